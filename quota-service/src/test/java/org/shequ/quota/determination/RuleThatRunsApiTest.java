package org.shequ.quota.determination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.quota.Given;
import org.shequ.quota.apportionment.AllotmentPolicy;
import org.shequ.quota.apportionment.ApportionmentRule;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.determination;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafted;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.ended;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.residents;
import static org.shequ.quota.Given.standard;

/** The rule that is written is the rule that runs: one constant of it changed, every answer over HTTP is another. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RuleThatRunsApiTest {

    /** Two places more per 10,000 residents. */
    private static class Mutant extends ApportionmentRule {

        @Override
        public AllotmentPolicy byResidents(
                BigDecimal ratioPer10000, Rounding rounding, int floor, FloorPlacement floorPlacement) {
            return super.byResidents(ratioPer10000.add(BigDecimal.TWO), rounding, floor, floorPlacement);
        }
    }

    private static String draftedByJob(Map<String, Object> asked) {
        String job = post(drafter("*"), "determination-drafts", asked)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return ended(job, drafter("*")).getString("result.determinationId");
    }

    private static List<Integer> places(String id) {
        return get(drafter("*"), "determinations/" + id + "/lines")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Integer>>getList("items")
                .stream()
                .map(line -> line.get("new"))
                .toList();
    }

    @Test
    void determinations_of_any_size_comparisons_and_forecasts_follow_the_rule() {
        var district = district(2);
        residents(district, 10_000, 5_000);
        var standard = adopted(standard(district));
        var asked = determination(district, standard);
        assertEquals(List.of(18, 9), places(drafted(asked)));
        assertEquals(List.of(18, 9), places(draftedByJob(asked)));
        QuarkusMock.installMockForType(new Mutant(), ApportionmentRule.class);
        assertEquals(List.of(20, 10), places(drafted(asked)));
        assertEquals(List.of(20, 10), places(draftedByJob(asked)));
        post(
                        drafter(district),
                        "comparisons",
                        Map.of(
                                "jurisdiction",
                                district,
                                "title",
                                "比较",
                                "alternatives",
                                List.of(Map.of(
                                        "name", "现行", "standardId", standard, "populationDate", Given.COUNTED_ON))))
                .then()
                .statusCode(201)
                .body("alternatives[0].total", equalTo(30));
        get(
                        drafter(district),
                        "forecast?jurisdiction=" + district + "&standard=" + standard + "&years=1&growthPercent=0")
                .then()
                .statusCode(200)
                .body("years[0].places", equalTo(30));
    }
}
