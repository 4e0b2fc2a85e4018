package org.shequ.quota;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.LifecycleRules;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class LifecycleCoverage {

    @Test
    void every_step_is_taken_and_every_command_refused_somewhere() {
        assertEquals(List.of(), LifecycleRules.unexercised(new QuotaLifecycles()));
    }
}
