package org.shequ.quota.standard;

import org.shequ.kit.id.Ids;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A jurisdiction adopts a standard from a day on. */
@ApplicationScoped
class AdoptStandard {

    private final Standards standards;
    private final PolicyRecord record;

    AdoptStandard(Standards standards, PolicyRecord record) {
        this.standards = standards;
        this.record = record;
    }

    @Transactional
    Standard handle(StandardRequest request) {
        return record.add("standard-adopted", "standard", request.jurisdiction(), hand -> {
            var standard = request.standard(Ids.next(), standards.nextNumber(request.jurisdiction()), hand.at());
            standards.add(standard, hand.by());
            return new Written<>(
                    standard,
                    standard.id().toString(),
                    Map.of(
                            "jurisdiction", standard.jurisdiction(),
                            "places", standard.words(),
                            "rounding", standard.rounding().name(),
                            "effectiveFrom", standard.effectiveFrom().toString(),
                            "documentNumber", standard.documentNumber()));
        });
    }
}
