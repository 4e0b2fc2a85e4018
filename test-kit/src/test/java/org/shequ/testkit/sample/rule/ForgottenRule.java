package org.shequ.testkit.sample.rule;

/** Breaks a rule on purpose: nothing outside its package runs it, not even by way of its neighbour. */
public class ForgottenRule {
    public int ageLimit() {
        return new ForgottenTable().limit();
    }
}
