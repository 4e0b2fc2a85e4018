package org.shequ.quota.determination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.event.quota.DeterminationApproved;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.http.ContentType.JSON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.approved;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.determination;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafted;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.inForce;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.request;
import static org.shequ.quota.Given.residents;
import static org.shequ.quota.Given.standard;
import static org.shequ.quota.Given.submitted;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class DeterminationApiTest {

    private static final Map<String, String> DOCUMENT = Map.of("documentNumber", "崇政发〔2026〕8号", "organ", "崇川区委组织部");

    @Test
    void the_parts_add_up_to_the_total_and_each_can_be_recomputed() {
        var district = district(3);
        residents(district, 6574, 4321, 5100);
        var id = drafted(determination(district, adopted(standard(district))));
        // 15,995 residents at 18 per 10,000 are 28.791, so 29
        get(drafter(district), "determinations/" + id)
                .then()
                .body("population", equalTo(15995))
                .body("sharedTotal", equalTo(29))
                .body("summary.total", equalTo(29))
                .body("summary.units", equalTo(3));
        var lines = get(drafter(district), "determinations/" + id + "/lines?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .extract()
                .jsonPath();
        // 11.8332, 7.7778, 9.18: the wholes are 27, the two largest remainders win
        assertEquals(List.of(12, 8, 9), lines.getList("items.new"));
        assertEquals(
                29,
                lines.getList("items.new", Integer.class).stream()
                        .mapToInt(n -> n)
                        .sum());
        for (int i = 0; i < 3; i++) {
            var line = lines.getMap("items[" + i + "]");
            long numerator = ((Number) line.get("shareNumerator")).longValue();
            long denominator = ((Number) line.get("shareDenominator")).longValue();
            assertEquals(18L * ((Number) line.get("population")).longValue(), numerator);
            assertEquals(numerator / denominator, ((Number) line.get("whole")).longValue());
            assertEquals(numerator % denominator, ((Number) line.get("remainder")).longValue());
            assertEquals((int) line.get("whole") + (int) line.get("extra"), line.get("apportioned"));
            assertEquals((int) line.get("apportioned") + (int) line.get("adjustment"), line.get("new"));
        }
    }

    @Test
    void a_determination_goes_through_review_before_it_is_in_force() {
        var district = district(1);
        residents(district, 10_000);
        var id = drafted(determination(district, adopted(standard(district))));
        var resource = "determinations/" + id;
        ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, approved(id));
        ProblemAssert.assertProblem(
                        CommonProblem.ILLEGAL_TRANSITION,
                        Given.decide(approver(district), resource, "return", Map.of("reason", "尚未提交")))
                .then()
                .body("figures.possible", equalTo(List.of("submitDetermination")));
        submitted(id).then().statusCode(200).body("status", equalTo("REVIEW"));
        ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, submitted(id));
        Given.decide(approver(district), resource, "return", Map.of("reason", "人口数据待核实"))
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("returnedReason", equalTo("人口数据待核实"));
        submitted(id).then().statusCode(200).body("returnedReason", nullValue());
        approved(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("approvedBy", equalTo("quota-approver-1"))
                .body("documentNumber", equalTo("崇政发〔2026〕8号"))
                .body("version", equalTo(5));
        var account = Given.account(community(district, 1));
        assertEquals(18, account.getInt("approved"));
        assertEquals(id, account.getString("determinationId"));
        var event = TestKafka.awaitEvent(
                DeterminationApproved.class, e -> e.determinationId().toString().equals(id));
        assertEquals(18, event.total());
        assertEquals(1, event.units());
        TestKafka.awaitEvent(
                AccountChanged.class, e -> e.unitCode().equals(community(district, 1)) && e.approved() == 18);
    }

    @Test
    void whoever_drafts_or_submits_does_not_approve() {
        var district = district(1);
        residents(district, 10_000);
        var both = Tokens.of("quota-drafter", "quota-approver").scope(district).subject("li");
        String id = post(both.bearer(), "determinations", determination(district, adopted(standard(district))))
                .path("id");
        var resource = "determinations/" + id;
        Given.decide(
                        Tokens.of("quota-drafter", "quota-approver")
                                .subject("wang")
                                .bearer(),
                        resource,
                        "submission",
                        "")
                .then()
                .statusCode(200);
        for (var subject : List.of("li", "wang")) {
            ProblemAssert.assertProblem(
                    QuotaProblem.SELF_APPROVAL,
                    Given.decide(
                            Tokens.of("quota-drafter", "quota-approver")
                                    .subject(subject)
                                    .bearer(),
                            resource,
                            "approval",
                            DOCUMENT));
        }
        Given.decide(approver(district), resource, "approval", DOCUMENT).then().statusCode(200);
    }

    @Test
    void a_later_determination_supersedes_the_former_and_shows_old_new_and_change() {
        var district = district(3);
        residents(district, 10_000, 5_000, 1_000);
        var first = inForce(district, adopted(standard(district)));
        Given.staffed(community(district, 3));
        Given.staffed(community(district, 3));
        Given.awaitFigures(community(district, 3), 2, 2, 0);
        var more = new HashMap<>(standard(district));
        more.putAll(Map.of("ratioPer10000", 12, "effectiveFrom", "2025-01-01"));
        var second = drafted(determination(district, adopted(more)));
        // 18, 9, 2 places become 12, 6, 1; of the two people of the third one is over
        get(drafter(district), "determinations/" + second)
                .then()
                .body("summary.total", equalTo(19))
                .body("summary.previousTotal", equalTo(29))
                .body("summary.change", equalTo(-10))
                .body("summary.losing", equalTo(3))
                .body("summary.gaining", equalTo(0))
                .body("summary.over", equalTo(1))
                .body("summary.overPlaces", equalTo(1))
                .body("summary.short", equalTo(2))
                .body("summary.shortPlaces", equalTo(18))
                .body("summary.occupied", equalTo(2));
        submitted(second);
        approved(second).then().statusCode(200);
        get(drafter(district), "determinations?status=SUPERSEDED&count=true")
                .then()
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(first))
                .body("items[0].supersededBy", equalTo(second));
        var account = Given.account(community(district, 3));
        assertEquals(1, account.getInt("approved"));
        assertEquals(2, account.getInt("occupied"));
        assertEquals(1, account.getInt("inheritedExcess"));
        assertEquals(-1, account.getInt("vacancy"));
        assertEquals(0, account.getInt("available"));
        Given.assertProven(district);
    }

    @Test
    void a_what_if_changes_nothing_and_cannot_be_submitted() {
        var district = district(2);
        residents(district, 10_000, 5_000);
        inForce(district, adopted(standard(district)));
        var body = new HashMap<>(determination(district, adopted(twice(district))));
        body.put("whatIf", true);
        var id = drafted(body);
        get(drafter(district), "determinations/" + id)
                .then()
                .body("whatIf", equalTo(true))
                .body("summary.total", equalTo(54))
                .body("summary.change", equalTo(27))
                .body("summary.gaining", equalTo(2));
        ProblemAssert.assertProblem(QuotaProblem.WHAT_IF_CHANGES_NOTHING, submitted(id));
        assertEquals(18, Given.account(community(district, 1)).getInt("approved"));
        assertEquals(9, Given.account(community(district, 2)).getInt("approved"));
    }

    private static Map<String, Object> twice(String district) {
        var twice = new HashMap<>(standard(district));
        twice.putAll(Map.of("ratioPer10000", 36, "effectiveFrom", "2026-01-01"));
        return twice;
    }

    @Test
    void places_given_by_document_stand_beside_the_share() {
        var district = district(2);
        residents(district, 10_000, 1_000);
        var body = new HashMap<>(determination(district, adopted(standard(district))));
        var given = Map.of("unitCode", community(district, 2), "places", 3, "documentNumber", "崇组〔2026〕5号");
        body.put("adjustments", List.of(given));
        var id = drafted(body);
        get(drafter(district), "determinations/" + id + "/lines")
                .then()
                .body("items[1].apportioned", equalTo(2))
                .body("items[1].adjustment", equalTo(3))
                .body("items[1].adjustmentDocument", equalTo("崇组〔2026〕5号"))
                .body("items[1].new", equalTo(5));
        body.put("adjustments", List.of(with(given, "places", -3)));
        ProblemAssert.assertProblem(
                QuotaProblem.ADJUSTMENT_BELOW_ZERO, post(drafter(district), "determinations", body));
        body.put("adjustments", List.of(with(given, "unitCode", district + "001999")));
        ProblemAssert.assertProblem(
                QuotaProblem.ADJUSTMENT_UNKNOWN_UNIT, post(drafter(district), "determinations", body));
        body.put("adjustments", List.of(given, given));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter(district), "determinations", body));
    }

    private static Map<String, Object> with(Map<String, ?> map, String field, Object value) {
        var copy = new HashMap<String, Object>(map);
        copy.put(field, value);
        return copy;
    }

    @Test
    void minimums_lie_inside_or_above_the_total() {
        var district = district(2);
        residents(district, 20_000, 500);
        var floor = new HashMap<>(standard(district));
        floor.putAll(Map.of("floorMin", 5, "floorPlacement", "ABOVE"));
        var above = drafted(determination(district, adopted(floor)));
        get(drafter(district), "determinations/" + above + "/lines")
                .then()
                .body("items.new", equalTo(List.of(36, 5)))
                .body("items.floored", equalTo(List.of(false, true)));
        floor.putAll(Map.of("floorPlacement", "INSIDE", "effectiveFrom", "2025-01-01"));
        var inside = drafted(determination(district, adopted(floor)));
        get(drafter(district), "determinations/" + inside + "/lines").then().body("items.new", equalTo(List.of(32, 5)));
        floor.putAll(Map.of("floorMin", 30, "effectiveFrom", "2026-01-01"));
        ProblemAssert.assertProblem(
                        QuotaProblem.FLOORS_EXCEED_TOTAL,
                        post(drafter(district), "determinations", determination(district, adopted(floor))))
                .then()
                .body("figures.floors", equalTo(60))
                .body("figures.total", equalTo(37));
    }

    @Test
    void a_community_without_residents_on_that_day_stops_it_with_the_figures() {
        var district = district(3);
        residents(district, 10_000);
        ProblemAssert.assertProblem(
                        QuotaProblem.POPULATION_MISSING,
                        post(drafter(district), "determinations", determination(district, adopted(standard(district)))))
                .then()
                .body("figures.missing", equalTo(2))
                .body("figures.units", equalTo(List.of(community(district, 2), community(district, 3))));
    }

    @Test
    void a_jurisdiction_without_communities_or_with_a_foreign_standard_is_refused() {
        var district = district(1);
        var other = district(0);
        ProblemAssert.assertProblem(
                QuotaProblem.NO_COMMUNITIES,
                post(drafter("*"), "determinations", determination(other, adopted(standard(other)))));
        residents(district, 10_000);
        ProblemAssert.assertProblem(
                QuotaProblem.STANDARD_OF_ANOTHER_JURISDICTION,
                post(drafter("*"), "determinations", determination(district, adopted(twice(other)))));
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        post(
                                drafter("*"),
                                "determinations",
                                determination(district, UUID.randomUUID().toString())))
                .then()
                .body("violations.pointer", hasItem("/standardId"));
    }

    @Test
    void a_dissolved_community_loses_its_places_and_its_people_are_over() {
        var district = Given.districtWithPlaces(5, 5);
        Given.staffed(community(district, 2));
        Given.awaitFigures(community(district, 2), 5, 1, 0);
        Given.unit(community(district, 2), UnitKind.COMMUNITY, UnitStatus.DISSOLVED);
        await().atMost(Given.PATIENCE).until(() -> {
            var again = drafted(determination(district, adoptedLater(district)));
            var lines =
                    get(drafter(district), "determinations/" + again + "/lines").jsonPath();
            return lines.getList("items.new").equals(List.of(9, 0))
                    && lines.getInt("items[1].over") == 1
                    && lines.getString("items[1].unitName").equals("社区" + community(district, 2));
        });
    }

    private static int days;

    private static String adoptedLater(String district) {
        var later = new HashMap<>(standard(district));
        later.put("effectiveFrom", LocalDate.of(2025, 1, 1).plusDays(days++).toString());
        return adopted(later);
    }

    @Test
    void a_state_change_needs_the_version_that_was_seen() {
        var district = district(1);
        residents(district, 10_000);
        var id = drafted(determination(district, adopted(standard(district))));
        var path = "/quota/v1/determinations/" + id + "/submission";
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                request(drafter(district)).contentType(JSON).body("").post(path));
        ProblemAssert.assertProblem(
                CommonProblem.STALE_VERSION,
                request(drafter(district))
                        .contentType(JSON)
                        .header("If-Match", "\"7\"")
                        .body("")
                        .post(path));
        request(drafter(district))
                .contentType(JSON)
                .header("If-Match", "\"1\"")
                .body("")
                .post(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
    }

    @Test
    void the_same_key_gives_the_same_answer_and_does_it_once() {
        var district = district(1);
        residents(district, 10_000);
        var body = determination(district, adopted(standard(district)));
        var key = UUID.randomUUID().toString();
        var first = withKey(district, key, body).post("/quota/v1/determinations");
        var again = withKey(district, key, body).post("/quota/v1/determinations");
        first.then().statusCode(201);
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        get(drafter(district), "determinations?count=true").then().body("total", equalTo(1));
        ProblemAssert.assertProblem(
                CommonProblem.IDEMPOTENCY_KEY_REUSED,
                withKey(district, key, with(body, "title", "另一次核定")).post("/quota/v1/determinations"));
        ProblemAssert.assertProblem(
                CommonProblem.IDEMPOTENCY_KEY_REQUIRED,
                RestAssured.given()
                        .header("Authorization", drafter(district))
                        .contentType(JSON)
                        .body(body)
                        .post("/quota/v1/determinations"));
    }

    private static RequestSpecification withKey(String district, String key, Map<String, Object> body) {
        return RestAssured.given()
                .header("Authorization", drafter(district))
                .header("Idempotency-Key", key)
                .contentType(JSON)
                .body(body);
    }

    @Test
    void a_determination_is_given_as_a_table_with_its_totals() {
        var district = district(2);
        residents(district, 6574, 4321);
        var id = drafted(determination(district, adopted(standard(district))));
        var csv = table(id, TabularMedia.CSV, "zh-CN");
        csv.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        var rows = csv.asString().replace("\uFEFF", "").lines().toList();
        assertEquals("区划代码,社区,城镇常住人口,应配份额,按标准配置数,调整数,调整文号,原核定数,核定数,增减,在岗数,超员,缺员", rows.getFirst());
        assertEquals(
                community(district, 1) + ",社区" + community(district, 1) + ",6574,11.8332,12,0,,0,12,12,0,0,12",
                rows.get(1));
        assertEquals(",合计 / Total,10895,,20,0,,0,20,20,0,0,20", rows.getLast());
        var sheet = table(id, TabularMedia.XLSX, "en").asByteArray();
        assertEquals("PK", new String(sheet, 0, 2, StandardCharsets.US_ASCII));
        ProblemAssert.assertProblem(CommonProblem.NOT_ACCEPTABLE, table(id, "application/pdf", "en"));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, table(UUID.randomUUID().toString(), TabularMedia.CSV, "en"));
    }

    @Test
    void by_bands_of_households_each_community_gets_what_its_band_says() {
        var district = district(3);
        var standard = new HashMap<>(standard(district));
        standard.remove("ratioPer10000");
        standard.putAll(Map.of(
                "basis",
                "HOUSEHOLDS",
                "bands",
                List.of(
                        Map.of("fromHouseholds", 0, "places", 5),
                        Map.of("fromHouseholds", 1000, "places", 7),
                        Map.of("fromHouseholds", 3000, "places", 9)),
                "floorMin",
                6));
        var asked = determination(district, adopted(standard));
        residents(district, 5000, 5000, 5000);
        ProblemAssert.assertProblem(QuotaProblem.HOUSEHOLDS_MISSING, post(drafter(district), "determinations", asked));
        var rows = "区划代码,统计日期,城镇常住人口,户数,数据来源\n"
                + community(district, 1) + ",2025-12-31,5000,999,年报\n"
                + community(district, 2) + ",2025-12-31,5000,1000,年报\n"
                + community(district, 3) + ",2025-12-31,5000,4000,年报\n";
        var job = Given.submitPopulations(drafter(district), rows, Map.of());
        assertEquals(
                "SUCCEEDED",
                Given.ended(job.then().statusCode(202).extract().path("id"), drafter(district))
                        .getString("state"));
        get(drafter(district), "populations?unit=" + district)
                .then()
                .body("items.households", equalTo(List.of(999, 1000, 4000)));
        get(drafter(district), "determinations/" + drafted(asked) + "/lines")
                .then()
                .body("items.whole", equalTo(List.of(5, 7, 9)))
                .body("items.floored", equalTo(List.of(true, false, false)))
                .body("items.new", equalTo(List.of(6, 7, 9)))
                .body("items.bandFrom", equalTo(List.of(0, 1000, 3000)))
                .body("items.households", equalTo(List.of(999, 1000, 4000)));
    }

    @Test
    void a_determination_is_a_page_to_print_that_needs_nothing_else() {
        var district = district(2);
        residents(district, 6574, 4321);
        var asked = new HashMap<>(determination(district, adopted(standard(district))));
        asked.put("title", "核定<script>alert(1)</script>");
        asked.put(
                "adjustments",
                List.of(Map.of("unitCode", community(district, 2), "places", 1, "documentNumber", "崇组〔2026〕5号")));
        var id = drafted(asked);
        submitted(id);
        approved(id).then().statusCode(200);
        var page = get(drafter("*"), "determinations/" + id + "/page");
        page.then().statusCode(200).contentType("text/html;charset=UTF-8");
        var html = page.asString();
        for (var part : List.of(
                "118332/10000",
                "<h1>核定&lt;script&gt;alert(1)&lt;/script&gt;</h1>",
                "城镇常住人口<br>Residents",
                "+1 崇组〔2026〕5号",
                "崇政发〔2026〕8号",
                "崇川区委组织部",
                "合计 / Total（2）</td><td>10895</td>",
                "<td>20</td><td>+1</td><td>0</td><td>21</td><td>+21</td>")) {
            assertTrue(html.contains(part), part + " in " + html);
        }
        for (var outside : List.of("<script", "<link", "<img", "http:", "https:", "url(")) {
            assertFalse(html.contains(outside), outside);
        }
        get(drafter("999999"), "determinations/" + id + "/page").then().statusCode(404);
    }

    private static Response table(String id, String media, String language) {
        return RestAssured.given()
                .header("Authorization", drafter("*"))
                .header("Accept", media)
                .header("Accept-Language", language)
                .get("/quota/v1/determinations/" + id + "/table");
    }
}
