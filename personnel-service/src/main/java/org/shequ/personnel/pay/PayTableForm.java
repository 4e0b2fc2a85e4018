package org.shequ.personnel.pay;

import org.shequ.personnel.pay.grade.FailedYearFrom;
import org.shequ.personnel.pay.grade.PayTable;
import org.shequ.personnel.policy.PolicyForm;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code pay-grade}. */
@ApplicationScoped
class PayTableForm implements PolicyForm {

    static final String NAME = "pay-grade";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<?> form() {
        return PayTable.class;
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("failedYearFrom", FailedYearFrom.FIRST_OF_NEXT_MONTH.name());
    }
}
