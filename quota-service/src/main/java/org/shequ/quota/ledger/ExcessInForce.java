package org.shequ.quota.ledger;

import org.shequ.quota.vacancy.ExcessRule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the rule a bean, so that accounts and entries ask the same one. */
@ApplicationScoped
class ExcessInForce {

    @Produces
    @ApplicationScoped
    ExcessRule rule() {
        return new ExcessRule();
    }
}
