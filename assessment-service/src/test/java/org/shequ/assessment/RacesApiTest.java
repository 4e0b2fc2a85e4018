package org.shequ.assessment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ByChance;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.publisher;

/** Several hands at once: each decision is either taken and kept, or refused with its reason. None is lost. */
@ByChance
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RacesApiTest {

    @Inject
    Database database;

    private static final LocalDate AFTER = LocalDate.of(2026, 3, 10);
    private static final String DOCUMENT = "{\"documentNumber\":\"1\"}";

    /** Two communities with 90 and 80 points, all sheets in. */
    private static String scored(String district) {
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 16, 24));
        return cycle;
    }

    private static String published(String district) {
        String cycle = scored(district);
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        return cycle;
    }

    private static String finished(String district) {
        String cycle = published(district);
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        return cycle;
    }

    /** All at the same moment; what each answered. */
    private static List<String> atOnce(List<Callable<String>> hands) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(hands.size())) {
            List<Future<String>> all = hands.stream()
                    .map(hand -> threads.submit(() -> {
                        start.await();
                        return hand.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<String> one : all) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    /** OK, or the problem's code: told at once, or by the job. */
    private static String said(String token, Response answer) {
        if (answer.statusCode() == 202) {
            JsonPath job = Given.ended(answer.path("id"), token);
            return "SUCCEEDED".equals(job.getString("state")) ? "OK" : job.getString("failure.code");
        }
        return answer.statusCode() / 100 == 2 ? "OK" : answer.path("code");
    }

    private static String tag(String cycle) {
        return get(officer(), "cycles/" + cycle).getHeader("ETag");
    }

    private static JsonPath results(String unit) {
        return get(officer(), "communities/" + unit + "/results").jsonPath();
    }

    @Test
    void of_two_officers_who_calibrate_at_once_one_does_and_the_other_must_look_again() throws Exception {
        String cycle = scored(district(2));
        String tag = tag(cycle);
        Callable<String> hand = () -> said(officer(), post(officer(), "cycles/" + cycle + "/calibration", tag, null));
        assertEquals(
                List.of("OK", "STALE_VERSION"),
                atOnce(List.of(hand, hand)).stream().sorted().toList());
        get(officer(), "cycles/" + cycle)
                .then()
                .body("status", equalTo("CALIBRATION"))
                .body("version", equalTo(3));
    }

    /** A worker that dies after its commit and before it has said so: another runs the job from its beginning. */
    @Test
    void a_calibration_or_finalization_that_is_run_again_after_a_crash_changes_nothing_more() {
        String district = district(2);
        String cycle = scored(district);
        String calibration = decide(officer(), cycle, "calibration", null).path("id");
        Given.ended(calibration, officer());
        assertEquals("SUCCEEDED", runAgain(calibration, officer()));
        get(officer(), "cycles/" + cycle).then().body("version", equalTo(3)).body("status", equalTo("CALIBRATION"));
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        assertEquals("SUCCEEDED", runAgain(calibration, officer()));
        get(officer(), "cycles/" + cycle).then().body("version", equalTo(4)).body("status", equalTo("PUBLICITY"));
        TestClock.set(AFTER);
        String finalization = decide(publisher(), cycle, "finalization", null).path("id");
        Given.ended(finalization, publisher());
        assertEquals("SUCCEEDED", runAgain(finalization, publisher()));
        assertEquals(List.of(1), results(community(district, 1)).getList("items.version"));
    }

    private String runAgain(String job, String token) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(
                        1,
                        database.update(
                                "UPDATE jobs SET state = 'RUNNING', finished_at = NULL, lease_owner = gen_random_uuid(),"
                                        + " lease_until = clock_timestamp() - interval '1 hour' WHERE id = ?",
                                UUID.fromString(job))));
        return Given.ended(job, token).getString("state");
    }

    @Test
    void of_many_officers_who_book_points_at_once_each_is_kept_or_told_to_look_again() throws Exception {
        String district = district(2);
        String cycle = scored(district);
        Rounds.calibrate(cycle);
        Callable<String> hand = () -> {
            for (int attempt = 0; attempt < 100; attempt++) {
                Response answer = post(
                        officer(), "cycles/" + cycle + "/points", tag(cycle), """
                        {"subject":"%s","indicator":"PETITIONS","points":0.25,"reason":"r"}""".formatted(community(district, 1)));
                if (answer.statusCode() != 412) {
                    return said(officer(), answer);
                }
            }
            return "in vain";
        };
        assertEquals(
                Set.of("OK"),
                Set.copyOf(atOnce(IntStream.range(0, 8).mapToObj(i -> hand).toList())));
        JsonPath outcome = get(officer(), "cycles/" + cycle + "/outcomes/" + community(district, 1))
                .jsonPath();
        assertEquals(-2.0f, outcome.getFloat("points"));
        assertEquals(88.0f, outcome.getFloat("score"));
    }

    @Test
    void sheets_that_come_in_while_calibration_begins_are_counted_or_refused() throws Exception {
        for (int turn = 0; turn < 3; turn++) {
            String district = district(2);
            String cycle = scored(district);
            String tag = tag(cycle);
            List<Callable<String>> hands = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                var sheet = Rounds.sheet(
                        community(district, 1), "SUBDISTRICT", "L" + i, Map.of("MEETINGS", 0, "DISPUTES", 0));
                hands.add(() -> said(Rounds.scorer(), Rounds.enter(Rounds.scorer(), cycle, List.of(sheet))));
            }
            hands.add(() -> said(officer(), post(officer(), "cycles/" + cycle + "/calibration", tag, null)));
            List<String> answers = atOnce(hands);
            assertEquals("OK", answers.getLast());
            long late = answers.subList(0, 6).stream().filter("OK"::equals).count();
            assertTrue(Set.of("OK", "CYCLE_NOT_IN_STATE").containsAll(answers), answers.toString());
            Ratio subdistrict = Ratio.of(90).by(Ratio.of(1 + late));
            Ratio score =
                    subdistrict.times(Ratio.of(40)).plus(Ratio.of(90 * 60)).by(Ratio.of(100));
            assertEquals(
                    score.rounded().floatValue(),
                    get(officer(), "cycles/" + cycle + "/outcomes/" + community(district, 1))
                            .jsonPath()
                            .getFloat("score"),
                    late + " late sheets");
        }
    }

    @RepeatedTest(3)
    void an_objection_upheld_beside_the_finalization_has_its_say_in_either_order() throws Exception {
        String district = district(2);
        String cycle = published(district);
        Response raised = post(
                officer(),
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"r\"}".formatted(community(district, 2)));
        TestClock.set(AFTER);
        String tag = tag(cycle);
        List<String> answers = atOnce(List.of(
                () -> said(publisher(), post(publisher(), "cycles/" + cycle + "/finalization", tag, null)),
                () -> said(
                        approver(),
                        post(
                                approver(),
                                "cycles/" + cycle + "/objections/" + raised.path("id") + "/answer",
                                raised.getHeader("ETag"),
                                "{\"outcome\":\"UPHELD\",\"answer\":\"成立\",\"score\":95}"))));
        assertEquals(List.of("OK", "OK"), answers);
        JsonPath second = results(community(district, 2));
        assertEquals(List.of(95.0f), second.getList("items.score"));
        assertEquals(List.of(1), second.getList("items.version"));
        assertEquals(1, second.getInt("items[0].rank"));
        assertEquals(List.of(90.0f), results(community(district, 1)).getList("items.score"));
    }

    @RepeatedTest(3)
    void a_cycle_is_final_or_cancelled_but_never_both() throws Exception {
        String district = district(2);
        String cycle = published(district);
        TestClock.set(AFTER);
        String tag = tag(cycle);
        List<String> answers = atOnce(List.of(
                () -> said(publisher(), post(publisher(), "cycles/" + cycle + "/finalization", tag, null)),
                () -> said(
                        officer(), post(officer(), "cycles/" + cycle + "/cancellation", tag, "{\"reason\":\"r\"}"))));
        assertEquals(List.of("OK", "STALE_VERSION"), answers.stream().sorted().toList());
        boolean isFinal = "FINAL".equals(get(officer(), "cycles/" + cycle).path("status"));
        assertEquals(answers.getFirst().equals("OK"), isFinal);
        assertEquals(
                isFinal ? 1 : 0,
                results(community(district, 1)).getList("items").size());
    }

    @RepeatedTest(3)
    void a_review_filed_beside_the_publication_finds_a_final_result_or_none() throws Exception {
        String district = district(2);
        String cycle = published(district);
        TestClock.set(AFTER);
        String tag = tag(cycle);
        String review = "{\"cycleId\":\"%s\",\"subject\":\"%s\",\"stage\":\"REVIEW\",\"grounds\":\"r\"}"
                .formatted(cycle, community(district, 1));
        List<String> answers = atOnce(List.of(
                () -> said(publisher(), post(publisher(), "cycles/" + cycle + "/finalization", tag, null)),
                () -> said(officer(), post(officer(), "appeals", review))));
        assertEquals("OK", answers.getFirst());
        assertTrue(Set.of("OK", "CYCLE_NOT_IN_STATE").contains(answers.getLast()), answers.toString());
        assertEquals(
                answers.getLast().equals("OK") ? 1 : 0,
                get(officer(), "appeals?cycleId=" + cycle)
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @RepeatedTest(3)
    void a_correction_and_the_decision_of_an_appeal_at_once_are_two_versions() throws Exception {
        String district = district(2);
        String cycle = finished(district);
        String unit = community(district, 2);
        Response review = post(
                officer(),
                "appeals",
                "{\"cycleId\":\"%s\",\"subject\":\"%s\",\"stage\":\"REVIEW\",\"grounds\":\"r\"}"
                        .formatted(cycle, unit));
        String other =
                Tokens.of("assessment-approver").subject("another-office").bearer();
        Response correction = Rounds.askedForCorrection(cycle, unit, "\"score\":95");
        List<String> answers = atOnce(List.of(
                () -> said(approver(), Rounds.decideCorrection(cycle, correction, "APPROVED")),
                () -> said(
                        other,
                        post(
                                other,
                                "appeals/" + review.path("id") + "/decision",
                                review.getHeader("ETag"),
                                "{\"outcome\":\"CHANGED\",\"reason\":\"成立\",\"documentNumber\":\"2\",\"score\":97}"))));
        assertEquals(List.of("OK", "OK"), answers);
        JsonPath versions =
                get(officer(), "communities/" + unit + "/results/2025/versions").jsonPath();
        assertEquals(List.of(3, 2, 1), versions.getList("items.version"));
        assertEquals(
                new TreeSet<>(List.of(80.0f, 95.0f, 97.0f)), new TreeSet<>(versions.<Float>getList("items.score")));
        assertEquals(
                List.of("ASSESSED", "CORRECTED", "CORRECTED"),
                versions.<String>getList("items.reason").stream().sorted().toList());
    }

    @Test
    void of_two_publications_at_once_one_stands() throws Exception {
        String cycle = scored(district(2));
        Rounds.calibrate(cycle);
        String tag = tag(cycle);
        Callable<String> hand =
                () -> said(publisher(), post(publisher(), "cycles/" + cycle + "/publicity", tag, DOCUMENT));
        assertEquals(
                List.of("OK", "STALE_VERSION"),
                Stream.of(atOnce(List.of(hand, hand)).toArray(String[]::new))
                        .sorted()
                        .toList());
    }
}
