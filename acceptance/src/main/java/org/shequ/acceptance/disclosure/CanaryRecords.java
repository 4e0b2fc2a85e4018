package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.client.Suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every canary a record of each kind, with a text that can be found again wherever an operation takes one. */
final class CanaryRecords {
    private static final String ORDER = "崇组〔2026〕77号";

    private final Suite suite;
    private final List<String> refused = new ArrayList<>();
    private int made;

    CanaryRecords(Suite suite) {
        this.suite = suite;
    }

    /** Records that were taken. */
    int made() {
        return made;
    }

    /** What was not taken, with the answer: a kind of record without a canary proves nothing. */
    List<String> refused() {
        return refused;
    }

    void plant(Canary canary) {
        entry(
                canary,
                "honours",
                Map.of(
                        "title",
                        PlantedText.of("荣誉", canary),
                        "level",
                        "DISTRICT",
                        "awardedBy",
                        PlantedText.of("授予", canary),
                        "awardedOn",
                        "2024-12-05"));
        entry(
                canary,
                "trainings",
                Map.of(
                        "title", PlantedText.of("培训", canary),
                        "organiser", PlantedText.of("主办", canary),
                        "hours", 16,
                        "result", PlantedText.of("成绩", canary),
                        "from", "2024-12-02"));
        entry(canary, "achievements", Map.of("summary", PlantedText.of("业绩", canary), "from", "2024-12-03"));
        entry(canary, "relatives", Map.of("relation", "SPOUSE", "outsiderName", PlantedText.of("亲属", canary)));
        var matter =
                entry(canary, "investigations", Map.of("matter", PlantedText.of("案由", canary), "from", "2025-12-02"));
        after(
                canary,
                "investigations/" + matter + "/end",
                Map.of("on", "2025-12-04", "reason", PlantedText.of("结案", canary)));
        entry(
                canary,
                "sanctions",
                Map.of(
                        "kind",
                        PlantedText.of("处分", canary),
                        "from",
                        "2024-12-04",
                        "to",
                        "2024-12-09",
                        "barsSelection",
                        false));
        var certificate = entry(
                canary,
                "certificates",
                Map.of(
                        "certificate", "ASSISTANT",
                        "number", PlantedText.of("证号", canary),
                        "obtainedOn", "2024-12-06"));
        after(canary, "certificates/" + certificate + "/withdrawal", Map.of("reason", PlantedText.of("撤证", canary)));
        var wrong =
                entry(canary, "achievements", Map.of("summary", PlantedText.of("误录", canary), "from", "2024-12-07"));
        after(canary, "achievements/" + wrong + "/withdrawal", Map.of("reason", PlantedText.of("撤回", canary)));
    }

    /** What assessment writes about a person after a year's results: a review that is asked for and decided, a correction. */
    void assess(Canary canary) {
        var cycle = suite.all(Actor.VIEWER, "/assessment/v1/cycles").stream()
                .filter(one -> one.path("subjectKind").asText().equals("PERSON"))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
        var appeal = taken(suite.post(
                Actor.ASSESSOR,
                "/assessment/v1/appeals",
                Map.of(
                        "cycleId",
                        cycle,
                        "subject",
                        canary.id(),
                        "stage",
                        "REVIEW",
                        "grounds",
                        PlantedText.of("申诉", canary))));
        if (appeal.ok()) {
            taken(suite.post(
                    Actor.ASSESSMENT_APPROVER,
                    "/assessment/v1/appeals/" + appeal.text("id") + "/decision",
                    appeal.etag(),
                    Map.of("outcome", "MAINTAINED", "reason", PlantedText.of("裁定", canary), "documentNumber", ORDER)));
        }
        taken(suite.post(
                Actor.ASSESSOR,
                "/assessment/v1/cycles/" + cycle + "/corrections",
                Map.of(
                        "subject",
                        canary.id(),
                        "score",
                        71,
                        "grade",
                        "QUALIFIED",
                        "reason",
                        PlantedText.of("更正", canary))));
    }

    /** Answers the id of the entry that was made, which stands in the list. */
    private String entry(Canary canary, String kind, Map<String, Object> fields) {
        var path = "/personnel/v1/people/" + canary.id() + "/" + kind;
        post(canary, Actor.CLERK, path, fields);
        var text = fields.values().stream()
                .map(String::valueOf)
                .filter(value -> !PlantedText.in(value).isEmpty())
                .findFirst()
                .orElseThrow();
        return suite.all(Actor.CLERK, path).stream()
                .filter(entry -> entry.toString().contains(text) || kind.equals("investigations"))
                .map(entry -> entry.path("id").asText())
                .findFirst()
                .orElse("none");
    }

    private void after(Canary canary, String path, Map<String, Object> fields) {
        post(canary, Actor.CLERK, "/personnel/v1/people/" + canary.id() + "/" + path, fields);
    }

    private void post(Canary canary, Actor actor, String path, Map<String, Object> fields) {
        var body = new LinkedHashMap<>(fields);
        body.put("orderNumber", ORDER);
        var etag = suite.get(Actor.VIEWER, "/personnel/v1/people/" + canary.id())
                .require(200)
                .etag();
        taken(suite.post(actor, path, etag, body));
    }

    private Answer taken(Answer answer) {
        if (answer.ok()) {
            made++;
        } else {
            refused.add(answer.call() + " answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
