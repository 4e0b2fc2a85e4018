package org.shequ.assessment.standing;

import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A jurisdiction adopts a front policy from a day on. */
@ApplicationScoped
class AdoptFrontPolicy {

    private final FrontPolicies policies;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    AdoptFrontPolicy(FrontPolicies policies, AuditLog audit, BusinessClock clock, Caller caller) {
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    FrontPolicyVersion handle(
            String jurisdiction, FrontPolicy policy, int years, LocalDate effectiveFrom, String documentNumber) {
        caller.scope().requireOver(jurisdiction);
        FrontPolicyVersion adopted =
                new FrontPolicyVersion(Ids.next(), jurisdiction, policy, years, effectiveFrom, documentNumber);
        policies.add(adopted, clock.instant(), caller.subject());
        audit.append(
                "front-policy-adopted",
                "front-policy",
                adopted.id().toString(),
                jurisdiction,
                Map.of(
                        "jurisdiction", jurisdiction,
                        "policy", policy.name(),
                        "years", years,
                        "effectiveFrom", effectiveFrom.toString(),
                        "documentNumber", documentNumber));
        return adopted;
    }
}
