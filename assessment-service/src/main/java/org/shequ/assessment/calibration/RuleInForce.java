package org.shequ.assessment.calibration;

import org.shequ.assessment.judgement.AssessmentRule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the rule a bean, so that all who judge ask the same one. */
@ApplicationScoped
class RuleInForce {

    @Produces
    @ApplicationScoped
    AssessmentRule rule() {
        return new AssessmentRule();
    }
}
