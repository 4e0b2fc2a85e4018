package org.shequ.quota.standard;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.quota.QuotaProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.standard;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class StandardApiTest {

    @Test
    void a_standard_that_names_only_its_ratio_takes_the_usual_policy() {
        var district = district(0);
        var answer = post(drafter(district), "standards", standard(district));
        answer.then()
                .statusCode(201)
                .header("Location", equalTo("/quota/v1/standards/" + answer.path("id")))
                .header("ETag", equalTo("\"1\""))
                .body("number", equalTo(1))
                .body("rounding", equalTo("LARGEST_REMAINDER"))
                .body("floorMin", equalTo(0))
                .body("floorPlacement", equalTo("ABOVE"))
                .body("reviewCycleMonths", equalTo(24))
                .body("counting.identities", equalTo(List.of("STAFFED")))
                .body("counting.posts", containsInAnyOrder("COMMUNITY_WORKER", "DEPUTY_SECRETARY", "SECRETARY"));
        get(drafter(district), "standards/" + answer.path("id"))
                .then()
                .statusCode(200)
                .body("documentNumber", equalTo("崇政发〔2024〕18号"));
    }

    @ParameterizedTest
    @CsvSource({"15.5", "0.0001", "18.1234", "10000"})
    void a_ratio_keeps_its_decimals_exactly(String ratio) {
        var district = district(0);
        var body = with(district, "ratioPer10000", new BigDecimal(ratio));
        var id = adopted(body);
        assertEquals(
                0,
                new BigDecimal(ratio)
                        .compareTo(new BigDecimal(get(drafter(district), "standards/" + id)
                                .path("ratioPer10000")
                                .toString())));
    }

    @ParameterizedTest
    @CsvSource({
        "ratioPer10000,0",
        "ratioPer10000,-18",
        "ratioPer10000,10001",
        "ratioPer10000,18.12345",
        "floorMin,-1",
        "reviewCycleMonths,0",
        "documentNumber,' '",
        "jurisdiction,320613002004"
    })
    void a_standard_out_of_bounds_is_refused_at_its_field(String field, String value) {
        var body = with(
                district(0),
                field,
                value.matches("-?[0-9.]+") && !field.equals("jurisdiction") ? new BigDecimal(value) : value);
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter("*"), "standards", body))
                .then()
                .body("violations.pointer", hasItem("/" + field));
    }

    private static Map<String, Object> bands(String district, List<Map<String, Integer>> bands) {
        var body = new HashMap<>(standard(district));
        body.remove("ratioPer10000");
        body.putAll(Map.of("basis", "HOUSEHOLDS", "bands", bands));
        return body;
    }

    private static Map<String, Integer> band(int from, int places) {
        return Map.of("fromHouseholds", from, "places", places);
    }

    @Test
    void bands_of_households_are_another_basis_and_are_validated_as_a_whole() {
        var district = district(0);
        var id = adopted(bands(district, List.of(band(0, 5), band(1000, 7), band(3000, 9))));
        get(drafter(district), "standards/" + id)
                .then()
                .body("basis", equalTo("HOUSEHOLDS"))
                .body("bands.places", equalTo(List.of(5, 7, 9)))
                .body("ratioPer10000", equalTo(null));
        var wrong = Map.of(
                "BANDS_FROM_ZERO", List.of(band(1, 5)),
                "BANDS_ASCENDING", List.of(band(0, 5), band(0, 6)),
                "MORE_HOUSEHOLDS_NOT_FEWER_PLACES", List.of(band(0, 5), band(1000, 4)));
        wrong.forEach((rule, given) -> ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED, post(drafter("*"), "standards", bands(district(0), given)))
                .then()
                .body("violations.rule", hasItem(rule)));
        var both = bands(district(0), List.of(band(0, 5)));
        both.put("ratioPer10000", 18);
        both.put("floorPlacement", "INSIDE");
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter("*"), "standards", both))
                .then()
                .body("violations.rule", hasItems("RATIO_OF_RESIDENTS", "FLOOR_INSIDE_NEEDS_TOTAL"));
        var neither = new HashMap<>(standard(district(0)));
        neither.remove("ratioPer10000");
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter("*"), "standards", neither))
                .then()
                .body("violations.pointer", hasItem("/ratioPer10000"));
    }

    @Test
    void minimums_inside_a_total_need_a_total() {
        var body = new HashMap<>(standard(district(0)));
        body.putAll(Map.of("rounding", "HALF_UP", "floorMin", 5, "floorPlacement", "INSIDE"));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, post(drafter("*"), "standards", body))
                .then()
                .body("violations.rule", hasItem("FLOOR_INSIDE_NEEDS_TOTAL"));
    }

    @Test
    void a_later_standard_follows_and_one_of_the_same_day_does_not() {
        var district = district(0);
        adopted(standard(district));
        ProblemAssert.assertProblem(
                QuotaProblem.STANDARD_EXISTS, post(drafter(district), "standards", standard(district)));
        var later = adopted(with(district, "effectiveFrom", "2030-01-01"));
        get(drafter(district), "standards?count=true&jurisdiction=" + district)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.number", equalTo(List.of(1, 2)))
                .body("items[1].id", equalTo(later));
        var first = get(drafter(district), "standards?limit=1&jurisdiction=" + district);
        get(drafter(district), "standards?limit=1&jurisdiction=" + district + "&cursor=" + first.path("next"))
                .then()
                .body("items.number", equalTo(List.of(2)))
                .body("next", equalTo(null));
    }

    @Test
    void a_standard_is_seen_by_whom_it_governs_and_by_nobody_beside() {
        var district = district(0);
        var id = adopted(standard(district));
        get(drafter(district.substring(0, 4)), "standards/" + id).then().statusCode(200);
        get(drafter(district + "001"), "standards/" + id).then().statusCode(200);
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(drafter(Integer.parseInt(district) + 50_000 + ""), "standards/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "900"})
    void nobody_adopts_a_standard_for_a_jurisdiction_beyond_the_own(String suffix) {
        var district = district(0);
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(drafter(district + suffix), "standards", with(district, "documentNumber", "1")));
    }

    @Test
    void standards_adopted_at_once_are_numbered_without_gap_or_refusal() throws Exception {
        var district = district(0);
        var token = drafter(district);
        try (var hands = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.rangeClosed(1, 8)
                    .mapToObj(day -> hands.submit(
                            () -> post(token, "standards", with(district, "effectiveFrom", "2025-01-0" + day))
                                    .statusCode()))
                    .toList();
            for (var answer : answers) {
                assertEquals(201, answer.get());
            }
        }
        get(token, "standards").then().body("items.number", equalTo(List.of(1, 2, 3, 4, 5, 6, 7, 8)));
    }

    @Test
    void who_adopted_it_is_on_record() {
        var district = district(0);
        var id = adopted(standard(district));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=standard&subjectId=" + id)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("standard-adopted"))
                .body("items.actor", hasItem("quota-drafter-1"));
    }

    private static Map<String, Object> with(String district, String field, Object value) {
        var body = new HashMap<>(standard(district));
        body.put(field, value);
        return body;
    }
}
