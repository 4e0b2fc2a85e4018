package org.shequ.assessment.publication;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PublicationApiTest {

    private static final String DOCUMENT = "{\"documentNumber\":\"崇〔2026〕5号\"}";
    private static final LocalDate AFTER = LocalDate.of(2026, 3, 10);

    /** Three communities with 90, 80 and 70 points, in public. */
    static String publicCycle(String district) {
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 16, 24));
        entered(cycle, Rounds.community(community(district, 3), 14, 21));
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        return cycle;
    }

    public static String finalCycle(String district) {
        String cycle = publicCycle(district);
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        return cycle;
    }

    private static JsonPath result(String district, int community) {
        return get(officer(), "communities/" + community(district, community) + "/results")
                .jsonPath();
    }

    @Test
    void publicity_lasts_five_working_days_and_only_then_results_are_final_ranked_and_announced() {
        String district = district(3);
        String cycle = publicCycle(district);
        get(officer(), "cycles/" + cycle)
                .then()
                .body("publicityFrom", equalTo("2026-03-02"))
                .body("publicityUntil", equalTo("2026-03-09"));
        TestClock.set(LocalDate.of(2026, 3, 9));
        ProblemAssert.assertProblem(AssessmentProblem.PUBLICITY_LASTS, decide(publisher(), cycle, "finalization", null))
                .then()
                .body("figures.publicityUntil", equalTo("2026-03-09"));
        assertTrue(result(district, 1).getList("items").isEmpty());
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        get(officer(), "cycles/" + cycle)
                .then()
                .body("status", equalTo("FINAL"))
                .body("finalOn", equalTo("2026-03-10"));
        JsonPath second = result(district, 2);
        assertEquals(80.0f, second.getFloat("items[0].score"));
        assertEquals(2, second.getInt("items[0].rank"));
        assertEquals("CYCLE", second.getString("items[0].origin"));
        assertEquals("ASSESSED", second.getString("items[0].reason"));
        get(officer(), "communities/" + community(district, 1) + "/standing?years=1&until=2025")
                .then()
                .body("verdict", equalTo("PASS"));
        ResultsChanged event = TestKafka.awaitEvent(
                ResultsChanged.class, changed -> community(district, 1).equals(changed.unitCode()));
        assertEquals(1, event.results().getFirst().rank());
    }

    @Test
    void who_scored_or_calibrated_does_not_publish() {
        String district = district(3);
        String cycle = Rounds.openCommunityCycle(district);
        String both = Tokens.of("assessment-scorer", "assessment-publisher").bearer();
        for (int i = 1; i <= 3; i++) {
            Rounds.enter(both, cycle, Rounds.community(community(district, i), 18, 27))
                    .then()
                    .body("refused", equalTo(0));
        }
        String calibrator = Tokens.of("assessment-officer", "assessment-publisher")
                .subject("both-" + district)
                .bearer();
        Rounds.run(calibrator, cycle, "calibration");
        ProblemAssert.assertProblem(AssessmentProblem.SEPARATION_OF_DUTIES, decide(both, cycle, "publicity", DOCUMENT));
        ProblemAssert.assertProblem(
                AssessmentProblem.SEPARATION_OF_DUTIES, decide(calibrator, cycle, "publicity", DOCUMENT));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, decide(officer(), cycle, "publicity", DOCUMENT));
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
    }

    @Test
    void an_open_objection_holds_back_only_the_subject_concerned() {
        String district = district(3);
        String cycle = publicCycle(district);
        var raised = post(
                officer(),
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"加分不实\"}".formatted(community(district, 1)));
        String id = raised.then().statusCode(201).extract().path("id");
        TestClock.set(AFTER);
        ProblemAssert.assertProblem(
                AssessmentProblem.DEADLINE_PASSED,
                post(
                        officer(),
                        "cycles/" + cycle + "/objections",
                        "{\"subject\":\"%s\",\"grounds\":\"迟到\"}".formatted(community(district, 2))));
        Rounds.finish(cycle);
        assertTrue(result(district, 1).getList("items").isEmpty());
        assertEquals(2, result(district, 2).getInt("items[0].rank"));
        String answer = "{\"outcome\":\"UPHELD\",\"answer\":\"更正\",\"score\":75}";
        post(approver(), "cycles/" + cycle + "/objections/" + id + "/answer", raised.getHeader("ETag"), answer)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("UPHELD"));
        assertEquals(75.0f, result(district, 1).getFloat("items[0].score"));
        assertEquals(2, result(district, 1).getInt("items[0].rank"));
        assertEquals(1, result(district, 1).getInt("items[0].version"));
        assertEquals(2, result(district, 2).getInt("items[0].rank"));
        ProblemAssert.assertProblem(
                AssessmentProblem.ALREADY_DECIDED,
                post(approver(), "cycles/" + cycle + "/objections/" + id + "/answer", "\"2\"", answer));
        get(officer(), "cycles/" + cycle + "/objections?open=true").then().body("items", hasSize(0));
    }

    @Test
    void a_rejected_objection_leaves_the_result_as_computed() {
        String district = district(3);
        String cycle = publicCycle(district);
        var raised = post(
                officer(),
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"不服\"}".formatted(community(district, 1)));
        post(
                        approver(),
                        "cycles/" + cycle + "/objections/" + raised.path("id") + "/answer",
                        raised.getHeader("ETag"),
                        "{\"outcome\":\"REJECTED\",\"answer\":\"维持\"}")
                .then()
                .statusCode(200);
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        assertEquals(90.0f, result(district, 1).getFloat("items[0].score"));
    }

    @Test
    void a_correction_is_a_new_version_of_one_result_and_both_can_be_read() {
        String district = district(3);
        String cycle = finalCycle(district);
        Response asked = Rounds.askedForCorrection(cycle, community(district, 3), "\"score\":95");
        get(officer(), "communities/" + community(district, 3) + "/results/2025/versions")
                .then()
                .body("items", hasSize(1));
        Rounds.decideCorrection(cycle, asked, "APPROVED")
                .then()
                .statusCode(200)
                .body("decidedBy", equalTo("assessment-approver-1"))
                .body("requestedBy", equalTo("assessment-officer-1"));
        JsonPath versions = get(officer(), "communities/" + community(district, 3) + "/results/2025/versions")
                .jsonPath();
        assertEquals(List.of(2, 1), versions.getList("items.version"));
        assertEquals(List.of(95.0f, 70.0f), versions.getList("items.score"));
        assertEquals(List.of(1, 3), versions.getList("items.rank"));
        assertEquals("CORRECTED", versions.getString("items[0].reason"));
        assertEquals(1, result(district, 1).getInt("items[0].rank"));
        assertEquals(1, result(district, 1).getInt("items[0].version"));
        get(officer(), "cycles/" + cycle + "/corrections").then().body("items[0].reason", equalTo("漏计"));
        get(officer(), "cycles/" + cycle + "/corrections?open=true").then().body("items", hasSize(0));
        ProblemAssert.assertProblem(
                AssessmentProblem.ALREADY_DECIDED,
                post(
                        approver(),
                        "cycles/" + cycle + "/corrections/" + asked.path("id") + "/decision",
                        "\"2\"",
                        "{\"outcome\":\"REJECTED\",\"opinion\":\"r\",\"documentNumber\":\"1\"}"));
    }

    @Test
    void a_rejected_correction_leaves_the_result_and_stays_readable() {
        String district = district(3);
        String cycle = finalCycle(district);
        Response asked = Rounds.askedForCorrection(cycle, community(district, 2), "\"score\":99");
        Rounds.decideCorrection(cycle, asked, "REJECTED").then().statusCode(200);
        get(officer(), "communities/" + community(district, 2) + "/results/2025/versions")
                .then()
                .body("items", hasSize(1));
        get(officer(), "cycles/" + cycle + "/corrections/" + asked.path("id"))
                .then()
                .body("outcome", equalTo("REJECTED"))
                .body("opinion", equalTo("经核对原始记录"));
    }

    @Test
    void a_correction_is_decided_by_other_hands_than_those_that_asked_calibrated_or_made_final() {
        String district = district(3);
        String cycle = finalCycle(district);
        String both = "two-hats";
        Response asked = post(
                Tokens.of("assessment-officer").subject(both).bearer(),
                "cycles/" + cycle + "/corrections",
                "{\"subject\":\"%s\",\"score\":95,\"reason\":\"漏计\"}".formatted(community(district, 1)));
        asked.then().statusCode(201);
        for (String hand : List.of(both, "assessment-officer-1", "assessment-publisher-1")) {
            ProblemAssert.assertProblem(
                    AssessmentProblem.SEPARATION_OF_DUTIES,
                    post(
                            Tokens.of("assessment-approver").subject(hand).bearer(),
                            "cycles/" + cycle + "/corrections/" + asked.path("id") + "/decision",
                            asked.getHeader("ETag"),
                            "{\"outcome\":\"APPROVED\",\"opinion\":\"r\",\"documentNumber\":\"1\"}"));
        }
        Rounds.decideCorrection(cycle, asked, "APPROVED").then().statusCode(200);
    }

    @Test
    void an_import_cannot_move_what_a_cycle_has_decided() {
        String district = district(3);
        finalCycle(district);
        JsonPath job =
                Given.communityResults(Given.officer(district), "2025," + community(district, 1) + ",10,URBAN\n");
        assertEquals("FAILED", job.getString("state"));
        get(Given.officer(district), "jobs/" + job.getString("id") + "/problems")
                .then()
                .body("items[0].rule", equalTo("DECIDED_BY_CYCLE"));
    }

    @Test
    void a_publication_racing_its_return_to_calibration_happens_once() throws Exception {
        String district = district(3);
        String cycle = publicCycle(district);
        TestClock.set(AFTER);
        String tag = get(officer(), "cycles/" + cycle).getHeader("ETag");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var finish = threads.submit(() -> outcome(publisher(), cycle, "finalization", tag));
            var back = threads.submit(() -> outcome(officer(), cycle, "calibration", tag));
            assertEquals(
                    List.of("STALE_VERSION", "SUCCEEDED"),
                    java.util.stream.Stream.of(finish.get(), back.get())
                            .sorted()
                            .toList());
        }
        boolean finished = "FINAL".equals(get(officer(), "cycles/" + cycle).path("status"));
        assertEquals(finished ? 1 : 0, result(district, 1).getList("items").size());
    }

    /** SUCCEEDED, or why not: told at once, or by the job. */
    private static String outcome(String token, String cycle, String step, String tag) {
        var answer = post(token, "cycles/" + cycle + "/" + step, tag, null);
        if (answer.statusCode() != 202) {
            return answer.path("code");
        }
        JsonPath job = Given.ended(answer.path("id"), token);
        return job.getString("failure.code") == null ? job.getString("state") : job.getString("failure.code");
    }

    @Test
    void an_excellent_grade_beyond_the_cap_is_refused_even_as_a_correction() {
        String district = district(1);
        List<UUID> people = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> Given.person("Q" + district + i, community(district, 1)))
                .toList();
        String cycle = Rounds.openPersonCycle(district);
        for (int i = 0; i < 5; i++) {
            entered(cycle, List.of(Rounds.sheet(people.get(i).toString(), "PEERS", "X", Map.of("WORK", 95 - i))));
        }
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        get(officer(), "people/" + people.get(0) + "/results").then().body("items[0].grade", equalTo("EXCELLENT"));
        ProblemAssert.assertProblem(
                        AssessmentProblem.EXCELLENCE_CAP_EXCEEDED,
                        Rounds.correct(cycle, people.get(1).toString(), "\"score\":96,\"grade\":\"EXCELLENT\""))
                .then()
                .body("figures.places", equalTo(1))
                .body("figures.taken", equalTo(1));
        Rounds.correct(cycle, people.get(0).toString(), "\"score\":60,\"grade\":\"QUALIFIED\"")
                .then()
                .statusCode(200);
        Rounds.correct(cycle, people.get(1).toString(), "\"score\":96,\"grade\":\"EXCELLENT\"")
                .then()
                .statusCode(200);
    }

    @Test
    void an_upheld_objection_ranks_the_peers_anew_while_nothing_is_final_yet() {
        String district = district(3);
        String cycle = publicCycle(district);
        uphold(cycle, community(district, 3), "\"score\":85").then().statusCode(200);
        get(officer(), "cycles/" + cycle + "/outcomes")
                .then()
                .body("items.rank", equalTo(List.of(1, 3, 2)))
                .body("items[2].score", equalTo(70.0f))
                .body("items[2].decidedScore", equalTo(85.0f));
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        assertEquals(85.0f, result(district, 3).getFloat("items[0].score"));
        assertEquals(2, result(district, 3).getInt("items[0].rank"));
        assertEquals(3, result(district, 2).getInt("items[0].rank"));
        assertEquals(1, result(district, 2).getInt("items[0].version"));
    }

    private static io.restassured.response.Response uphold(String cycle, String subject, String decision) {
        var raised = post(
                officer(),
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"r\"}".formatted(subject));
        return post(
                approver(),
                "cycles/" + cycle + "/objections/" + raised.path("id") + "/answer",
                raised.getHeader("ETag"),
                "{\"outcome\":\"UPHELD\",\"answer\":\"成立\"," + decision + "}");
    }

    @Test
    void what_an_objection_would_give_is_held_against_the_cap_when_it_is_answered_and_not_when_all_is_to_be_final() {
        String district = district(1);
        List<String> people = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i ->
                        Given.person("U" + district + i, community(district, 1)).toString())
                .toList();
        String cycle = Rounds.openPersonCycle(district);
        for (int i = 0; i < 5; i++) {
            entered(cycle, List.of(Rounds.sheet(people.get(i), "PEERS", "X", Map.of("WORK", 95 - i))));
        }
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        ProblemAssert.assertProblem(
                AssessmentProblem.EXCELLENCE_CAP_EXCEEDED,
                uphold(cycle, people.get(1), "\"score\":96,\"grade\":\"EXCELLENT\""));
        ProblemAssert.assertProblem(AssessmentProblem.GRADE_REQUIRED, uphold(cycle, people.get(2), "\"score\":96"));
        uphold(cycle, people.get(0), "\"score\":80,\"grade\":\"QUALIFIED\"")
                .then()
                .statusCode(200);
        uphold(cycle, people.get(3), "\"score\":96,\"grade\":\"EXCELLENT\"")
                .then()
                .statusCode(200);
        TestClock.set(AFTER);
        Rounds.finish(cycle);
        get(officer(), "people/" + people.get(3) + "/results").then().body("items[0].grade", equalTo("EXCELLENT"));
        get(officer(), "people/" + people.get(0) + "/results")
                .then()
                .body("items[0].grade", equalTo("QUALIFIED"))
                .body("items[0].score", equalTo(80.0f));
        get(officer(), "cycles/" + cycle + "/objections?open=true&limit=500")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void who_raised_an_objection_does_not_answer_it_and_who_booked_points_does_not_publish() {
        String district = district(3);
        String cycle = Rounds.openCommunityCycle(district);
        for (int i = 1; i <= 3; i++) {
            entered(cycle, Rounds.community(community(district, i), 18, 27));
        }
        Rounds.calibrate(cycle);
        String both = Tokens.of("assessment-officer", "assessment-publisher", "assessment-approver")
                .subject("all-" + district)
                .bearer();
        decide(both, cycle, "points", """
                        {"subject":"%s","indicator":"PETITIONS","points":1,"reason":"r"}""".formatted(community(district, 1)))
                .then()
                .statusCode(200);
        ProblemAssert.assertProblem(AssessmentProblem.SEPARATION_OF_DUTIES, decide(both, cycle, "publicity", DOCUMENT));
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        var raised = post(
                both,
                "cycles/" + cycle + "/objections",
                "{\"subject\":\"%s\",\"grounds\":\"r\"}".formatted(community(district, 1)));
        ProblemAssert.assertProblem(
                AssessmentProblem.SEPARATION_OF_DUTIES,
                post(
                        both,
                        "cycles/" + cycle + "/objections/" + raised.path("id") + "/answer",
                        raised.getHeader("ETag"),
                        "{\"outcome\":\"REJECTED\",\"answer\":\"维持\"}"));
    }

    @Test
    void a_cycle_taken_back_from_publicity_is_computed_with_what_objections_have_decided() {
        String district = district(3);
        String cycle = publicCycle(district);
        uphold(cycle, community(district, 3), "\"score\":85").then().statusCode(200);
        Rounds.calibrate(cycle);
        get(officer(), "cycles/" + cycle + "/outcomes")
                .then()
                .body("items.rank", equalTo(List.of(1, 3, 2)))
                .body("items[2].decidedScore", equalTo(85.0f));
    }
}
