package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A draft is put into force by a document; never by who drafted it. */
@ApplicationScoped
class ApproveScheme {

    private final Schemes schemes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    ApproveScheme(Schemes schemes, AuditLog audit, BusinessClock clock, Caller caller) {
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Scheme handle(UUID id, @Nullable Version expected, String documentNumber) {
        var scheme = schemes.open(id, expected, caller.scope());
        scheme.approve(caller.subject(), clock.instant(), documentNumber);
        audit.append(
                "scheme-approved",
                "scheme",
                id.toString(),
                scheme.jurisdiction(),
                Map.of("documentNumber", documentNumber, "edition", scheme.edition()));
        return scheme;
    }
}
