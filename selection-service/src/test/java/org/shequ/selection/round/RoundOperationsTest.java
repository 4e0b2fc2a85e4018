package org.shequ.selection.round;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shequ.kit.lifecycle.Command;
import org.shequ.selection.vocabulary.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a refusal says may be done instead: everything, and nothing that is not there. */
class RoundOperationsTest {

    private static final Set<String> CHANGES = Set.of("post", "put", "patch", "delete");

    /** Before a round runs. */
    private static final Set<String> EARLIER = Set.of("requestPlaces", "announceRound");

    @Test
    void every_change_of_a_round_in_the_document_is_listed_with_its_permission_and_nothing_else_is()
            throws IOException {
        var documented = new TreeMap<String, String>();
        var document = new ObjectMapper()
                .readTree(Path.of("../contracts/openapi/selection.json").toFile());
        for (var path : document.path("paths").properties()) {
            if (path.getKey().contains("/rounds/{id}/")) {
                for (var operation : path.getValue().properties()) {
                    if (CHANGES.contains(operation.getKey())) {
                        documented.put(
                                operation.getValue().path("operationId").asText(), permission(operation.getValue()));
                    }
                }
            }
        }
        documented.keySet().removeAll(EARLIER);
        Map<String, String> listed = Arrays.stream(RoundOperation.values())
                .map(RoundOperation::command)
                .collect(Collectors.toMap(
                        Command::operation,
                        command -> String.valueOf(command.permission()),
                        (one, same) -> one,
                        TreeMap::new));
        assertEquals(documented, listed);
    }

    private static String permission(JsonNode operation) {
        return operation.path("x-permissions").path(0).asText();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ANNOUNCEMENT", "REVIEW"})
    void at_every_stage_something_leads_on_and_the_round_may_be_cancelled(Stage stage) {
        var possible = new RoundStep(RoundStatus.RUNNING, stage).possible();
        assertTrue(possible.contains(RoundOperation.CANCEL.command()), possible.toString());
        assertFalse(
                Set.of(
                                RoundOperation.CANCEL.command(),
                                RoundOperation.NAME_PANEL.command(),
                                RoundOperation.WITHDRAW.command())
                        .containsAll(possible),
                possible.toString());
    }

    @Test
    void steps_are_told_with_whose_they_are() {
        var possible = Command.words(new RoundStep(RoundStatus.RUNNING, Stage.INTERVIEW).possible());
        assertEquals(
                "scores, score-imports (scorer); ranking, registrations/{registrationId}/withdrawal, panel, cancellation (officer)",
                possible.english());
        assertEquals("录入成绩、批量导入成绩（评分）；排名、撤回报名、确定工作人员名单、取消（经办）", possible.chinese());
        assertEquals(List.of(), new RoundStep(RoundStatus.CLOSED, null).possible());
    }
}
