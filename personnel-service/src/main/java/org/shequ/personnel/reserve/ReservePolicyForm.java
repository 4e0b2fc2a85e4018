package org.shequ.personnel.reserve;

import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code reserve}. */
@ApplicationScoped
class ReservePolicyForm implements PolicyForm {

    @Override
    public String name() {
        return ReservePolicy.NAME;
    }

    @Override
    public Class<?> form() {
        return ReservePolicy.class;
    }
}
