package org.shequ.personnel.career;

import org.shequ.personnel.policy.PolicyForm;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code tenure}. */
@ApplicationScoped
class TenurePolicyForm implements PolicyForm {

    static final String NAME = "tenure";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<?> form() {
        return TenurePolicy.class;
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of(
                "monthOnlyStart", TenurePolicy.DayOfMonth.FIRST_DAY.name(),
                "monthOnlyEnd", TenurePolicy.DayOfMonth.LAST_DAY.name());
    }
}
