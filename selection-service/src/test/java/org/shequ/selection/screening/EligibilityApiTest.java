package org.shequ.selection.screening;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.testkit.ProblemAssert.assertProblem;

@QuarkusTest
@WithTestResource(ServersResource.class)
class EligibilityApiTest {

    private final TestDistrict district = new TestDistrict();
    private final Selection officer = Selection.officer(district.code);

    @BeforeEach
    void in_march() {
        TestClock.set(LocalDate.of(2026, 3, 2));
    }

    private String query(String more) {
        return "/eligibility?kind=INSTITUTION&unit=" + district.code + more;
    }

    @Test
    void each_secretary_is_judged_with_findings_and_evidence() {
        var passes = district.secretary(district.frontCommunity("濠北社区居委会"), LocalDate.of(2017, 4, 1));
        var young = district.community("洪济社区居委会", LocalDate.of(2024, 7, 1), 2);
        var misses = district.secretary(young, LocalDate.of(2017, 3, 1));

        officer.get(query(""))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].personId", equalTo(passes.toString()))
                .body("items[0].name", equalTo("王**"))
                .body("items[0].unitName", equalTo("濠北社区居委会"))
                .body("items[0].verdict", equalTo("ELIGIBLE"))
                .body("items[0].findings.criterion", hasItem("COMMUNITY_IN_FRONT"))
                .body("items[0].findings[0].actual", equalTo("107 months"))
                .body("items[0].findings[0].evidence[0].kind", equalTo("ASSIGNMENT"))
                .body("items[0].findings[0].evidence[0].reference", equalTo(passes.toString()))
                .body("items[0].sources.career.eventId", notNullValue())
                .body("next", nullValue());

        officer.get("/eligibility/" + misses + "?kind=INSTITUTION")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body("findings.find { it.criterion == 'COMMUNITY_IN_FRONT' }.outcome", equalTo("FAIL"))
                .body(
                        "findings.find { it.criterion == 'COMMUNITY_IN_FRONT' }.explanation.en",
                        containsString("has no three ranked years"))
                .body(
                        "findings.find { it.criterion == 'COMMUNITY_IN_FRONT' }.explanation.zh",
                        containsString("洪济社区居委会"));
    }

    /** With a day of one's choice the day on which the limit is crossed, and so the birthday, is found by bisection. */
    @Test
    void without_a_purpose_neither_age_nor_birthday_is_to_be_found() {
        var old = new TestDistrict.Facts(
                district.frontCommunity("甲社区"), Post.SECRETARY, TenureKind.STAFFED, LocalDate.of(2017, 4, 1));
        old.birthDate = LocalDate.of(1960, 7, 19);
        var person = district.person(old);
        var age = "findings.find { it.criterion == 'AGE_AT_MOST' }.";
        for (var path : List.of("/eligibility/" + person + "?kind=INSTITUTION", query(""))) {
            var within = path.contains(person.toString()) ? age : "items[0]." + age;
            var answer = officer.get(path).then().statusCode(200);
            answer.body(within + "outcome", equalTo("FAIL"))
                    .body(within + "actual", equalTo("Above the age limit."))
                    .body(within + "explanation.zh", equalTo("超过年龄上限。"))
                    .body(within + "evidence.from", hasItem(nullValue()));
            assertFalse(answer.extract().asString().contains("1960"), path);
            officer.getFor("QUALIFICATION_REVIEW", path)
                    .then()
                    .statusCode(200)
                    .body(within + "actual", equalTo("65"))
                    .body(within + "evidence.from", hasItem("1960-07-19"));
        }
        for (var path : List.of("/eligibility/" + person, "/eligibility", "/eligibility/summary")) {
            var on = path + "?kind=INSTITUTION&asOf=";
            officer.get(on + "2018-07-19").then().statusCode(403).body("code", equalTo("PURPOSE_REQUIRED"));
            officer.get(on + "2018-07-01").then().statusCode(200);
            officer.get(on + "2026-03-02").then().statusCode(200);
            officer.getFor("QUALIFICATION_REVIEW", on + "2018-07-19").then().statusCode(200);
            Selection.as("somebody", district.code, "viewer")
                    .getFor("QUALIFICATION_REVIEW", on + "2018-07-19")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN"));
        }
    }

    @Test
    void the_summary_counts_by_verdict_and_by_failed_criterion() {
        var front = district.frontCommunity("甲社区");
        var behind = district.community("乙社区", LocalDate.of(2000, 1, 1), 100, 3, 3);
        var unknown = district.community("丙社区", LocalDate.of(2000, 1, 1), 3, 3);
        district.secretary(front, LocalDate.of(2017, 4, 1));
        district.secretary(behind, LocalDate.of(2020, 9, 1));
        district.secretary(unknown, LocalDate.of(2017, 4, 1));
        var sanctioned = new TestDistrict.Facts(
                district.frontCommunity("丁社区"), Post.SECRETARY, TenureKind.STAFFED, LocalDate.of(2017, 4, 1));
        sanctioned.sanctions = List.of(new SanctionPeriod(LocalDate.of(2025, 9, 1), LocalDate.of(2026, 9, 1), true));
        district.person(sanctioned);

        officer.get("/eligibility/summary?kind=INSTITUTION&unit=" + district.code)
                .then()
                .statusCode(200)
                .body("candidates", equalTo(4))
                .body("eligible", equalTo(1))
                .body("notEligible", equalTo(2))
                .body("unknown", equalTo(1))
                .body("failed.TENURE_IN_POST", equalTo(1))
                .body("failed.COMMUNITY_IN_FRONT", equalTo(1))
                .body("failed.NO_SANCTION", equalTo(1))
                .body("onlyFailed.NO_SANCTION", equalTo(1))
                .body("unjudged.COMMUNITY_IN_FRONT", equalTo(1))
                .body("withinYear", equalTo(1));
        // the same people half a year later: the sanction is over
        officer.get("/eligibility/summary?kind=INSTITUTION&unit=" + district.code + "&asOf=2026-09-01")
                .then()
                .body("eligible", equalTo(2))
                .body("failed.TENURE_IN_POST", nullValue());
    }

    @Test
    void who_lacks_time_alone_is_listed_from_the_day_on_which_it_will_do() {
        var soon = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2020, 9, 1));
        district.secretary(district.frontCommunity("乙社区"), LocalDate.of(2023, 9, 1));
        district.secretary(district.frontCommunity("丙社区"), LocalDate.of(2017, 4, 1)); // is eligible already
        district.secretary(district.community("丁社区", LocalDate.of(2000, 1, 1), 100, 3, 3), LocalDate.of(2020, 9, 1));
        officer.get(query("&eligibleBy=2026-08-31")).then().statusCode(200).body("items", hasSize(0));
        officer.get(query("&eligibleBy=2026-09-01"))
                .then()
                .body("items.personId", equalTo(List.of(soon.toString())))
                .body("items[0].verdict", equalTo("NOT_ELIGIBLE"));
    }

    private UUID secretaryBorn(LocalDate born, LocalDate since) {
        var facts = new TestDistrict.Facts(
                district.frontCommunity("生于" + born + "社区"), Post.SECRETARY, TenureKind.STAFFED, since);
        facts.birthDate = born;
        return district.person(facts);
    }

    /** Six years are full on 2026-09-01; the limit of men is 57. */
    @Test
    void no_day_is_promised_on_which_the_limit_of_age_is_past() {
        var since = LocalDate.of(2020, 9, 1);
        var tooOld = secretaryBorn(LocalDate.of(1968, 8, 20), since);
        var lastMonth = secretaryBorn(LocalDate.of(1968, 9, 15), since);
        var inTime = secretaryBorn(LocalDate.of(1968, 10, 20), since);
        for (var purpose : List.of("", "QUALIFICATION_REVIEW")) {
            expect(tooOld, purpose, null, null);
        }
        expect(lastMonth, "QUALIFICATION_REVIEW", "2026-09-01", "2026-09-15");
        expect(lastMonth, "", null, null); // whoever was born on the first of that month is past it
        expect(inTime, "QUALIFICATION_REVIEW", "2026-09-01", "2026-10-20");
        expect(inTime, "", "2026-09-01", "2026-10-01");
        officer.get(query("&eligibleBy=2027-03-01"))
                .then()
                .statusCode(200)
                .body("items.personId", equalTo(List.of(inTime.toString())));
        officer.getFor("QUALIFICATION_REVIEW", query("&eligibleBy=2027-03-01&count=true"))
                .then()
                .body("items.personId", not(hasItem(tooOld.toString())))
                .body("total", equalTo(2));
        var summary = "/eligibility/summary?kind=INSTITUTION&unit=" + district.code;
        officer.get(summary).then().body("withinYear", equalTo(1)).body("eligibleFrom", equalTo(Map.of("2026-09", 1)));
        officer.getFor("QUALIFICATION_REVIEW", summary).then().body("withinYear", equalTo(2));
        officer.getFor("QUALIFICATION_REVIEW", "/eligibility/" + lastMonth + "?kind=INSTITUTION&asOf=2026-09-14")
                .then()
                .body("verdict", equalTo("ELIGIBLE"))
                .body("expectedOn", nullValue())
                .body("holdsUntil", equalTo("2026-09-15"));
        officer.getFor("QUALIFICATION_REVIEW", "/eligibility/" + lastMonth + "?kind=INSTITUTION&asOf=2026-09-15")
                .then()
                .body("verdict", equalTo("NOT_ELIGIBLE"));
    }

    private void expect(UUID person, String purpose, @Nullable String expectedOn, @Nullable String holdsUntil) {
        var path = "/eligibility/" + person + "?kind=INSTITUTION";
        var answer = purpose.isEmpty() ? officer.get(path) : officer.getFor(purpose, path);
        answer.then()
                .statusCode(200)
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body("expectedOn", equalTo(expectedOn))
                .body("holdsUntil", equalTo(holdsUntil))
                .body("conclusion.zh", containsString(expectedOn == null ? "仅随时间推移不能满足全部条件" : "自2026年9月1日起符合全部条件"))
                .body(
                        "conclusion.en",
                        containsString("Not eligible for entry into a public institution on 2026-03-02"));
    }

    @Test
    void a_result_that_has_not_come_promises_nothing_and_is_named_with_whom_to_ask() {
        var waiting =
                district.secretary(district.community("丙社区", LocalDate.of(2000, 1, 1), 3, 3), LocalDate.of(2017, 4, 1));
        // the first two of the three years; the last is missing
        var behind = district.secretary(
                district.community("乙社区", LocalDate.of(2000, 1, 1), 100, 3, 3), LocalDate.of(2017, 4, 1));
        officer.get("/eligibility/" + waiting + "?kind=INSTITUTION")
                .then()
                .body("verdict", equalTo("UNKNOWN"))
                .body("expectedOn", nullValue())
                .body("conclusion.zh", containsString("2023年考核结果尚未公布"))
                .body("conclusion.zh", containsString("年度考核主管部门"));
        officer.get("/eligibility/" + behind + "?kind=INSTITUTION")
                .then()
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body("conclusion.zh", containsString("2023年在118个社区中列第100名，未进入前列"))
                .body("conclusion.zh", not(containsString("没有3个有排名的年度")))
                .body("conclusion.zh", not(containsString("COMMUNITY_IN_FRONT")));
    }

    @Test
    void another_version_of_the_rule_may_be_asked_and_an_unknown_one_is_not_found() {
        var person = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        var path = "/eligibility/" + person + "?kind=CIVIL_SERVICE&ruleVersion=";
        officer.get(path + 1).then().statusCode(200).body("findings.criterion", not(hasItem("NO_SERVICE_LOCK")));
        officer.get(path + 2).then().statusCode(200).body("findings.criterion", hasItem("NO_SERVICE_LOCK"));
        officer.get("/eligibility/summary?kind=CIVIL_SERVICE&ruleVersion=1&unit=" + district.code)
                .then()
                .statusCode(200)
                .body("ruleVersion", equalTo(1));
        assertProblem(CommonProblem.NOT_FOUND, officer.get(path + 99));
    }

    @Test
    void pages_give_everybody_once_and_the_verdict_filters() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            var since = i % 2 == 0 ? LocalDate.of(2017, 4, 1) : LocalDate.of(2024, 4, 1);
            var person = district.secretary(district.frontCommunity("社区" + i), since);
            if (i % 2 == 0) {
                expected.add(person.toString());
            }
        }
        Set<String> found = new HashSet<>();
        var cursor = "";
        int pages = 0;
        do {
            var page = officer.get(query("&verdict=ELIGIBLE&limit=2" + cursor))
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> ids = page.path("items.personId");
            ids.forEach(id -> assertEquals(true, found.add(id), "twice"));
            String next = page.path("next");
            cursor = next == null ? "" : "&cursor=" + next;
            pages++;
        } while (!cursor.isEmpty());
        assertEquals(expected, found);
        assertEquals(2, pages);
        officer.get(query("&verdict=ELIGIBLE&count=true")).then().body("total", equalTo(4));
    }

    @Test
    void out_of_scope_is_not_found_and_without_a_permission_forbidden() {
        var person = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        var elsewhere = Selection.officer("329999");
        assertProblem(CommonProblem.NOT_FOUND, elsewhere.get("/eligibility/" + person + "?kind=INSTITUTION"));
        assertProblem(CommonProblem.NOT_FOUND, elsewhere.get(query("")));
        elsewhere.get("/eligibility?kind=INSTITUTION").then().body("items", hasSize(0));
        assertProblem(
                CommonProblem.FORBIDDEN,
                Selection.as("clerk", "*", "personnel-clerk").get("/eligibility/" + person + "?kind=INSTITUTION"));
        assertProblem(CommonProblem.UNAUTHENTICATED, given().get(Selection.BASE + query("")));
        assertProblem(CommonProblem.UNKNOWN_PARAMETER, officer.get(query("&verdikt=ELIGIBLE")));
        assertProblem(CommonProblem.NOT_FOUND, officer.get("/eligibility/" + UUID.randomUUID() + "?kind=RESERVE"));
    }

    @Test
    void a_new_version_of_a_rule_is_recorded_and_faults_are_told_at_once() {
        var everywhere = Selection.officer("*");
        var groups = List.of(
                Map.of("anyOf", List.of(Map.of("criterion", "AGE_AT_MOST", "male", 45, "female", 45))),
                Map.of("anyOf", List.of(Map.of("criterion", "NO_SANCTION"))));
        var rule = Map.of(
                "kind", "CIVIL_SERVICE",
                "validFrom", "2099-01-01",
                "originPosts", List.of("SECRETARY"),
                "groups", groups,
                "documentNumber", "崇组发〔2026〕3号");
        everywhere
                .post("/eligibility-rules", rule)
                .then()
                .statusCode(201)
                .body("version", equalTo(3))
                .body("groups[0].anyOf[0].male", equalTo(45));
        everywhere
                .get("/eligibility-rules?kind=CIVIL_SERVICE")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2, 3)));
        everywhere.get("/eligibility-rules/CIVIL_SERVICE/versions/1").then().statusCode(200);
        var wrong = new HashMap<String, Object>(rule);
        wrong.put("groups", List.of(Map.of("anyOf", List.of(Map.of("criterion", "LUCK")))));
        assertProblem(CommonProblem.RULE_VIOLATED, everywhere.post("/eligibility-rules", wrong))
                .then()
                .body("violations[0].pointer", equalTo("/groups/0/anyOf/0/criterion"));
        assertProblem(CommonProblem.FORBIDDEN, officer.post("/eligibility-rules", rule));
    }
}
