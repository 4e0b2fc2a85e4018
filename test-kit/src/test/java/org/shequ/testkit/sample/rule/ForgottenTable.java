package org.shequ.testkit.sample.rule;

/** Used by a rule that nobody runs: forgotten as well. */
public class ForgottenTable {
    int limit() {
        return 57;
    }
}
