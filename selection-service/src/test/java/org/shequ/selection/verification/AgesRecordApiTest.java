package org.shequ.selection.verification;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A rule with the ages that a notice prints: shown as birth dates, judged, told without the birth date, and verified. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class AgesRecordApiTest {

    private static final LocalDate DAY = LocalDate.of(2028, 5, 15);

    private static final List<Map<String, Object>> GROUPS = List.of(
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("criterion", "AGE_AT_MOST", "male", 35, "female", 35, "lastDay", "BIRTHDAY"),
                            Map.of("criterion", "BORN_BETWEEN", "from", "1980-05-01", "to", "1980-05-20"))),
            Map.of("anyOf", List.of(Map.of("criterion", "AGE_AT_LEAST", "years", 30))));

    private final TestRound run = new TestRound();
    private final Selection everywhere = Selection.officer("*");

    @BeforeEach
    void in_march() {
        TestClock.set(LocalDate.of(2026, 3, 2));
    }

    private String worker(String community, LocalDate born) {
        var facts = new TestDistrict.Facts(
                run.district.frontCommunity(community),
                Post.COMMUNITY_WORKER,
                TenureKind.STAFFED,
                LocalDate.of(2019, 1, 1));
        facts.birthDate = born;
        return run.district.person(facts).toString();
    }

    private void register(String person, String verdict) {
        run.officer
                .post(run.path() + "/registrations", Map.of("personId", person, "positionId", run.position()))
                .then()
                .statusCode(201)
                .body("verdict", equalTo(verdict));
    }

    @Test
    void ages_of_a_notice_are_shown_judged_and_verified() {
        int version = everywhere
                .post(
                        "/eligibility-rules",
                        Map.of(
                                "kind", "SECRETARY",
                                "validFrom", "2028-05-01",
                                "originPosts", List.of("COMMUNITY_WORKER"),
                                "groups", GROUPS,
                                "documentNumber", "崇组发〔2028〕5号"))
                .then()
                .statusCode(201)
                .body("groups[0].anyOf[0].lastDay", equalTo("BIRTHDAY"))
                .body("admittedBirths.day", equalTo("2028-05-01"))
                .body(
                        "admittedBirths.conditions.criterion",
                        equalTo(List.of("AGE_AT_MOST", "BORN_BETWEEN", "AGE_AT_LEAST")))
                .body("admittedBirths.conditions.group", equalTo(List.of(1, 1, 2)))
                .extract()
                .path("version");
        everywhere
                .get("/eligibility-rules/SECRETARY/versions/" + version + "?asOf=" + DAY)
                .then()
                .statusCode(200)
                .body("admittedBirths.conditions[0].from", equalTo("1993-05-15"))
                .body("admittedBirths.conditions[0].to", nullValue())
                .body("admittedBirths.conditions[1].from", equalTo("1980-05-01"))
                .body("admittedBirths.conditions[1].to", equalTo("1980-05-20"))
                .body("admittedBirths.conditions[2].to", equalTo("1998-05-15"));

        run.draft(
                "SECRETARY",
                Map.of("unitCode", run.district.frontCommunity("目标社区"), "post", "SECRETARY", "places", 1),
                DAY);
        run.announceOnly();
        // the cut-off day is the day of drafting; 35 on that very day, and a day before it
        register(worker("甲社区", DAY.minusYears(35)), "ELIGIBLE");
        register(worker("乙社区", DAY.minusYears(35).minusDays(1)), "NOT_ELIGIBLE");
        register(worker("丙社区", LocalDate.of(1980, 5, 1)), "ELIGIBLE");
        register(worker("丁社区", LocalDate.of(1980, 5, 20)), "ELIGIBLE");
        register(worker("戊社区", LocalDate.of(1980, 4, 30)), "NOT_ELIGIBLE");
        register(worker("己社区", LocalDate.of(1980, 5, 21)), "NOT_ELIGIBLE");
        register(worker("庚社区", DAY.minusYears(30).plusDays(1)), "NOT_ELIGIBLE");

        var record = TestRecord.of(run);
        assertEquals(List.of(), RecordVerifier.verify(record));
        assertFalse(
                record.toString().contains("\"1980-05-01\",\"education\""),
                "a birth date gives way to the last one that is judged like it");
    }

    @Test
    void without_a_purpose_a_condition_of_age_tells_no_day() {
        int version = everywhere
                .post(
                        "/eligibility-rules",
                        Map.of(
                                "kind", "SECRETARY",
                                "validFrom", "2028-05-01",
                                "originPosts", List.of("COMMUNITY_WORKER"),
                                "groups", GROUPS,
                                "documentNumber", "崇组发〔2028〕6号"))
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        TestClock.set(DAY);
        var young = worker("甲社区", LocalDate.of(1999, 3, 17));
        var path = "/eligibility/" + young + "?kind=SECRETARY&ruleVersion=" + version;
        var age = "findings.find { it.criterion == 'AGE_AT_LEAST' }.";
        run.officer
                .get(path)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body(age + "outcome", equalTo("FAIL"))
                .body(age + "explanation.zh", equalTo("未达到规定年龄。"))
                .body(age + "expectedOn", nullValue())
                .body("findings.evidence.from.flatten()", not(hasItem("1999-03-17")))
                .body("expectedOn", equalTo("2029-03-31"))
                .body("holdsUntil", equalTo("2034-03-02"))
                .body("conclusion.zh", not(containsString("17日")));
        run.officer
                .getFor("QUALIFICATION_REVIEW", path)
                .then()
                .statusCode(200)
                .body(age + "expectedOn", equalTo("2029-03-17"))
                .body("expectedOn", equalTo("2029-03-17"))
                .body("holdsUntil", equalTo("2034-03-18"))
                .body("conclusion.zh", containsString("自2029年3月17日起符合全部条件，至2034年3月18日（不含）为止"));
        var list = "/eligibility?kind=SECRETARY&unit=" + run.district.code + "&ruleVersion=" + version + "&eligibleBy=";
        run.officer.get(list + "2029-03-30").then().statusCode(200).body("items.personId", equalTo(List.of()));
        run.officer.get(list + "2029-03-31").then().body("items.personId", equalTo(List.of(young)));
        run.officer
                .getFor("QUALIFICATION_REVIEW", list + "2029-03-17")
                .then()
                .body("items.personId", equalTo(List.of(young)));
    }
}
