package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One assessment cycle, led through its states by the four offices that share it. */
final class CycleDesk {
    private static final String DEADLINE = "2026-01-31";

    private final Scene scene;
    private final String path;

    private CycleDesk(Scene scene, String path) {
        this.scene = scene;
        this.path = path;
    }

    /** Drafts a scheme for 2025, has it approved by somebody else, and opens a cycle by it over the whole district. */
    static CycleDesk open(Scene scene, String kind, String title, Map<String, Object> content) {
        var suite = scene.suite;
        var drafted = suite.post(
                        Actor.ASSESSOR,
                        "/assessment/v1/schemes",
                        Map.of(
                                "title",
                                title + "方案",
                                "subjectKind",
                                kind,
                                "jurisdiction",
                                Scene.DISTRICT,
                                "year",
                                2025,
                                "content",
                                content))
                .require(201);
        suite.post(
                        Actor.ASSESSMENT_APPROVER,
                        "/assessment/v1/schemes/" + drafted.text("id") + "/approval",
                        drafted.etag(),
                        Map.of("documentNumber", "崇考〔2026〕1号"))
                .require(200);
        var cycle = suite.post(
                        Actor.ASSESSOR,
                        "/assessment/v1/cycles",
                        Map.of(
                                "schemeId",
                                drafted.text("id"),
                                "title",
                                title,
                                "jurisdiction",
                                Scene.DISTRICT,
                                "scoringUntil",
                                DEADLINE))
                .require(201);
        var desk = new CycleDesk(scene, "/assessment/v1/cycles/" + cycle.text("id"));
        desk.succeeded(suite.ended(Actor.ASSESSOR, desk.act(Actor.ASSESSOR, "/opening", null)));
        return desk;
    }

    /** Everybody who is judged. */
    List<String> subjects() {
        return scene.suite.all(Actor.VIEWER, path + "/subjects").stream()
                .map(subject -> subject.path("subject").asText())
                .toList();
    }

    /** Hands in sheets by file, as the scorers do; answers how many were taken. */
    long score(String header, List<String> rows) {
        var csv = rows.stream().collect(Collectors.joining("\n", header + "\n", "\n"));
        return succeeded(scene.suite.load(Actor.ASSESSMENT_SCORER, path + "/sheet-imports", csv))
                .at("/counts/taken")
                .asLong();
    }

    Answer sheets(List<Map<String, Object>> sheets) {
        return scene.suite
                .post(Actor.ASSESSMENT_SCORER, path + "/sheets", Map.of("sheets", sheets))
                .require(200);
    }

    /** Answers how many subjects were computed. */
    long calibrate() {
        var accepted = act(Actor.ASSESSOR, "/calibration", null);
        return succeeded(scene.suite.ended(Actor.ASSESSOR, accepted))
                .at("/counts/subjects")
                .asLong();
    }

    /** Answers the last day of publicity. */
    String publish() {
        return act(Actor.ASSESSMENT_PUBLISHER, "/publicity", Map.of("documentNumber", "崇考〔2026〕5号"))
                .require(200)
                .text("publicityUntil");
    }

    Answer tryToFinish() {
        return act(Actor.ASSESSMENT_PUBLISHER, "/finalization", null);
    }

    /** Answers how many results are final. */
    long finish() {
        return succeeded(scene.suite.ended(Actor.ASSESSMENT_PUBLISHER, tryToFinish()))
                .at("/counts/settled")
                .asLong();
    }

    JsonNode outcome(String subject) {
        return scene.suite
                .get(Actor.VIEWER, path + "/outcomes/" + subject)
                .require(200)
                .body();
    }

    JsonNode pool() {
        return scene.suite
                .get(Actor.VIEWER, path + "/pools")
                .require(200)
                .body()
                .at("/items/0");
    }

    /** Does something to the cycle as it now stands. */
    Answer act(Actor actor, String step, @Nullable Object body) {
        var etag = scene.suite.get(Actor.VIEWER, path).require(200).etag();
        return scene.suite.post(actor, path + step, etag, body);
    }

    /** Raises an objection and has it answered by somebody else. */
    String object(String subject, Map<String, Object> answer) {
        var raised = scene.suite
                .post(Actor.ASSESSOR, path + "/objections", Map.of("subject", subject, "grounds", "加分依据不足"))
                .require(201);
        return scene.suite
                .post(
                        Actor.ASSESSMENT_APPROVER,
                        path + "/objections/" + raised.text("id") + "/answer",
                        raised.etag(),
                        answer)
                .require(200)
                .text("outcome");
    }

    private JsonNode succeeded(JsonNode job) {
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException("A job of " + path + " ended with " + job);
        }
        return job;
    }
}
