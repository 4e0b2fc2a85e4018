package org.shequ.personnel.privacy;

import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code retention}. */
@ApplicationScoped
class RetentionPolicyForm implements PolicyForm {

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Class<?> form() {
        return RetentionPolicy.class;
    }
}
