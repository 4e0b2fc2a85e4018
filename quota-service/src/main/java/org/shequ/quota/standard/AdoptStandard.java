package org.shequ.quota.standard;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A jurisdiction adopts a standard from a day on. */
@ApplicationScoped
class AdoptStandard {

    private final Standards standards;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    AdoptStandard(Standards standards, AuditLog audit, BusinessClock clock, Caller caller) {
        this.standards = standards;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Standard handle(StandardRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        var standard = request.standard(Ids.next(), standards.nextNumber(request.jurisdiction()), clock.instant());
        standards.add(standard, caller.subject());
        audit.append(
                "standard-adopted",
                "standard",
                standard.id().toString(),
                standard.jurisdiction(),
                Map.of(
                        "jurisdiction", standard.jurisdiction(),
                        "places", standard.words(),
                        "rounding", standard.rounding().name(),
                        "effectiveFrom", standard.effectiveFrom().toString(),
                        "documentNumber", standard.documentNumber()));
        return standard;
    }
}
