package org.shequ.selection.policy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.HonourHeld;
import org.shequ.contracts.event.personnel.RelativeTie;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/**
 * A jurisdiction's own versions: stages and figures of a round, full names in the notice, and a rule that asks for relatives
 * and investigations and relaxes the age limit by order. In force from a day on which no other test drafts such a round.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PolicyVersionsApiTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final List<String> STAGES =
            List.of("ANNOUNCEMENT", "REGISTRATION", "REVIEW", "INTERVIEW", "TOTAL", "NOTICE", "APPOINTMENT");

    private final Selection everywhere = Selection.officer("*");
    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;
    private String unit = "";

    @BeforeEach
    void there_is_a_community() {
        unit = district.frontCommunity("甲社区");
    }

    private static Map<String, Object> policy(List<String> stages) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("kind", "SECRETARY");
        policy.put("validFrom", DAY.toString());
        policy.put("stages", stages);
        policy.put("openingRatio", 1);
        policy.put("interviewRatio", 2);
        policy.put("writtenPercent", 0);
        policy.put("bonusCap", 0);
        policy.put("noticeDays", 3);
        policy.put("noticeDayKind", "CALENDAR");
        policy.put("noticeNames", "FULL");
        policy.put("reserveMonths", 12);
        policy.put("lineValidMonths", 12);
        policy.put("reservationDays", 30);
        policy.put("probationMonths", 0);
        policy.put("lockYears", 0);
        policy.put("documentNumber", "崇组发〔2026〕4号");
        return policy;
    }

    private static Map<String, Object> rule() {
        var relaxation = Map.of("ground", "HONOUR", "least", "MUNICIPAL", "years", 5);
        return Map.of(
                "kind",
                "SECRETARY",
                "validFrom",
                DAY.toString(),
                "originPosts",
                List.of("COMMUNITY_WORKER"),
                "documentNumber",
                "崇组发〔2026〕5号",
                "groups",
                List.of(
                        group(Map.of(
                                "criterion",
                                "AGE_AT_MOST",
                                "male",
                                40,
                                "female",
                                40,
                                "relaxations",
                                List.of(relaxation))),
                        group(Map.of("criterion", "NOT_UNDER_INVESTIGATION")),
                        group(Map.of("criterion", "NO_RELATIVE", "onPanel", true, "inUnit", true))));
    }

    private static Map<String, Object> group(Map<String, Object> criterion) {
        return Map.of("anyOf", List.of(criterion));
    }

    private TestDistrict.Facts worker() {
        var facts = new TestDistrict.Facts(unit, Post.COMMUNITY_WORKER, TenureKind.STAFFED, LocalDate.of(2019, 1, 1));
        facts.birthDate = LocalDate.of(1990, 3, 9);
        facts.underInvestigation = false;
        facts.relatives = List.of();
        return facts;
    }

    private void open() {
        everywhere.post("/round-policies", policy(STAGES)).then().statusCode(201);
        everywhere.post("/eligibility-rules", rule()).then().statusCode(201);
        run.draft("SECRETARY", Map.of("unitCode", unit, "post", "SECRETARY", "places", 1), DAY);
        run.announceOnly();
    }

    private Response register(TestDistrict.Facts facts, @Nullable String order) {
        Map<String, Object> body =
                new HashMap<>(Map.of("personId", district.person(facts), "positionId", run.position()));
        if (order != null) {
            body.put("relaxations", List.of(Map.of("ground", "HONOUR", "orderNumber", order)));
        }
        return run.officer.post(run.path() + "/registrations", body);
    }

    private static String outcome(Response registration, String criterion) {
        return registration
                .then()
                .statusCode(201)
                .extract()
                .path("findings.find { it.criterion == '" + criterion + "' }.outcome");
    }

    @Test
    void a_policy_is_recorded_as_the_next_version_and_read_again() {
        var recorded = everywhere.post("/round-policies", policy(STAGES));
        int version = recorded.then().statusCode(201).extract().path("version");
        everywhere
                .get("/round-policies/SECRETARY/versions/" + version)
                .then()
                .statusCode(200)
                .body("stages", equalTo(STAGES))
                .body("noticeNames", equalTo("FULL"))
                .body("createdBy", equalTo("officer-lin"));
        everywhere.get("/round-policies?kind=SECRETARY").then().body("items.version", hasItems(1, version));
        assertProblem(CommonProblem.NOT_FOUND, everywhere.get("/round-policies/SECRETARY/versions/9999"));
        assertProblem(CommonProblem.FORBIDDEN, run.officer.post("/round-policies", policy(STAGES)));
    }

    @Test
    void stages_in_another_order_or_without_what_no_round_can_do_without_are_refused() {
        var wrong = List.of("REGISTRATION", "ANNOUNCEMENT", "REVIEW", "INTERVIEW", "TOTAL", "APPOINTMENT");
        assertProblem(CommonProblem.RULE_VIOLATED, everywhere.post("/round-policies", policy(wrong)))
                .then()
                .body("violations.pointer", hasItems("/stages/1", "/stages"))
                .body("violations.find { it.rule == 'NEEDED' }.message", containsString("NOTICE"));
    }

    @Test
    void a_round_drafted_before_keeps_its_copy() {
        open();
        var later = policy(STAGES);
        later.put("noticeDays", 9);
        everywhere.post("/round-policies", later).then().statusCode(201);
        run.officer.get(run.path()).then().body("noticeDays", equalTo(3));
    }

    @Test
    void a_notice_shows_full_names_where_the_policy_says_so() {
        open();
        var winner = run.admitted(district.person(worker()));
        run.completeReview();
        run.enter("INTERVIEW", Map.of(winner, "90.00"));
        run.officer.step(run.id(), "/ranking", null);
        run.publisher.step(run.id(), "/notice", Map.of());
        given().get(Selection.BASE + "/public/rounds/" + run.id() + "/notice")
                .then()
                .statusCode(200)
                .body("candidates.name", equalTo(List.of("王小明")));
    }

    @Test
    void the_age_limit_is_lifted_by_an_order_for_an_honour_and_by_neither_alone() {
        open();
        var tooOld = worker();
        tooOld.birthDate = LocalDate.of(1983, 3, 9);
        tooOld.honours = List.of(new HonourHeld(HonourLevel.MUNICIPAL, LocalDate.of(2024, 5, 1)));
        var without = register(tooOld, null);
        assertEquals("FAIL", outcome(without, "AGE_AT_MOST"));

        var honoured = worker();
        honoured.birthDate = tooOld.birthDate;
        honoured.honours = tooOld.honours;
        var by = register(honoured, "崇组〔2026〕9号");
        assertEquals("PASS", outcome(by, "AGE_AT_MOST"));
        assertTrue(by.asString().contains("崇组〔2026〕9号"), "the order is evidence");

        var plain = worker();
        plain.birthDate = tooOld.birthDate;
        plain.honours = List.of();
        assertEquals("FAIL", outcome(register(plain, "崇组〔2026〕10号"), "AGE_AT_MOST"));
    }

    @Test
    void who_is_under_investigation_fails_and_what_is_not_told_is_unknown() {
        open();
        var free = worker();
        var under = worker();
        under.underInvestigation = true;
        var untold = worker();
        untold.underInvestigation = null;
        assertEquals(
                List.of("PASS", "FAIL", "UNKNOWN"),
                List.of(free, under, untold).stream()
                        .map(facts -> outcome(register(facts, null), "NOT_UNDER_INVESTIGATION"))
                        .toList());
    }

    @Test
    void a_relative_who_serves_in_the_target_unit_stands_in_the_way() {
        open();
        var colleague = worker();
        district.person(colleague);
        var tied = worker();
        tied.relatives = List.of(new RelativeTie(colleague.id, Relation.SPOUSE));
        var untold = worker();
        untold.relatives = null;
        assertEquals(
                List.of("PASS", "FAIL", "UNKNOWN"),
                List.of(worker(), tied, untold).stream()
                        .map(facts -> outcome(register(facts, null), "NO_RELATIVE"))
                        .toList());
    }

    @Test
    void a_relative_who_acts_in_the_round_stands_in_the_way() {
        open();
        var official = new TestDistrict.Facts(
                district.frontCommunity("考官社区"), Post.COMMUNITY_WORKER, TenureKind.STAFFED, LocalDate.of(2019, 1, 1));
        official.relatives = List.of();
        var members = new ArrayList<>(TestRound.defaultPanel());
        members.add(TestRound.member("scorer-zheng", "EXAMINER", district.person(official)));
        run.namePanel(members).then().statusCode(200);
        var tied = worker();
        tied.relatives = List.of(new RelativeTie(official.id, Relation.LINEAL));
        var untold = worker();
        untold.relatives = null;
        var answer = register(tied, null);
        assertEquals(
                List.of("FAIL", "PASS", "UNKNOWN"),
                List.of(answer, register(worker(), null), register(untold, null)).stream()
                        .map(registration -> outcome(registration, "NO_RELATIVE"))
                        .toList());
        answer.then()
                .body(
                        "findings.find { it.criterion == 'NO_RELATIVE' }.evidence.collect { it.reference + ' ' + it.detail }",
                        equalTo(List.of("scorer-zheng on the panel")));
    }
}
