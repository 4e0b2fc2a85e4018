package org.shequ.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AuditRulesTest {

    private static final String DOCUMENT = """
            {"paths":{"/rounds":{"post":{"operationId":"draftRound"},"get":{"operationId":"listRounds"}},
                      "/rounds/{id}/trial":{"post":{"operationId":"tryRound"}},
                      "/selection/v1/jobs/{id}/cancellation":{"post":{"operationId":"cancelSelectionJob"}}}}""";

    @TempDir
    Path directory;

    private List<String> faults(Map<String, String> silent, String... seen) throws IOException {
        return AuditRules.unaudited(
                Files.writeString(directory.resolve("document.json"), DOCUMENT), silent, List.of(seen));
    }

    @Test
    void commands_that_always_leave_an_entry_are_well() throws IOException {
        assertEquals(
                List.of(),
                faults(
                        Map.of(),
                        AuditRules.line("draftRound", true, ""),
                        AuditRules.line("tryRound", true, ""),
                        AuditRules.line("cancelSelectionJob", false, "a_test")));
    }

    @Test
    void a_command_that_succeeds_without_an_entry_once_is_found() throws IOException {
        assertEquals(
                List.of("tryRound succeeded without an audit entry in a_trial"),
                faults(
                        Map.of(),
                        AuditRules.line("draftRound", true, ""),
                        AuditRules.line("tryRound", true, ""),
                        AuditRules.line("tryRound", false, "a_trial")));
    }

    @Test
    void a_command_that_no_test_has_seen_succeed_is_found() throws IOException {
        assertEquals(
                List.of("tryRound: no test has seen it leave an audit entry"),
                faults(Map.of(), AuditRules.line("draftRound", true, "")));
    }

    @Test
    void what_may_be_silent_is_named_and_must_exist() throws IOException {
        assertEquals(
                List.of("trial is no command of document.json"),
                faults(
                        Map.of("tryRound", "changes nothing", "trial", "misspelt"),
                        AuditRules.line("draftRound", true, ""),
                        AuditRules.line("tryRound", false, "a_trial")));
    }
}
