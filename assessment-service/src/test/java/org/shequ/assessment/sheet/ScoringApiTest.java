package org.shequ.assessment.sheet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.enter;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.openPersonCycle;
import static org.shequ.assessment.Rounds.scorer;
import static org.shequ.assessment.Rounds.sheet;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ScoringApiTest {

    private static final Map<String, Double> MARKS = Map.of("MEETINGS", 18.0, "DISPUTES", 27.0);

    @Test
    void opening_lists_the_communities_of_the_whole_year_with_their_peer_group() {
        String district = district(2);
        Given.youngCommunity(community(district, 9), LocalDate.of(2025, 3, 1));
        String cycle = openCommunityCycle(district);
        get(officer(), "cycles/" + cycle + "/subjects?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.peerGroup", equalTo(List.of("URBAN", "URBAN")))
                .body("items[0].subject", equalTo(community(district, 1)));
    }

    @Test
    void opening_lists_people_in_post_long_enough_and_masks_their_names() {
        String district = district(1);
        var old = Given.person("A" + district, community(district, 1));
        String cycle = openPersonCycle(district);
        get(officer(), "cycles/" + cycle + "/subjects")
                .then()
                .statusCode(200)
                .body("items.subject", equalTo(List.of(old.toString())))
                .body("items.name", equalTo(List.of("王**")))
                .body("items[0].pool", equalTo(district));
    }

    @Test
    void a_late_change_is_listed_and_followed_only_by_decision() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String gone = community(district, 2);
        TestKafka.publish(new UnitChanged(
                gone,
                "撤销",
                UnitKind.COMMUNITY,
                gone.substring(0, 9),
                UnitStatus.MERGED,
                "111",
                Given.OLD,
                LocalDate.of(2026, 3, 1),
                null));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(officer(), "cycles/" + cycle + "/late-changes")
                        .jsonPath()
                        .getList("items.subject")
                        .contains(gone));
        get(officer(), "cycles/" + cycle + "/subjects?count=true").then().body("total", equalTo(2));
        decide(
                        officer(),
                        cycle,
                        "subject-decisions",
                        "{\"subject\":\"" + gone + "\",\"decision\":\"WITHDRAW\",\"reason\":\"已并入\"}")
                .then()
                .statusCode(200);
        get(officer(), "cycles/" + cycle + "/late-changes").then().body("items", hasSize(0));
        enter(scorer(), cycle, List.of(sheet(gone, "SUBDISTRICT", "S1", MARKS)))
                .then()
                .body("faults.rule", equalTo(List.of("NOT_MY_SUBJECT")));
    }

    @Test
    void good_sheets_are_taken_and_each_other_is_refused_by_item() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        JsonPath outcome = enter(
                        scorer(),
                        cycle,
                        List.of(
                                sheet(unit, "SUBDISTRICT", "S1", MARKS),
                                sheet(unit, "SUBDISTRICT", "S1", MARKS),
                                sheet(unit, "SUBDISTRICT", "S2", Map.of("MEETINGS", 20.01, "DISPUTES", -1)),
                                sheet(unit, "SUBDISTRICT", "S3", Map.of("MEETINGS", 20)),
                                sheet(unit, "STRANGERS", "S4", MARKS),
                                sheet("110101001001", "SUBDISTRICT", "S5", MARKS),
                                sheet(unit, "SUBDISTRICT", "S6", Map.of("MEETINGS", 1, "DISPUTES", 1, "HONOUR", 1)),
                                sheet(unit, "SUBDISTRICT", unit, MARKS)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(1, outcome.getInt("taken"), outcome.prettify());
        assertEquals(7, outcome.getInt("refused"));
        Map<Integer, List<String>> rules = outcome.<Map<String, Object>>getList("faults").stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        fault -> (Integer) fault.get("index"),
                        java.util.stream.Collectors.mapping(
                                fault -> (String) fault.get("rule"), java.util.stream.Collectors.toList())));
        assertEquals(
                Map.of(
                        1, List.of("DUPLICATE"),
                        2, List.of("OUT_OF_RANGE", "OUT_OF_RANGE"),
                        3, List.of("MISSING"),
                        4, List.of("RATER_CLASS"),
                        5, List.of("NOT_MY_SUBJECT"),
                        6, List.of("UNKNOWN_INDICATOR"),
                        7, List.of("SELF_RATING")),
                rules);
    }

    @Test
    void a_rater_hands_in_once_in_named_and_in_anonymous_classes() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        enter(scorer(), cycle, Rounds.community(community(district, 1), 1, 1))
                .then()
                .body("taken", equalTo(0))
                .body("faults.rule", equalTo(List.of("DUPLICATE", "DUPLICATE", "DUPLICATE")));
    }

    @Test
    void a_named_sheet_can_be_taken_back_and_entered_again_but_an_anonymous_one_cannot() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        entered(cycle, Rounds.community(unit, 18, 27));
        String named = """
                {"subject":"%s","raterClass":"SUBDISTRICT","rater":"S1","reason":"录入有误"}""".formatted(unit);
        Rounds.post(scorer(), "cycles/" + cycle + "/sheet-withdrawals", named)
                .then()
                .statusCode(204);
        entered(cycle, List.of(sheet(unit, "SUBDISTRICT", "S1", MARKS)));
        ProblemAssert.assertProblem(
                AssessmentProblem.SHEET_NOT_FOUND,
                Rounds.post(
                        scorer(),
                        "cycles/" + cycle + "/sheet-withdrawals",
                        named.replace("SUBDISTRICT", "RESIDENTS").replace("S1", "R1")));
    }

    @Test
    void a_subdistrict_scores_its_own_subjects_only() {
        String district = district(1);
        String elsewhere = district + "002001";
        Given.youngCommunity(elsewhere, Given.OLD);
        String cycle = openCommunityCycle(district);
        String subdistrict =
                Tokens.of("assessment-scorer").scope(district + "002").bearer();
        enter(subdistrict, cycle, List.of(sheet(community(district, 1), "SUBDISTRICT", "S1", MARKS)))
                .then()
                .body("faults.rule", equalTo(List.of("NOT_MY_SUBJECT")));
        enter(subdistrict, cycle, List.of(sheet(elsewhere, "SUBDISTRICT", "S1", MARKS)))
                .then()
                .body("taken", equalTo(1));
    }

    @Test
    void sheets_come_by_file_under_chinese_headers_and_bad_rows_are_named() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String header = "考核对象,评价主体,评价人,普通居民,三会一课,矛盾化解\n";
        String good = community(district, 1) + ",RESIDENTS,R1,是,18,27\n" + community(district, 1)
                + ",RESIDENTS,R2,否,19.5,30\n";
        String bad = community(district, 2) + ",RESIDENTS,R1,也许,18,x\n";
        JsonPath refused =
                Given.imported("cycles/" + cycle + "/sheet-imports", scorer(), header + good + bad, Map.of());
        assertEquals("FAILED", refused.getString("state"));
        get(scorer(), "jobs/" + refused.getString("id") + "/problems")
                .then()
                .body("items.row", hasItem(4))
                .body("items.rule", hasItem("NUMBER"));
        JsonPath taken = Given.imported(
                "cycles/" + cycle + "/sheet-imports", scorer(), header + good + bad, Map.of("acceptGoodRows", true));
        assertEquals("SUCCEEDED", taken.getString("state"), taken.prettify());
        assertEquals(2, taken.getInt("counts.taken"));
    }

    @Test
    void progress_tells_who_is_late_and_shortages_what_is_missing() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        get(officer(), "cycles/" + cycle + "/progress")
                .then()
                .statusCode(200)
                .body("items[0].unitCode", equalTo(district + "001"))
                .body("items[0].subjects", equalTo(2))
                .body("items[0].complete", equalTo(1))
                .body("items[0].sheets", equalTo(3))
                .body("items[0].missing", equalTo(3))
                .body("items[0].late", equalTo(false));
        get(officer(), "cycles/" + cycle + "/shortages?count=true")
                .then()
                .body("total", equalTo(2))
                .body("items.raterClass", equalTo(List.of("RESIDENTS", "SUBDISTRICT")));
        TestClock.set(LocalDate.of(2026, 4, 1));
        get(officer(), "cycles/" + cycle + "/progress").then().body("items[0].late", equalTo(true));
        ProblemAssert.assertProblem(
                        AssessmentProblem.DEADLINE_PASSED,
                        enter(scorer(), cycle, Rounds.community(community(district, 2), 1, 1)))
                .then()
                .body("figures.scoringUntil", equalTo("2026-03-31"));
        decide(officer(), cycle, "deadline", "{\"scoringUntil\":\"2026-04-05\",\"reason\":\"补录\"}")
                .then()
                .statusCode(200);
        entered(cycle, Rounds.community(community(district, 2), 1, 1));
        TestClock.set(Rounds.TODAY);
    }

    @Test
    void too_few_ordinary_residents_are_a_shortage() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        entered(
                cycle,
                List.of(
                        sheet(unit, "SUBDISTRICT", "S1", MARKS),
                        sheet(unit, "RESIDENTS", "R1", MARKS),
                        Map.of("subject", unit, "raterClass", "RESIDENTS", "rater", "R2", "marks", MARKS),
                        Map.of("subject", unit, "raterClass", "RESIDENTS", "rater", "R3", "marks", MARKS)));
        get(officer(), "cycles/" + cycle + "/shortages")
                .then()
                .body("items[0].raterClass", equalTo("RESIDENTS"))
                .body("items[0].actual", equalTo(3))
                .body("items[0].ordinary", equalTo(1))
                .body("items[0].minimumOrdinaryPercent", equalTo(50));
    }

    @Test
    void a_self_report_is_submitted_replaced_and_read() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String path = "/assessment/v1/cycles/" + cycle + "/subjects/" + community(district, 1) + "/self-report";
        String body = "{\"report\":\"一年来\",\"links\":[\"https://example.org/a\"]}";
        var first = given().header("Authorization", scorer())
                .contentType(ContentType.JSON)
                .body(body)
                .put(path);
        first.then().statusCode(200).body("version", equalTo(1));
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                given().header("Authorization", scorer())
                        .contentType(ContentType.JSON)
                        .body(body)
                        .put(path));
        given().header("Authorization", scorer())
                .header("If-Match", first.getHeader("ETag"))
                .contentType(ContentType.JSON)
                .body(body.replace("一年来", "修改"))
                .put(path)
                .then()
                .statusCode(200)
                .body("report", equalTo("修改"));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                get(Tokens.of("viewer").scope("110101").bearer(), path.substring("/assessment/v1/".length())));
    }

    @Test
    void a_cycle_needs_an_approved_scheme_and_comes_once_a_year() {
        String district = district(1);
        String scheme = Rounds.post(
                        officer(), "schemes", Rounds.schemeBody("COMMUNITY", district, Rounds.communityContent()))
                .path("id");
        String body = """
                {"schemeId":"%s","title":"年度考核","jurisdiction":"%s","scoringUntil":"2026-03-31"}""".formatted(scheme, district);
        ProblemAssert.assertProblem(AssessmentProblem.SCHEME_NOT_APPROVED, Rounds.post(officer(), "cycles", body));
        String approved = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        Rounds.draftCycle(approved, district);
        ProblemAssert.assertProblem(
                AssessmentProblem.CYCLE_EXISTS, Rounds.post(officer(), "cycles", body.replace(scheme, approved)));
    }

    @Test
    void an_empty_district_cannot_open() {
        String district = district(0);
        String cycle =
                Rounds.draftCycle(Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent()), district);
        TestClock.set(Rounds.TODAY);
        JsonPath job = Rounds.ended(officer(), cycle, "opening");
        assertEquals("FAILED", job.getString("state"));
        assertEquals("NO_SUBJECTS", job.getString("failure.code"));
        get(officer(), "cycles/" + cycle)
                .then()
                .body("status", equalTo("DRAFT"))
                .body("version", equalTo(1));
    }
}
