package org.shequ.quota.forecast;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.residents;
import static org.shequ.quota.Given.staffed;
import static org.shequ.quota.Given.standard;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ForecastApiTest {

    private static final int THIS_YEAR =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private static Map<String, Object> age(int months) {
        return Map.of("baseMonths", months, "delayedFrom", "1965-01", "monthsPerStep", 4, "mostMonths", 0);
    }

    private static Map<String, Object> policy(String district, int months) {
        return Map.of(
                "jurisdiction",
                district,
                "effectiveFrom",
                "2025-01-01",
                "documentNumber",
                "苏人社发〔2025〕1号",
                "men",
                age(months),
                "women",
                age(months));
    }

    @Test
    void places_follow_the_residents_and_people_leave_at_the_age_of_the_policy() {
        var district = district(1);
        residents(district, 100_000);
        var standard = adopted(standard(district));
        staffed(community(district, 1));
        staffed(community(district, 1));
        awaitFigures(community(district, 1), 0, 2, 0);
        // born 1990-05-04: 60 years in 2050 by the national base, and next year by a policy made for it
        post(drafter(district), "retirement-policies", policy(district, (THIS_YEAR + 1 - 1990) * 12))
                .then()
                .statusCode(201);
        var path = "forecast?jurisdiction=" + district + "&standard=" + standard;
        var after = THIS_YEAR - 2025;
        get(drafter(district), path + "&years=3&growthPercent=10")
                .then()
                .statusCode(200)
                .body("growthGiven", equalTo(true))
                .body("occupied", equalTo(2))
                .body("agesUnknown", equalTo(0))
                .body("years.size()", equalTo(3))
                .body("years[0].year", equalTo(THIS_YEAR))
                .body("years[0].population", equalTo((int) Math.round(100_000 * Math.pow(1.1, after))))
                .body("years[0].places", equalTo((int) Math.round(180 * Math.pow(1.1, after))))
                .body("years[0].retiring", equalTo(0))
                .body("years[0].remaining", equalTo(2))
                .body("years[1].retiring", equalTo(2))
                .body("years[1].remaining", equalTo(0));
        get(drafter(district), path)
                .then()
                .body("growthGiven", equalTo(false))
                .body("growthPercent", equalTo(0.0f))
                .body("years.size()", equalTo(5))
                .body("years[4].places", equalTo(180));
        get(drafter("999999"), path).then().statusCode(404);
        ProblemAssert.assertProblem(
                QuotaProblem.STANDARD_EXISTS, post(drafter(district), "retirement-policies", policy(district, 720)));
        Given.assertProven(district);
    }

    @Test
    void a_forecast_needs_people_to_be_counted_and_a_jurisdiction_in_scope() {
        var district = district(1);
        var standard = adopted(standard(district));
        ProblemAssert.assertProblem(
                QuotaProblem.POPULATION_MISSING,
                get(drafter(district), "forecast?jurisdiction=" + district + "&standard=" + standard));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(drafter("999999"), "retirement-policies", policy(district, 720)));
    }
}
