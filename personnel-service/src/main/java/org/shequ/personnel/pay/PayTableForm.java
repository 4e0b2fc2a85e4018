package org.shequ.personnel.pay;

import org.shequ.personnel.paygrade.PayTable;
import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code pay-grade}. */
@ApplicationScoped
class PayTableForm implements PolicyForm {

    @Override
    public String name() {
        return "pay-grade";
    }

    @Override
    public Class<?> form() {
        return PayTable.class;
    }
}
