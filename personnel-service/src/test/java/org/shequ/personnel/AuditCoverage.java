package org.shequ.personnel;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.AuditRules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs after all other tests of the module (see the parent's profile lifecycle-coverage). */
class AuditCoverage {

    private static final Map<String, String> SILENT = Map.of(
            "searchPeople", "changes nothing; a search for what is masked, and a look at it, is on record as such");

    @Test
    void every_command_that_succeeds_leaves_an_audit_entry() {
        assertEquals(List.of(), AuditRules.unaudited(Path.of("../contracts/openapi/personnel.json"), SILENT));
    }
}
