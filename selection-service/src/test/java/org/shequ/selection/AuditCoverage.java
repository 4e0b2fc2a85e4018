package org.shequ.selection;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.AuditRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class AuditCoverage {

    private static final Map<String, String> SILENT =
            Map.of("putSelectionCalendar", "is refused always: the calendar is kept by assessment");

    @Test
    void every_command_that_succeeds_leaves_an_audit_entry() {
        assertEquals(List.of(), AuditRules.unaudited(Path.of("../contracts/openapi/selection.json"), SILENT));
    }
}
