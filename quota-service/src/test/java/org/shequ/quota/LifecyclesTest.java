package org.shequ.quota;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.LifecycleRules;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LifecyclesTest {

    private final QuotaLifecycles lifecycles = new QuotaLifecycles();

    @Test
    void the_page_of_diagrams_is_as_the_code_is() {
        assertEquals(
                List.of(),
                LifecycleRules.pageFaults(
                        lifecycles, "Lifecycles of quota-service", Path.of("../docs/lifecycles/quota.md")));
    }

    @Test
    void steps_name_operations_of_the_document_and_who_may_call_them() {
        assertEquals(List.of(), LifecycleRules.operationFaults(lifecycles, Path.of("../contracts/openapi/quota.json")));
    }

    @Test
    void something_leads_to_every_state() {
        assertEquals(List.of(), LifecycleRules.stateFaults(lifecycles));
    }
}
