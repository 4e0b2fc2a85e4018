package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A round with all that can happen in one (a corrected score, a tie, somebody not shortlisted, a failed medical, objections,
 * a withdrawal, an order), its record, and the verifier: the record holds, and no part of it can be altered unnoticed.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RoundRecordApiTest {

    private static final long SEED = 20260302;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Decides: none of these can be altered without a contradiction, even by somebody who writes all hashes anew. */
    private static final Pattern DECISIVE = Pattern.compile(String.join(
            "|",
            "CANDIDATE/\\d+/scores/\\d+/(score|slot|paper|scorer)",
            "CANDIDATE/\\d+/ranking/.*",
            "CANDIDATE/\\d+/(verdict|status|position|number|held)",
            "CANDIDATE/\\d+/findings/\\d+/(outcome|actual|required|criterion|group)",
            "CANDIDATE/\\d+/findings/\\d+/evidence/.*",
            "CANDIDATE/\\d+/review/decision",
            "CANDIDATE/\\d+/outcomes/\\d+/passed",
            "CANDIDATE/\\d+/objections/\\d+/state",
            "CANDIDATE/\\d+/appointments/\\d+/(status|probationUntil|lockUntil|decidedBy|effectiveOn)",
            "CANDIDATE/\\d+/ended/stage",
            "NOTICE/\\d+/(publishedOn|lastDay|days|dayKind|number|publishedBy)",
            "ROUND/terms/scoring/(tiesOn|tieBreaks/0|decimals/total)",
            "ROUND/terms/(writtenPercent|noticeDays|probationMonths|lockYears|ruleVersion|interviewRatio)",
            "ROUND/(status|kind|candidates|draftedBy)",
            "RULE/(version|kind)",
            "JOURNAL/\\d+/(toStatus|fromStatus|fromStage)"));

    private final TestRound run = new TestRound();

    private JsonNode eventfulRound() {
        run.draft(2);
        run.announce();
        var best = run.candidate("甲社区");
        var tiedFirst = run.candidate("乙社区");
        var tiedSecond = run.candidate("丙社区");
        var unwell = run.candidate("丁社区");
        var next = run.candidate("戊社区");
        var sixth = run.candidate("己社区");
        var seventh = run.candidate("庚社区");
        var gone = run.candidate("辛社区");
        var refused = run.officer.register(
                run.id(),
                run.district.secretary(run.district.frontCommunity("壬社区"), LocalDate.of(2023, 4, 1)),
                run.position());
        var path = run.path() + "/registrations/";
        run.officer.post(
                path + refused + "/review",
                run.officer.etag(path + refused),
                Map.of("decision", "REFUSE", "reason", "任职年限不足"));
        run.officer
                .post(path + gone + "/withdrawal", run.officer.etag(path + gone), Map.of("reason", "个人原因"))
                .then()
                .statusCode(200);
        run.completeReview();
        Selection.scorer("scorer-qian", run.district.code).scores(run.id(), "WRITTEN", Map.of(best, "8.80"));
        Selection.scorer("scorer-sun", run.district.code).scores(run.id(), "WRITTEN", Map.of(best, "88.00"));
        Selection.scorer("scorer-qian", run.district.code).scores(run.id(), "WRITTEN", Map.of(best, "88.00"));
        run.enter(
                "WRITTEN",
                Map.of(
                        tiedFirst,
                        "80.00",
                        tiedSecond,
                        "82.00",
                        unwell,
                        "90.00",
                        next,
                        "75.50",
                        sixth,
                        "75.51",
                        seventh,
                        "60.00"));
        run.enter(
                "INTERVIEW",
                Map.of(
                        best,
                        "87.50",
                        tiedFirst,
                        "86.00",
                        tiedSecond,
                        "83.00",
                        unwell,
                        "90.25",
                        next,
                        "70.00",
                        sixth,
                        "69.98")); // 73.298, which reads 73.30 like the one before
        run.officer.step(run.id(), "/ranking", null);
        run.outcomes("MEDICAL", List.of(unwell), false);
        run.pass("MEDICAL", List.of(best, tiedFirst));
        run.pass("INSPECTION", List.of(best, tiedFirst));
        run.pass("DELIBERATION", List.of(best, tiedFirst));
        run.publisher.step(run.id(), "/notice", Map.of());
        answer(object(best), false);
        answer(object(tiedFirst), true);
        TestClock.set(LocalDate.of(2026, 3, 18));
        run.publisher.step(run.id(), "/notice/closure", null);
        // the objection upheld moves the next of the tie up
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            run.outcomes(stage, List.of(tiedSecond), true);
        }
        run.publishAndClose();
        for (var appointment : run.decide(2)) {
            var decided = Quota.awaitDecision(appointment);
            Quota.confirm(decided);
            TestKafka.publish(TestRound.effected(decided));
            Quota.occupy(decided);
            run.awaitAppointment(appointment, "CLOSED");
        }
        run.officer.awaitStatus(run.id(), "CLOSED");
        return TestRecord.of(run);
    }

    private Response object(String registration) {
        return run.publisher.post(
                run.path() + "/objections", Map.of("registrationId", registration, "content", "反映有关情况"));
    }

    private void answer(Response objection, boolean upheld) {
        run.publisher
                .post(
                        run.path() + "/objections/" + objection.path("id") + "/answer",
                        objection.header("ETag"),
                        Map.of("upheld", upheld, "answer", "经核查"))
                .then()
                .statusCode(200);
    }

    private record Leaf(String path, JsonNode parent, String field, int index) {}

    private static List<Leaf> leaves(JsonNode record) {
        List<Leaf> leaves = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        record.path("entries").forEach(entry -> {
            var type = entry.path("type").asText();
            var number = counts.merge(type, 1, Integer::sum);
            var single = type.equals("ROUND") || type.equals("RULE");
            collect(single ? type : type + "/" + number, entry.path("body"), leaves);
        });
        return leaves;
    }

    private static void collect(String path, JsonNode node, List<Leaf> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                var below = path + "/" + field.getKey();
                if (field.getValue().isContainerNode()) {
                    collect(below, field.getValue(), leaves);
                } else {
                    leaves.add(new Leaf(below, node, field.getKey(), -1));
                }
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                if (node.get(i).isContainerNode()) {
                    collect(path + "/" + i, node.get(i), leaves);
                } else {
                    leaves.add(new Leaf(path + "/" + i, node, "", i));
                }
            }
        }
    }

    /** Another value of the same kind. */
    private static JsonNode altered(JsonNode value, Random random) {
        if (value.isBoolean()) {
            return NODES.booleanNode(!value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return NODES.numberNode(value.intValue() + 1 + random.nextInt(3));
        }
        if (value.isNumber()) {
            return NODES.numberNode(value.decimalValue().add(new BigDecimal("0.01")));
        }
        var text = value.asText();
        for (var choices : CHOICES) {
            if (choices.contains(text)) {
                var others =
                        choices.stream().filter(choice -> !choice.equals(text)).toList();
                return NODES.textNode(others.get(random.nextInt(others.size())));
            }
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return NODES.textNode(
                    LocalDate.parse(text).plusDays(1 + random.nextInt(9)).toString());
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return NODES.textNode(
                    Instant.parse(text).plusSeconds(1 + random.nextInt(999_999)).toString());
        }
        return NODES.textNode(text + "x");
    }

    private static final List<List<String>> CHOICES = List.of(
            List.of("PASS", "FAIL", "UNKNOWN"),
            List.of("ELIGIBLE", "NOT_ELIGIBLE"),
            List.of("ADMIT", "REFUSE"),
            List.of("WRITTEN", "INTERVIEW"),
            List.of("ADMITTED", "APPOINTED", "ELIMINATED", "REFUSED"),
            List.of("OPEN", "UPHELD", "REJECTED"),
            List.of("WORKING", "CALENDAR"),
            List.of("EXACT_TOTAL", "ROUNDED_TOTAL"),
            List.of("NONE", "INTERVIEW", "CERTIFICATE", "RETEST"),
            List.of("CLOSED", "RUNNING"),
            List.of("MEDICAL", "INSPECTION", "DELIBERATION", "NOTICE", "REVIEW"));

    private static void set(Leaf leaf, JsonNode value) {
        if (leaf.index() >= 0) {
            ((ArrayNode) leaf.parent()).set(leaf.index(), value);
        } else {
            ((ObjectNode) leaf.parent()).set(leaf.field(), value);
        }
    }

    private static JsonNode get(Leaf leaf) {
        return leaf.index() >= 0
                ? leaf.parent().get(leaf.index())
                : leaf.parent().get(leaf.field());
    }

    @Test
    void the_record_follows_from_itself_and_no_part_of_it_can_be_altered_unnoticed() throws IOException {
        var record = eventfulRound();
        assertEquals(List.of(), RecordVerifier.verify(record));
        assertNoPersonalData(record);
        TestRecord.assertSealedAndSound(run);
        assertCommand(record);

        var random = new Random(SEED);
        var leaves = leaves(record);
        assertTrue(leaves.size() > 500, "leaves: " + leaves.size());
        List<String> unnoticed = new ArrayList<>();
        int decisive = 0;
        for (var leaf : leaves) {
            var value = get(leaf);
            set(leaf, altered(value, random));
            assertFalse(RecordVerifier.chain(record).isEmpty(), leaf.path());
            if (DECISIVE.matcher(leaf.path()).matches() && !leaf.parent().has("supersededAt")) {
                decisive++;
                if (RecordVerifier.contents(record).isEmpty()) {
                    unnoticed.add(leaf.path() + " " + value + " -> " + get(leaf));
                }
            }
            set(leaf, value);
        }
        assertEquals(List.of(), unnoticed, "seed " + SEED + ", of " + decisive);
        assertTrue(decisive > 200, "decisive: " + decisive);
        assertEquals(List.of(), RecordVerifier.verify(record), "everything was put back");
    }

    private void assertNoPersonalData(JsonNode record) {
        var text = record.toString();
        List<String> people = run.officer.get(run.path() + "/registrations").path("items.personId");
        for (var person : people) {
            assertFalse(text.contains(person), "no person is named by id");
        }
        for (var free : List.of("王小明", "反映有关情况", "不合格", "个人原因", "任职年限不足")) {
            assertFalse(text.contains(free), free);
        }
        assertFalse(text.contains("1982-03-09"), "nobody's day of birth");
        record.path("entries").forEach(entry -> {
            var facts = entry.path("body").path("facts").toString()
                    + entry.path("body").path("findings").toString();
            assertFalse(
                    Pattern.compile("(?!00000000)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                            .matcher(facts)
                            .find(),
                    "no id by which a candidate is found elsewhere: " + facts);
        });
    }

    private static void assertCommand(JsonNode record) throws IOException {
        var file = Files.createTempFile("record", ".json");
        try {
            Files.writeString(file, record.toPrettyString());
            var printed = new ByteArrayOutputStream();
            var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            assertEquals(0, VerifyRecord.run(new String[] {file.toString()}, out));
            assertTrue(printed.toString(StandardCharsets.UTF_8)
                    .contains(record.path("digest").asText()));
            Files.writeString(file, record.toString().replaceFirst("\"total\":87", "\"total\":86"));
            assertEquals(1, VerifyRecord.run(new String[] {file.toString()}, out));
            Files.writeString(file, "{");
            assertEquals(2, VerifyRecord.run(new String[] {file.toString()}, out));
        } finally {
            Files.delete(file);
        }
    }
}
