package org.shequ.quota.comparison;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.COUNTED_ON;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.figures;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.staffed;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ComparisonApiTest {

    private static Map<String, Object> asked(String district, List<Map<String, Object>> alternatives) {
        return Map.of("jurisdiction", district, "title", "方案比较", "alternatives", alternatives);
    }

    private static Map<String, Object> ratio(String name, Object ratio) {
        return Map.of("name", name, "standard", Map.of("ratioPer10000", ratio), "populationDate", COUNTED_ON);
    }

    @Test
    void several_standards_and_populations_stand_beside_the_present_with_who_gains_and_who_loses() {
        // residents 10,000 and 3,000, so 10 and 3 places at 10 per 10,000
        var district = districtWithPlaces(10, 3);
        staffed(community(district, 2));
        staffed(community(district, 2));
        awaitFigures(community(district, 2), 3, 2, 0);
        var answer = post(
                drafter(district),
                "comparisons",
                asked(
                        district,
                        List.of(
                                ratio("二十", 20),
                                ratio("五", 5),
                                Map.of(
                                        "name",
                                        "一成增长",
                                        "standard",
                                        Map.of("ratioPer10000", 10),
                                        "populationDate",
                                        COUNTED_ON,
                                        "growthPercent",
                                        10),
                                Map.of(
                                        "name",
                                        "户数以外的最低",
                                        "standard",
                                        Map.of("ratioPer10000", 10, "floorMin", 5),
                                        "populationDate",
                                        COUNTED_ON))));
        answer.then()
                .statusCode(201)
                .body("presentTotal", equalTo(13))
                .body("occupied", equalTo(2))
                .body("alternatives.total", equalTo(List.of(26, 7, 14, 15)))
                .body("alternatives.change", equalTo(List.of(13, -6, 1, 2)))
                .body("alternatives.gaining", equalTo(List.of(2, 0, 1, 1)))
                .body("alternatives.losing", equalTo(List.of(0, 2, 0, 0)))
                .body("alternatives.placesGained", equalTo(List.of(13, 0, 1, 2)))
                .body("alternatives.placesLost", equalTo(List.of(0, 6, 0, 0)))
                .body("alternatives.population", equalTo(List.of(13_000, 13_000, 14_300, 13_000)));
        String id = answer.path("id");
        get(drafter(district), "comparisons/" + id + "/lines?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.present", equalTo(List.of(10, 3)))
                .body("items.occupied", equalTo(List.of(0, 2)))
                .body("items[0].alternatives.places", equalTo(List.of(20, 5, 11, 10)))
                .body("items[1].alternatives.places", equalTo(List.of(6, 2, 3, 5)))
                .body("items[1].alternatives.change", equalTo(List.of(3, -1, 0, 2)));
        get(drafter(district), "comparisons/" + id)
                .then()
                .body("alternatives.total", equalTo(List.of(26, 7, 14, 15)))
                .body("alternatives.change", equalTo(List.of(13, -6, 1, 2)));
        get(drafter(district), "comparisons?count=true").then().body("total", equalTo(1));
        assertEquals(List.of(3, 2, 0), figures(community(district, 2)), "nothing has changed");
        get(drafter("999999"), "comparisons/" + id).then().statusCode(404);
    }

    @Test
    void an_adopted_standard_compares_too_and_what_cannot_be_worked_out_is_refused() {
        var district = districtWithPlaces(2);
        var standard = adopted(Map.of(
                "jurisdiction", district, "ratioPer10000", 30, "effectiveFrom", "2030-01-01", "documentNumber", "1"));
        post(
                        drafter(district),
                        "comparisons",
                        asked(
                                district,
                                List.of(Map.of("name", "三十", "standardId", standard, "populationDate", COUNTED_ON))))
                .then()
                .statusCode(201)
                .body("alternatives.total", equalTo(List.of(6)));
        ProblemAssert.assertProblem(
                QuotaProblem.POPULATION_MISSING,
                post(
                        drafter(district),
                        "comparisons",
                        asked(
                                district,
                                List.of(Map.of(
                                        "name", "三十", "standardId", standard, "populationDate", "2001-01-01")))));
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        post(
                                drafter(district),
                                "comparisons",
                                asked(district, List.of(Map.of("name", "无", "populationDate", COUNTED_ON)))))
                .then()
                .body("violations.rule", hasItem("ONE_STANDARD"));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(approver(district), "comparisons", asked(district, List.of(ratio("二十", 20)))));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(drafter("999999"), "comparisons", asked(district, List.of(ratio("二十", 20)))));
        Given.assertProven(district);
    }
}
