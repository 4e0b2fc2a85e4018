package org.shequ.selection.examination;

import org.shequ.selection.scoring.Totals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the rule of totals a bean, so that all who rank or explain ask the same one. */
@ApplicationScoped
class RuleInForce {

    @Produces
    @ApplicationScoped
    Totals totals() {
        return new Totals();
    }
}
