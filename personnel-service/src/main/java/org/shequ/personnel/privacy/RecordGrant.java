package org.shequ.personnel.privacy;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.privacy.Grant;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Decides what a client system may read from a day on; the versions before stay. */
@ApplicationScoped
public class RecordGrant {

    private final ClientGrants grants;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RecordGrant(ClientGrants grants, AuditLog audit, BusinessClock clock, Caller caller) {
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** What is decided. */
    record Draft(
            String client,
            Set<PersonField> fields,
            Set<AccessPurpose> purposes,
            LocalDate validFrom,
            String documentNumber) {}

    @Transactional
    ClientGrants.Version handle(Draft draft) {
        var version = new ClientGrants.Version(
                new Grant(draft.client(), grants.nextVersion(draft.client()), draft.fields(), draft.purposes()),
                draft.validFrom(),
                draft.documentNumber(),
                clock.instant(),
                caller.subject());
        grants.insert(version);
        audit.append(
                "grant-recorded",
                "grant",
                draft.client(),
                AuditLog.EVERY_UNIT,
                Map.of("version", version.grant().version(), "documentNumber", draft.documentNumber()));
        return version;
    }
}
