package org.shequ.personnel;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.personnel.person.PersonLifecycle;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;

/** Every step of the lifecycles of units and people, and the refusal of every other, over HTTP. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class LifecycleApiTest {

    private static final Map<PersonStatus, List<PersonStatus>> WAYS = ways();

    /** By which steps each status is reached from that of a new record. */
    private static Map<PersonStatus, List<PersonStatus>> ways() {
        Map<PersonStatus, List<PersonStatus>> ways = new EnumMap<>(PersonStatus.class);
        ways.put(PersonStatus.ACTIVE, List.of());
        var open = new ArrayDeque<>(List.of(PersonStatus.ACTIVE));
        while (!open.isEmpty()) {
            var from = open.poll();
            for (var to : PersonStatus.values()) {
                if (!ways.containsKey(to) && PersonLifecycle.LIFECYCLE.leads(from, to)) {
                    var way = new ArrayList<>(Objects.requireNonNull(ways.get(from)));
                    way.add(to);
                    ways.put(to, way);
                    open.add(to);
                }
            }
        }
        return ways;
    }

    private static List<PersonStatus> way(PersonStatus to) {
        return Objects.requireNonNull(WAYS.get(to));
    }

    private static io.restassured.response.Response become(String token, String path, PersonStatus status) {
        return patch(token, path, etag(token, path), Map.of("status", status.name()));
    }

    @Test
    void a_person_takes_every_step_of_status_and_no_other() {
        var token = clerk("320613");
        for (var from : PersonStatus.values()) {
            for (var to : PersonStatus.values()) {
                var path = "people/" + recorded("320613");
                way(from).forEach(step -> become(token, path, step).then().statusCode(200));
                var answer = become(token, path, to);
                if (from == to || PersonLifecycle.LIFECYCLE.leads(from, to)) {
                    answer.then().statusCode(200).body("status", equalTo(to.name()));
                } else {
                    ProblemAssert.assertProblem(PersonnelProblem.STATUS_STEP_IMPOSSIBLE, answer)
                            .then()
                            .body("figures.state", equalTo(from.name()))
                            .body("figures.wanted", equalTo(to.name()));
                }
            }
        }
    }

    @Test
    void a_unit_is_refused_every_step_that_does_not_follow_and_told_what_does() {
        var district = district(1);
        var token = clerk(district);
        var order = Map.of("orderNumber", "1");
        for (var approved : new boolean[] {false, true}) {
            var code = district + (approved ? "001078" : "001077");
            post(
                            token,
                            "units",
                            Map.of(
                                    "code", code,
                                    "name", "新城社区",
                                    "kind", "COMMUNITY",
                                    "parentCode", district + "001",
                                    "urbanRuralClass", "111",
                                    "validFrom", "2026-01-01"))
                    .then()
                    .statusCode(201);
            if (approved) {
                step(token, code, "approval", order).then().statusCode(200);
                ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, step(token, code, "approval", order))
                        .then()
                        .body("detail", containsString("activation, dissolution"))
                        .body("figures.possible", hasItems("activateUnit", "dissolveUnit"));
            }
            var closing = Map.of("orderNumber", "2", "on", "2026-02-01");
            step(token, code, "dissolution", closing).then().statusCode(200).body("status", equalTo("DISSOLVED"));
            ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, step(token, code, "dissolution", closing))
                    .then()
                    .body("detail", containsString("none"));
            reorganisedNoMore(token, district, code);
        }
    }

    private static void reorganisedNoMore(String token, String district, String over) {
        Map<String, Object> seen = Map.of("code", over, "version", version(token, over));
        var into = community(district, 1);
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_NOT_ACTIVE,
                post(
                        token,
                        "unit-mergers",
                        Map.of(
                                "from",
                                List.of(seen),
                                "intoStanding",
                                Map.of("code", into, "version", version(token, into)),
                                "on",
                                Given.today().toString(),
                                "orderNumber",
                                "合1号")));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_NOT_ACTIVE,
                post(
                        token,
                        "unit-splits",
                        Map.of(
                                "from",
                                seen,
                                "into",
                                List.of(part(district, "91"), part(district, "92")),
                                "on",
                                Given.today().toString(),
                                "orderNumber",
                                "分1号")));
    }

    private static Map<String, Object> part(String district, String last) {
        var code = district + "0010" + last;
        return Map.of(
                "unit",
                Map.of("code", code, "name", "分" + last, "parentCode", district + "001", "urbanRuralClass", "111"),
                "share",
                new BigDecimal("0.5"),
                "people",
                List.of(),
                "grids",
                List.of());
    }

    private static int version(String token, String code) {
        return Given.get(token, "units/" + code)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    private static io.restassured.response.Response step(
            String token, String code, String step, Map<String, String> body) {
        return Given.as(token)
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .header("If-Match", etag(token, "units/" + code))
                .contentType("application/json")
                .body(body)
                .post("/personnel/v1/units/" + code + "/" + step);
    }
}
