package org.shequ.assessment.standing;

import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.kit.id.Ids;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;

import java.time.LocalDate;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A jurisdiction adopts a front policy from a day on. */
@ApplicationScoped
class AdoptFrontPolicy {

    private final FrontPolicies policies;
    private final PolicyRecord record;

    AdoptFrontPolicy(FrontPolicies policies, PolicyRecord record) {
        this.policies = policies;
        this.record = record;
    }

    @Transactional
    FrontPolicyVersion handle(
            String jurisdiction, FrontPolicy policy, int years, LocalDate effectiveFrom, String documentNumber) {
        return record.add("front-policy-adopted", "front-policy", jurisdiction, hand -> {
            var adopted =
                    new FrontPolicyVersion(Ids.next(), jurisdiction, policy, years, effectiveFrom, documentNumber);
            policies.add(adopted, hand.at(), hand.by());
            return new Written<>(
                    adopted,
                    adopted.id().toString(),
                    Map.of(
                            "jurisdiction", jurisdiction,
                            "policy", policy.name(),
                            "years", years,
                            "effectiveFrom", effectiveFrom.toString(),
                            "documentNumber", documentNumber));
        });
    }
}
