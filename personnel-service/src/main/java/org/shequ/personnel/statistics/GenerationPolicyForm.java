package org.shequ.personnel.statistics;

import org.shequ.personnel.policy.PolicyForm;

import jakarta.enterprise.context.ApplicationScoped;

/** The form of the policy {@code generations}. */
@ApplicationScoped
class GenerationPolicyForm implements PolicyForm {

    @Override
    public String name() {
        return "generations";
    }

    @Override
    public Class<?> form() {
        return GenerationPolicy.class;
    }
}
