package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** More ways in which clerks write, and what they do besides: leave on a day, name units and people, hold old cards. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ClerksKindsApiTest {

    private static final LocalDate SINCE = LocalDate.of(2018, 7, 1);

    @Test
    void units_people_and_posts_are_read_as_clerks_write_them() {
        String token = clerk("329902");
        assertEquals(4, taken("unit-imports", token, "40-clerk-units.csv").getInt("counts.created"));
        get(token, "units/329902001001").then().body("parentCode", equalTo("329902001"));
        assertEquals(2, taken("person-imports", token, "41-clerk-people.csv").getInt("counts.created"));
        get(token, "people?personnelNumber=FK0101")
                .then()
                .body("items.birthYear", contains(1985))
                .body("items.name", contains("吴*"));
        assertEquals(2, taken("assignment-imports", token, "42-clerk-posts.csv").getInt("counts.created"));
        get(token, "people/" + id(token, "FK0101") + "/assignments")
                .then()
                .body("items.unitCode", contains("329902001001"))
                .body("items.fromMonth", contains("2018-07"))
                .body("items.toMonth", contains("2021-06"));
        get(token, "people/" + id(token, "FK0102") + "/assignments")
                .then()
                .body("items.primary", contains(false))
                .body("items.from", contains("2018-07-02"));
    }

    @Test
    void a_unit_that_is_named_counts_months_by_the_policy_of_its_own_place() {
        String district = district(1);
        String token = clerk(district);
        tenure(token, district);
        String unit = get(token, "units/" + community(district, 1)).path("name");
        String number = number(token, recorded(district));
        String csv = "人员编号,单位,岗位,开始日期,结束日期\n%s,%s,网格员,2018.07,2021.06\n".formatted(number, unit);
        succeeded(imported("assignment-imports", token, csv, Map.of()));
        get(token, "people/" + id(token, number) + "/assignments")
                .then()
                .body("items.from", contains("2018-07-31"))
                .body("items.to", contains("2021-06-02"));
    }

    @Test
    void a_post_ends_and_people_move_within_a_month_of_which_no_day_is_known() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        change(
                        token,
                        "career-moves",
                        id,
                        Map.of(
                                "onMonth",
                                "2021-06",
                                "orderNumber",
                                "1",
                                "moves",
                                List.of(Map.of(
                                        "personId",
                                        id,
                                        "version",
                                        get(token, "people/" + id).<Integer>path("version"),
                                        "unitCode",
                                        community(district, 2),
                                        "post",
                                        "GRID_WORKER"))))
                .then()
                .statusCode(201)
                .body("assignments.fromMonth", contains("2021-06"));
        JsonPath posts = get(token, "people/" + id + "/assignments").jsonPath();
        assertEquals("2021-06", posts.getString("items[0].toMonth"), posts::prettify);
        assertEquals("2021-06-01", posts.getString("items[0].to"), posts::prettify);
        String last = posts.getString("items[1].assignmentId");
        String end = "people/" + id + "/assignments/" + last + "/end";
        Map<String, Object> request = new HashMap<>(Map.of("reason", "调任", "orderNumber", "2"));
        change(token, end, id, request).then().statusCode(422).body("violations.rule", contains("DAY_OR_MONTH"));
        request.put("onMonth", "2021-05");
        ProblemAssert.assertProblem(PersonnelProblem.END_NOT_AFTER_START, change(token, end, id, request));
        request.put("onMonth", "2023-02");
        change(token, end, id, request)
                .then()
                .statusCode(200)
                .body("assignment.toMonth", equalTo("2023-02"))
                .body("assignment.to", equalTo("2023-03-01"));
    }

    @Test
    void whoever_leaves_does_so_on_the_day_by_any_door() {
        String district = district(1);
        String token = clerk(district);
        String retired = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", SINCE);
        LocalDate day = today().minusDays(40);
        change(token, "people/" + retired + "/leaving", retired, leaving("RETIRED", "lastDay", day))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETIRED"));
        get(token, "people/" + retired + "/assignments")
                .then()
                .body("items.to", contains(day.plusDays(1).toString()))
                .body("items.endReason", contains("RETIRED"));
        get(token, "people/" + retired + "/identities")
                .then()
                .body("items.to", contains(day.plusDays(1).toString()));
        String dead = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        change(token, "people/" + dead + "/leaving", dead, leaving("DECEASED", "leftOn", day))
                .then()
                .statusCode(200);
        get(token, "people/" + dead + "/assignments").then().body("items.to", contains(day.toString()));
        String filed = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        JsonPath job = left(token, district, filed, "辞职", "离职日期", day);
        assertEquals(1, succeeded(job).getInt("counts.updated"), job::prettify);
        get(token, "people/" + filed + "/assignments")
                .then()
                .body("items.to", contains(day.plusDays(1).toString()));
        assertEquals(1, left(token, district, filed, "辞职", "离职日期", day).getInt("counts.unchanged"));
        String removed = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        succeeded(left(token, district, removed, "解聘", "免职日期", day));
        get(token, "people/" + removed + "/assignments").then().body("items.to", contains(day.toString()));
    }

    @Test
    void a_day_of_leaving_that_cannot_be_is_refused_by_any_door() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", SINCE);
        refused(token, id, leaving("RETIRED", "lastDay", SINCE.minusDays(1)), "LEFT_BEFORE_START");
        refused(token, id, leaving("RETIRED", "lastDay", today().plusDays(1)), "NOT_IN_FUTURE");
        refused(token, id, leaving("ACTIVE", "lastDay", today()), "LEAVING");
        Map<String, Object> both = leaving("RETIRED", "lastDay", today());
        both.put("leftOn", today().toString());
        refused(token, id, both, "ONE_OF");
        assertEquals(
                List.of("LEFT_BEFORE_START"),
                rules(token, left(token, district, id, "退休", "离职日期", SINCE.minusDays(1))));
        assertEquals(
                List.of("NOT_IN_FUTURE"), rules(token, left(token, district, id, "退休", "退休日期", today().plusDays(1))));
        assertEquals(List.of("STATUS_NEEDED"), rules(token, left(token, district, id, "在岗", "离职日期", today())));
        get(token, "people/" + id).then().body("status", equalTo("ACTIVE"));
    }

    @Test
    void refusals_name_states_and_kinds_and_who_goes_on() {
        String district = district(1);
        String token = clerk(district);
        String proposed = community(district, 9);
        post(
                        token,
                        "units",
                        Map.of(
                                "code",
                                proposed,
                                "name",
                                "拟设社区",
                                "kind",
                                "COMMUNITY",
                                "parentCode",
                                district + "001",
                                "validFrom",
                                "2020-01-01"))
                .then()
                .statusCode(201);
        String id = recorded(district);
        String chinese = as(token)
                .header("Accept-Language", "zh-CN")
                .header("If-Match", etag(token, "people/" + id))
                .header("Idempotency-Key", id)
                .contentType("application/json")
                .body(Map.of("unitCode", proposed, "post", "GRID_WORKER", "from", "2021-01-01", "orderNumber", "1"))
                .post("/personnel/v1/people/" + id + "/assignments")
                .then()
                .body("code", equalTo("UNIT_NOT_ACTIVE"))
                .body("detail", containsString("“拟设”"))
                .body("detail", containsString("personnel:write"))
                .extract()
                .path("detail");
        assertTrue(chinese.contains("办理生效"), chinese);
        JsonPath job = imported(
                "person-imports", token, "人员编号,姓名,公民身份号码,状态\n" + row(unmasker(district), id) + ",试用\n", Map.of());
        String message = problems(token, job).getFirst().get("message").toString();
        assertTrue(message.contains("可行的变动：") && message.contains("（档案经办）"), message);
        assertEquals(-1, message.indexOf("ACTIVE"), message);
    }

    @Test
    void an_old_permanent_residence_card_is_kept_where_the_policy_accepts_it_with_birth_date_and_sex() {
        String district = district(1);
        String token = clerk(district);
        Map<String, Object> person = new HashMap<>(Map.of("name", "约翰·史密斯", "citizenId", "usa320690010113"));
        post(token, "people", person)
                .then()
                .statusCode(422)
                .body(
                        "violations.rule",
                        contains("PERMANENT_RESIDENCE_CARD", "NEEDED_BESIDE_CARD", "NEEDED_BESIDE_CARD"));
        policy(token, district, "identity-documents", Map.of("permanentResidenceCards", true));
        person.putAll(Map.of("birthDate", "1990-01-02", "sex", "MALE"));
        post(token, "people", person).then().body("violations.rule", contains("CONTRADICTS_CITIZEN_ID"));
        person.put("birthDate", "1990-01-01");
        post(token, "people", person)
                .then()
                .statusCode(201)
                .body("citizenId", equalTo("***************"))
                .body("birthYear", equalTo(1990));
        String csv = "人员编号,姓名,公民身份号码,出生日期,性别\nFC%s,简·史密斯,USA 3206 850505 2 %s,%s,%s\n";
        assertEquals(
                List.of("NEEDED_BESIDE_CARD"),
                rules(
                        token,
                        imported(
                                "person-imports",
                                token,
                                csv.formatted(district, check("USA32068505052"), "1985-05-05", ""),
                                Map.of())));
        succeeded(imported(
                "person-imports",
                token,
                csv.formatted(district, check("USA32068505052"), "1985-05-05", "女"),
                Map.of()));
        as(token)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("citizenId", "USA32068505052" + check("USA32068505052")))
                .post("/personnel/v1/people/searches")
                .then()
                .body("items.personnelNumber", contains("FC" + district))
                .body("items[0].citizenId", not(containsString("USA")));
    }

    /** ICAO 9303. */
    private static int check(String body) {
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += Character.digit(body.charAt(i), 36) * weights[i % 3];
        }
        return sum % 10;
    }

    private static Map<String, Object> leaving(String status, String field, LocalDate day) {
        return new HashMap<>(Map.of("status", status, field, day.toString(), "orderNumber", "崇委组〔2026〕12号"));
    }

    private static void refused(String token, String id, Map<String, Object> request, String rule) {
        change(token, "people/" + id + "/leaving", id, request)
                .then()
                .statusCode(422)
                .body("violations.rule", contains(rule));
    }

    /** A row of a roster about somebody who is known. */
    private static String row(String token, String id) {
        JsonPath known = as(token)
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/people/" + id)
                .jsonPath();
        return known.getString("personnelNumber") + "," + known.getString("name") + "," + known.getString("citizenId");
    }

    private static String unmasker(String district) {
        return Tokens.of("personnel-unmasker").scope(district).bearer();
    }

    private static JsonPath left(
            String token, String district, String id, String status, String header, LocalDate day) {
        return imported(
                "person-imports",
                token,
                "人员编号,姓名,公民身份号码,状态," + header + "\n" + row(unmasker(district), id) + "," + status + "," + day + "\n",
                Map.of());
    }

    private static List<Object> rules(String token, JsonPath job) {
        return problems(token, job).stream().map(problem -> problem.get("rule")).toList();
    }

    private static void tenure(String token, String district) {
        policy(
                token,
                district,
                "tenure",
                Map.of("gapToleranceDays", 0, "monthOnlyStart", "LAST_DAY", "monthOnlyEnd", "FIRST_DAY"));
    }

    private static void policy(String token, String district, String name, Map<String, ?> definition) {
        post(
                        token,
                        "policies",
                        Map.of(
                                "name",
                                name,
                                "jurisdiction",
                                district,
                                "from",
                                today().toString(),
                                "documentNumber",
                                "测1号",
                                "definition",
                                definition))
                .then()
                .statusCode(201);
    }

    private static JsonPath taken(String imports, String token, String file) {
        try (var in = ClerksKindsApiTest.class.getResourceAsStream("/fieldcases/" + file)) {
            return succeeded(imported(imports, token, new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String id(String token, String number) {
        return get(token, "people?personnelNumber=" + number).path("items[0].id");
    }

    private static String number(String token, String id) {
        return get(token, "people/" + id).path("personnelNumber");
    }
}
