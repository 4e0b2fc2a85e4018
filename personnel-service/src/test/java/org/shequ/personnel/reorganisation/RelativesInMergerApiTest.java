package org.shequ.personnel.reorganisation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** A merger is one more door by which relatives could come into one line of command. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RelativesInMergerApiTest {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Test
    void a_merger_does_not_bring_a_secretary_and_her_relative_into_one_community() {
        String district = district(3);
        String token = clerk(district);
        String first = community(district, 1);
        String second = community(district, 2);
        String secretary = serving(first, "SECRETARY", "STAFFED", SINCE);
        String worker = serving(second, "COMMUNITY_WORKER", "STAFFED", SINCE);
        tie(token, secretary, worker);

        ProblemAssert.assertProblem(PersonnelProblem.RELATIVES_IN_UNIT, mergeInto(token, first, second));
        get(token, "units/" + second).then().body("status", equalTo("ACTIVE"));
        get(token, "people/" + worker).then().body("unitCode", equalTo(second));

        move(token, worker, community(district, 3)).then().statusCode(201);
        mergeInto(token, first, second).then().statusCode(201);
    }

    @Test
    void relatives_who_serve_in_one_community_already_do_not_hinder_its_merger() {
        String district = district(3);
        String token = clerk(district);
        String first = community(district, 1);
        String second = community(district, 2);
        String secretary = serving(second, "SECRETARY", "STAFFED", SINCE);
        String worker = serving(second, "COMMUNITY_WORKER", "STAFFED", SINCE);
        tie(token, secretary, worker);

        mergeInto(token, first, second).then().statusCode(201).body("peopleMoved", equalTo(2));
    }

    private static void tie(String token, String one, String other) {
        change(
                        token,
                        "people/" + one + "/relatives",
                        one,
                        Map.of("relation", "SPOUSE", "relativeId", other, "orderNumber", "1"))
                .then()
                .statusCode(201);
    }

    private static Response move(String token, String id, String unit) {
        return change(
                token,
                "people/" + id + "/assignments",
                id,
                Map.of(
                        "unitCode",
                        unit,
                        "post",
                        "COMMUNITY_WORKER",
                        "from",
                        today().toString(),
                        "endPrevious",
                        true,
                        "orderNumber",
                        "2"));
    }

    private static Response mergeInto(String token, String standing, String taken) {
        return post(
                token,
                "unit-mergers",
                Map.of(
                        "from",
                        List.of(seen(token, taken)),
                        "intoStanding",
                        seen(token, standing),
                        "on",
                        today().toString(),
                        "orderNumber",
                        "合1号"));
    }

    private static Map<String, Object> seen(String token, String code) {
        int version =
                get(token, "units/" + code).then().statusCode(200).extract().path("version");
        return Map.of("code", code, "version", version);
    }
}
