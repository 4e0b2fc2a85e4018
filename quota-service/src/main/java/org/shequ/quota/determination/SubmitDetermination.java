package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A draft goes to review. */
@ApplicationScoped
class SubmitDetermination {

    private final Determinations determinations;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    SubmitDetermination(Determinations determinations, AuditLog audit, BusinessClock clock, Caller caller) {
        this.determinations = determinations;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Determination handle(UUID id, @Nullable Version expected) {
        var determination = determinations.open(id, expected, caller.scope());
        determination.submit(caller.subject(), clock.instant());
        audit.append("determination-submitted", "determination", id.toString(), determination.jurisdiction(), Map.of());
        return determination;
    }
}
