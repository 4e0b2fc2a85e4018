package org.shequ.assessment;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.AuditRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class AuditCoverage {

    private static final Map<String, String> SILENT = Map.of(
            "simulateCycle", "computes beside the cycle and changes nothing",
            "enterSheets", "changes nothing where every sheet is refused");

    @Test
    void every_command_that_succeeds_leaves_an_audit_entry() {
        assertEquals(List.of(), AuditRules.unaudited(Path.of("../contracts/openapi/assessment.json"), SILENT));
    }
}
