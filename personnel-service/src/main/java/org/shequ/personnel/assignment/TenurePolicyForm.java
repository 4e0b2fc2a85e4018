package org.shequ.personnel.assignment;

import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code tenure}. */
@ApplicationScoped
class TenurePolicyForm implements PolicyForm {

    @Override
    public String name() {
        return "tenure";
    }

    @Override
    public Class<?> form() {
        return TenurePolicy.class;
    }
}
