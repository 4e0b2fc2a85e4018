package org.shequ.assessment;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.LifecycleRules;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LifecyclesTest {

    private final AssessmentLifecycles lifecycles = new AssessmentLifecycles();

    @Test
    void the_page_of_diagrams_is_as_the_code_is() {
        assertEquals(
                List.of(),
                LifecycleRules.pageFaults(
                        lifecycles, "Lifecycles of assessment-service", Path.of("../docs/lifecycles/assessment.md")));
    }

    @Test
    void steps_name_operations_of_the_document_and_who_may_call_them() {
        assertEquals(
                List.of(), LifecycleRules.operationFaults(lifecycles, Path.of("../contracts/openapi/assessment.json")));
    }

    @Test
    void something_leads_to_every_state() {
        assertEquals(List.of(), LifecycleRules.stateFaults(lifecycles));
    }
}
