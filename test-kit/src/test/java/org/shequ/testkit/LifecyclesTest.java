package org.shequ.testkit;

import org.junit.jupiter.api.Test;
import org.shequ.kit.job.JobLifecycles;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What has a life in every service stands in the kit, whose own tests take its steps. */
class LifecyclesTest {

    private final JobLifecycles lifecycles = new JobLifecycles();

    @Test
    void the_page_of_diagrams_is_as_the_code_is() {
        assertEquals(
                List.of(),
                LifecycleRules.pageFaults(
                        lifecycles, "Lifecycles of every service", Path.of("../docs/lifecycles/kit.md")));
    }

    @Test
    void something_leads_to_every_state() {
        assertEquals(List.of(), LifecycleRules.stateFaults(lifecycles));
    }
}
