package org.shequ.assessment.cycle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.publisher;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CycleApiTest {

    private static final String REASON = "{\"reason\":\"方案调整\"}";
    private static final String DOCUMENT = "{\"documentNumber\":\"1\"}";

    private static String body(String scheme, String jurisdiction) {
        return """
                {"schemeId":"%s","title":"年度考核","jurisdiction":"%s","scoringUntil":"2026-03-31"}""".formatted(scheme, jurisdiction);
    }

    private static void cancelled(String cycle) {
        decide(officer(), cycle, "cancellation", REASON)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("cancellationReason", equalTo("方案调整"))
                .body("cancelledOn", equalTo("2026-03-02"));
    }

    @Test
    void a_cycle_is_cancelled_with_its_reason_in_any_state_before_the_last_and_another_takes_its_place() {
        String district = district(1);
        String scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        TestClock.set(Rounds.TODAY);
        String drafted = Rounds.draftCycle(scheme, district);
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, decide(officer(), drafted, "cancellation", "{\"reason\":\" \"}"));
        cancelled(drafted);
        ProblemAssert.assertProblem(
                CommonProblem.ILLEGAL_TRANSITION, decide(officer(), drafted, "cancellation", REASON));
        String open = Rounds.open(Rounds.draftCycle(scheme, district));
        cancelled(open);
        ProblemAssert.assertProblem(
                AssessmentProblem.CYCLE_NOT_IN_STATE,
                Rounds.enter(Rounds.scorer(), open, Rounds.community(community(district, 1), 18, 27)));
        String calibrated = Rounds.open(Rounds.draftCycle(scheme, district));
        entered(calibrated, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(calibrated);
        cancelled(calibrated);
        String published = Rounds.open(Rounds.draftCycle(scheme, district));
        entered(published, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(published);
        decide(publisher(), published, "publicity", DOCUMENT).then().statusCode(200);
        cancelled(published);
        String last = Rounds.open(Rounds.draftCycle(scheme, district));
        entered(last, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(last);
        decide(publisher(), last, "publicity", DOCUMENT).then().statusCode(200);
        TestClock.set(LocalDate.of(2026, 3, 10));
        Rounds.finish(last);
        ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, decide(officer(), last, "cancellation", REASON));
        get(officer(), "cycles?status=CANCELLED&year=2025&limit=500")
                .then()
                .body("items.findAll { it.jurisdiction == '" + district + "' }.size()", equalTo(4));
    }

    @Test
    void what_does_not_follow_is_refused_with_what_does() {
        String district = district(1);
        String scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        TestClock.set(Rounds.TODAY);
        String cycle = Rounds.draftCycle(scheme, district);
        String until = "{\"scoringUntil\":\"2026-03-31\",\"reason\":\"补评\"}";
        refused(officer(), cycle, "calibration", "{}", "openCycle", "cancelCycle");
        refused(officer(), cycle, "reopening", until, "openCycle", "cancelCycle");
        refused(publisher(), cycle, "publicity", DOCUMENT, "openCycle", "cancelCycle");
        refused(publisher(), cycle, "finalization", "{}", "openCycle", "cancelCycle");
        Rounds.open(cycle);
        refused(officer(), cycle, "opening", "{}", "calibrateCycle", "cancelCycle");
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        Rounds.calibrate(cycle);
        decide(officer(), cycle, "reopening", until).then().statusCode(200).body("status", equalTo("OPEN"));
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", DOCUMENT).then().statusCode(200);
        refused(officer(), cycle, "reopening", until, "calibrateCycle", "finishCycle", "cancelCycle");
        Rounds.calibrate(cycle);
    }

    private static void refused(String token, String cycle, String step, String body, String... possible) {
        ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, decide(token, cycle, step, body))
                .then()
                .body("figures.possible", hasItems(possible));
    }

    @Test
    void a_city_and_a_district_do_not_judge_the_same_subjects_in_one_year() {
        String district = district(1);
        String city = district.substring(0, 5);
        String scheme = Rounds.approvedScheme("PERSON", city, Rounds.personContent());
        String ofDistrict = post(officer(), "cycles", body(scheme, district))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // other tests plan cycles in the city too: it is told of one of its districts
        ProblemAssert.assertProblem(AssessmentProblem.CYCLE_OVERLAPS, post(officer(), "cycles", body(scheme, city)))
                .then()
                .body("figures.jurisdiction", startsWith(city));
        ProblemAssert.assertProblem(
                        AssessmentProblem.CYCLE_OVERLAPS, post(officer(), "cycles", body(scheme, district + "001")))
                .then()
                .body("figures.jurisdiction", equalTo(district));
        TestClock.set(Rounds.TODAY);
        cancelled(ofDistrict);
        String ofSubdistrict = post(officer(), "cycles", body(scheme, district + "001"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(officer(), "cycles", body(scheme, district + "002")).then().statusCode(201);
        ProblemAssert.assertProblem(
                AssessmentProblem.CYCLE_OVERLAPS, post(officer(), "cycles", body(scheme, district)));
        cancelled(ofSubdistrict);
    }

    @Test
    void of_a_city_and_a_district_that_plan_at_once_one_stands() throws Exception {
        for (int turn = 0; turn < 5; turn++) {
            String district = district(0);
            String scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
            try (var threads = Executors.newFixedThreadPool(2)) {
                var whole = threads.submit(
                        () -> post(officer(), "cycles", body(scheme, district)).statusCode());
                var part = threads.submit(() -> post(officer(), "cycles", body(scheme, district + "001"))
                        .statusCode());
                assertEquals(
                        List.of(201, 409),
                        Stream.of(whole.get(), part.get()).sorted().toList());
            }
        }
    }

    @Test
    void commended_pools_lie_within_the_jurisdiction() {
        String district = district(0);
        String scheme = Rounds.approvedScheme("PERSON", district, Rounds.personContent());
        String outside = body(scheme, district).replace("}", ",\"commendedPools\":[\"" + district + "\",\"110101\"]}");
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(officer(), "cycles", outside))
                .then()
                .body("violations.pointer", equalTo(List.of("/commendedPools/1")));
    }

    @Test
    void who_moves_between_two_openings_is_judged_where_the_first_one_listed_him() {
        String first = district(1);
        String second = district(1);
        UUID moved = Given.person("M" + first, community(first, 1));
        UUID stayed = Given.person("M" + second, community(second, 1));
        String one = Rounds.openPersonCycle(first);
        TestKafka.publish(career(moved, community(second, 1)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(officer(), "cycles/" + one + "/late-changes")
                        .jsonPath()
                        .getList("items.kind")
                        .equals(List.of("LEFT")));
        String other = Rounds.openPersonCycle(second);
        assertEquals(List.of(stayed.toString()), subjects(other));
        decide(
                        officer(),
                        one,
                        "subject-decisions",
                        "{\"subject\":\"" + moved + "\",\"decision\":\"WITHDRAW\",\"reason\":\"已调离\"}")
                .then()
                .statusCode(200);
        get(officer(), "cycles/" + other + "/late-changes")
                .then()
                .body("items.subject", equalTo(List.of(moved.toString())))
                .body("items.kind", equalTo(List.of("APPEARED")));
        decide(
                        officer(),
                        other,
                        "subject-decisions",
                        "{\"subject\":\"" + moved + "\",\"decision\":\"ADD\",\"reason\":\"已调入\"}")
                .then()
                .statusCode(200);
        assertTrue(subjects(other).contains(moved.toString()));
    }

    private static List<String> subjects(String cycle) {
        return get(officer(), "cycles/" + cycle + "/subjects").jsonPath().getList("items.subject");
    }

    private static CareerChanged career(UUID person, String unit) {
        return new CareerChanged(
                person,
                unit,
                List.of(new HeldAssignment(
                        UUID.randomUUID(), unit, Post.COMMUNITY_WORKER, true, Given.OLD, null, null, null)),
                List.of(),
                List.of(),
                Given.OLD);
    }

    @Test
    void a_merger_during_an_open_cycle_is_listed_as_a_late_change_and_moves_nothing_by_itself() {
        String district = district(2);
        String cycle = Rounds.openCommunityCycle(district);
        String merged = community(district, 50);
        for (int i = 1; i <= 2; i++) {
            String code = community(district, i);
            TestKafka.publish(new UnitChanged(
                    code,
                    "社区" + code,
                    UnitKind.COMMUNITY,
                    code.substring(0, 9),
                    UnitStatus.MERGED,
                    "111",
                    Given.OLD,
                    LocalDate.of(2026, 3, 1),
                    List.of(new UnitSuccessor(merged, BigDecimal.ONE))));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(officer(), "cycles/" + cycle + "/late-changes")
                        .jsonPath()
                        .getList("items.kind")
                        .equals(List.of("LEFT", "LEFT")));
        assertEquals(2, subjects(cycle).size());
        get(officer(), "successions/announced-mergers?limit=500")
                .then()
                .body("items.successor.contains('" + merged + "')", equalTo(true));
    }
}
