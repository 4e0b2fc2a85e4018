package org.shequ.personnel.unit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class UnitApiTest {

    @Test
    void imported_units_stand_in_their_tree_and_are_announced() {
        String district = district(3);
        get(clerk(district), "units?unit=" + district + "001&count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(4))
                .body("items.kind", contains("SUBDISTRICT", "COMMUNITY", "COMMUNITY", "COMMUNITY"));
        get(clerk(district), "units?parent=" + district + "001&name=第2")
                .then()
                .body("items.code", contains(community(district, 2)));
        get(clerk(district), "units?name=%25").then().body("items", equalTo(List.of()));
        TestKafka.awaitEvent(
                UnitChanged.class,
                unit -> unit.code().equals(community(district, 3)) && unit.status() == UnitStatus.ACTIVE);
    }

    @Test
    void a_repeated_import_changes_nothing_and_a_new_name_is_an_update() {
        String district = district(1);
        String csv = "区划代码,名称,类型,上级代码,城乡分类代码\n%s,新名社区,社区,%s001,111\n".formatted(community(district, 1), district);
        assertEquals(
                1,
                succeeded(imported("unit-imports", clerk(district), csv, Map.of()))
                        .getInt("counts.updated"));
        assertEquals(
                1,
                succeeded(imported("unit-imports", clerk(district), csv, Map.of()))
                        .getInt("counts.unchanged"));
        get(clerk(district), "units/" + community(district, 1))
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("新名社区"))
                .body("urbanRuralClass", equalTo("111"));
    }

    @Test
    void bad_rows_refuse_the_file_and_say_why() {
        String district = district(1);
        String csv = """
                code,name,kind,parent_code
                %1$s001002,好社区,COMMUNITY,%1$s001
                %1$s00100,短码,COMMUNITY,%1$s001
                %1$s001003,错类,SUBDISTRICT,%1$s001
                %1$s009001,无上级,COMMUNITY,%1$s009
                %1$s001004,=1+1,COMMUNITY,%1$s001
                %1$s001005,火星,行星,%1$s001
                110101001001,别处,COMMUNITY,110101001
                %1$s001002,又一次,COMMUNITY,%1$s001
                """.formatted(district);
        JsonPath job = imported("unit-imports", clerk(district), csv, Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"));
        assertEquals(
                List.of("UNIT_CODE", "KIND_FITS_CODE", "PARENT_EXISTS", "FORMULA", "CODE", "SCOPE", "DUPLICATE_ROW"),
                problems(clerk(district), job).stream().map(p -> p.get("rule")).toList());
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(clerk(district), "units/" + district + "001002"));

        JsonPath accepted = succeeded(imported("unit-imports", clerk(district), csv, Map.of("acceptGoodRows", true)));
        assertEquals(1, accepted.getInt("counts.created"));
        get(clerk(district), "units/" + district + "001002").then().statusCode(200);
    }

    /** The rows are taken up in sets of 5,000; the two stand in different ones. */
    @Test
    void a_code_that_stands_twice_is_refused_however_far_apart_the_rows_are() {
        String district = district(1);
        String community = community(district, 1);
        var csv = new StringBuilder("code,name,kind,parent_code\n");
        for (int row = 0; row <= 5_000; row++) {
            csv.append("%s%05d,网格%d,GRID,%s\n".formatted(community, row, row, community));
        }
        csv.append("%s00000,又一次,GRID,%s\n".formatted(community, community));
        JsonPath job = imported("unit-imports", clerk(district), csv.toString(), Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals(
                List.of("5003 code DUPLICATE_ROW " + community + "00000"),
                problems(clerk(district), job).stream()
                        .map(p -> p.get("row") + " " + p.get("column") + " " + p.get("rule") + " " + p.get("value"))
                        .toList());
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(clerk(district), "units/" + community + "00000"));
    }

    @Test
    void a_dry_run_changes_nothing() {
        String district = district(1);
        String csv = "code,name,kind,parent_code\n%1$s001002,试,COMMUNITY,%1$s001\n".formatted(district);
        assertEquals(
                1,
                succeeded(imported("unit-imports", clerk(district), csv, Map.of("dryRun", true)))
                        .getInt("counts.created"));
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(clerk(district), "units/" + district + "001002"));
    }

    @Test
    void a_unit_is_proposed_approved_active_and_dissolved() {
        String district = district(1);
        String token = clerk(district);
        String code = district + "001077";
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
                .statusCode(201)
                .header("Location", notNullValue())
                .body("status", equalTo("PROPOSED"));
        ProblemAssert.assertProblem(
                CommonProblem.ILLEGAL_TRANSITION, step(token, code, "activation", Map.of("orderNumber", "1")));
        step(token, code, "approval", Map.of("orderNumber", "1"))
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"));
        step(token, code, "activation", Map.of("orderNumber", "2", "on", "2026-01-05"))
                .then()
                .statusCode(200)
                .body("validFrom", equalTo("2026-01-05"));
        patch(token, "units/" + code, etag(token, "units/" + code), Map.of("name", "新城北社区"))
                .then()
                .statusCode(200)
                .body("name", equalTo("新城北社区"))
                .body("urbanRuralClass", equalTo("111"));
        step(token, code, "dissolution", Map.of("orderNumber", "3", "on", "2026-02-01"))
                .then()
                .statusCode(200)
                .body("validTo", equalTo("2026-02-01"));
        get(token, "units?asOf=2026-01-31").then().body("items.code", hasItem(code));
        get(token, "units?asOf=2026-02-01&parent=" + district + "001&name=新城")
                .then()
                .body("items", equalTo(List.of()))
                .body("next", nullValue());
    }

    @Test
    void a_unit_with_people_cannot_be_dissolved() {
        String district = district(1);
        serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_IN_USE,
                step(
                        clerk(district),
                        community(district, 1),
                        "dissolution",
                        Map.of("orderNumber", "3", "on", "2026-02-01")));
    }

    @Test
    void units_outside_the_scope_do_not_exist() {
        String district = district(1);
        String other = district(1);
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, get(clerk(other), "units/" + community(district, 1)));
        get(clerk(other), "units?unit=" + district).then().body("items", equalTo(List.of()));
    }

    @Test
    void a_stale_or_missing_condition_is_refused() {
        String district = district(1);
        String token = clerk(district);
        String path = "units/" + community(district, 1);
        ProblemAssert.assertProblem(CommonProblem.STALE_VERSION, patch(token, path, "\"99\"", Map.of("name", "改名")));
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                as(token)
                        .contentType("application/merge-patch+json")
                        .body(Map.of("name", "改名"))
                        .patch("/personnel/v1/" + path));
        ProblemAssert.assertProblem(CommonProblem.MALFORMED_REQUEST, get(token, "units?unit=%25"));
        ProblemAssert.assertProblem(CommonProblem.UNKNOWN_PARAMETER, get(token, "units?colour=red"));
    }

    private static Response step(String token, String code, String step, Object body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag(token, "units/" + code))
                .contentType("application/json")
                .body(body)
                .post("/personnel/v1/units/" + code + "/" + step);
    }
}
