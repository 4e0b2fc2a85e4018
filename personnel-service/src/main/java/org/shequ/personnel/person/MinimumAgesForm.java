package org.shequ.personnel.person;

import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code minimum-ages}. */
@ApplicationScoped
class MinimumAgesForm implements PolicyForm {

    @Override
    public String name() {
        return MinimumAges.POLICY;
    }

    @Override
    public Class<?> form() {
        return MinimumAges.class;
    }
}
