package org.shequ.quota.standard;

import org.shequ.quota.apportionment.ApportionmentRule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the rule a bean, so that all who share out places ask the same one. */
@ApplicationScoped
class RuleInForce {

    @Produces
    @ApplicationScoped
    ApportionmentRule rule() {
        return new ApportionmentRule();
    }
}
