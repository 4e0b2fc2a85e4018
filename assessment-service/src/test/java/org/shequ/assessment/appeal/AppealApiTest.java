package org.shequ.assessment.appeal;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
class AppealApiTest {

    private static final String MAINTAINED =
            "{\"outcome\":\"MAINTAINED\",\"reason\":\"维持\",\"documentNumber\":\"崇考复1号\"}";
    private static final String CHANGED =
            "{\"outcome\":\"CHANGED\",\"reason\":\"成立\",\"documentNumber\":\"崇考诉1号\",\"score\":99}";

    private static String finalCycle(String district) {
        String cycle = Rounds.openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 16, 24));
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}")
                .then()
                .statusCode(200);
        TestClock.set(LocalDate.of(2026, 3, 10));
        Rounds.finish(cycle);
        return cycle;
    }

    private static Response file(String cycle, String subject, String stage) {
        return post(
                officer(),
                "appeals",
                "{\"cycleId\":\"%s\",\"subject\":\"%s\",\"stage\":\"%s\",\"grounds\":\"漏计\"}"
                        .formatted(cycle, subject, stage));
    }

    private static Response decided(String token, Response filed, String body) {
        return post(token, "appeals/" + filed.path("id") + "/decision", filed.getHeader("ETag"), body);
    }

    @Test
    void review_then_appeal_reopen_one_result_only() {
        String district = district(2);
        String cycle = finalCycle(district);
        String subject = community(district, 2);
        ProblemAssert.assertProblem(AssessmentProblem.REVIEW_FIRST, file(cycle, subject, "APPEAL"));
        Response review = file(cycle, subject, "REVIEW");
        review.then().statusCode(201).body("decideUntil", equalTo("2026-04-09"));
        ProblemAssert.assertProblem(AssessmentProblem.APPEAL_EXISTS, file(cycle, subject, "REVIEW"));
        ProblemAssert.assertProblem(AssessmentProblem.REVIEW_FIRST, file(cycle, subject, "APPEAL"));
        decided(approver(), review, MAINTAINED).then().statusCode(200).body("outcome", equalTo("MAINTAINED"));
        TestClock.set(LocalDate.of(2026, 4, 9));
        Response appeal = file(cycle, subject, "APPEAL");
        appeal.then().statusCode(201);
        ProblemAssert.assertProblem(AssessmentProblem.SEPARATION_OF_DUTIES, decided(approver(), appeal, CHANGED));
        String higher =
                Tokens.of("assessment-approver").subject("higher-office").bearer();
        String decision = decided(higher, appeal, CHANGED)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        ProblemAssert.assertProblem(
                AssessmentProblem.ALREADY_DECIDED,
                post(higher, "appeals/" + appeal.path("id") + "/decision", decision, MAINTAINED));
        get(officer(), "communities/" + subject + "/results/2025/versions")
                .then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.rank", equalTo(List.of(1, 2)));
        get(officer(), "communities/" + community(district, 1) + "/results")
                .then()
                .body("items[0].version", equalTo(1))
                .body("items[0].rank", equalTo(1));
        get(officer(), "cycles/" + cycle).then().body("status", equalTo("FINAL"));
        TestKafka.awaitEvent(
                ResultsChanged.class,
                changed -> subject.equals(changed.unitCode())
                        && changed.results().getFirst().version() == 2);
    }

    @Test
    void time_runs_out_for_filing_and_for_deciding() {
        String district = district(2);
        String cycle = finalCycle(district);
        file(cycle, community(district, 1), "REVIEW").then().statusCode(201);
        TestClock.set(LocalDate.of(2026, 4, 10));
        ProblemAssert.assertProblem(AssessmentProblem.DEADLINE_PASSED, file(cycle, community(district, 2), "REVIEW"))
                .then()
                .body("figures.until", equalTo("2026-04-09"))
                .body("figures.today", equalTo("2026-04-10"));
        get(officer(), "appeals?cycleId=" + cycle + "&overdue=true")
                .then()
                .body("items", hasSize(1))
                .body("items[0].overdue", equalTo(true));
    }

    @Test
    void a_cycle_that_is_not_final_has_no_appeals() {
        String district = district(1);
        String cycle = Rounds.openCommunityCycle(district);
        ProblemAssert.assertProblem(
                AssessmentProblem.CYCLE_NOT_IN_STATE, file(cycle, community(district, 1), "REVIEW"));
    }

    @Test
    void of_two_decisions_at_once_one_holds_and_none_is_lost() throws Exception {
        String district = district(2);
        String cycle = finalCycle(district);
        Response review = file(cycle, community(district, 2), "REVIEW");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> decided(approver(), review, CHANGED).statusCode());
            var other = threads.submit(() ->
                    decided(approver(), review, CHANGED.replace("99", "98")).statusCode());
            assertEquals(
                    List.of(200, 412),
                    Stream.of(one.get(), other.get()).sorted().toList());
        }
        get(officer(), "communities/" + community(district, 2) + "/results")
                .then()
                .body("items[0].version", equalTo(2));
    }
}
