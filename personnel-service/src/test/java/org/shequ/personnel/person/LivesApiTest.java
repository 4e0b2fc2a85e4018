package org.shequ.personnel.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.person;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** What nobody's life can hold is refused at every door. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LivesApiTest {

    private static final LocalDate BORN = LocalDate.of(1990, 5, 4);

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "partyJoinedOn, 2008-05-03, PARTY_TOO_YOUNG, 2008-05-04",
        "partyJoinedMonth, 2008-04, PARTY_TOO_YOUNG, 2008-05",
        "educationCompletedOn, 2004-05-03, EDUCATION_TOO_YOUNG, 2004-05-04",
        "degreeConferredOn, 2004-05-03, DEGREE_TOO_YOUNG, 2004-05-04",
        "certificateEmployedFrom, 2006-05-03, EMPLOYMENT_TOO_YOUNG, 2006-05-04"
    })
    void a_record_is_held_against_the_ages_when_it_is_opened_and_when_it_is_changed(
            String field, String early, String rule, String possible) {
        String token = clerk("320613");
        Map<String, Object> person = new HashMap<>(person("张伟", BORN));
        person.put("certificate", "SOCIAL_WORKER");
        person.put(field, early);
        refused(post(token, "people", person), rule);
        person.put(field, possible);
        String id =
                post(token, "people", person).then().statusCode(201).extract().path("id");
        refused(patch(token, id, Map.of(field, early)), rule);
    }

    @Test
    void a_birth_date_that_moves_is_held_against_all_that_is_on_record() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "GRID_WORKER", "CONTRACT", LocalDate.of(2010, 1, 1));
        change(token, "people/" + id + "/honours", id, honour("2009-03-01"))
                .then()
                .statusCode(201);
        patch(token, id, Map.of("partyJoinedOn", "2010-07-01", "educationCompletedOn", "2009-06-30"))
                .then()
                .statusCode(200);
        Map<String, Object> younger = birth(LocalDate.of(1999, 5, 4));
        patch(token, id, younger)
                .then()
                .statusCode(422)
                .body("violations.rule", hasItem("TOO_YOUNG"))
                .body("violations.rule", hasItem("PARTY_TOO_YOUNG"))
                .body("violations.rule", hasItem("EDUCATION_TOO_YOUNG"));
        refused(patch(token, id, birth(LocalDate.of(1994, 1, 2))), "TOO_YOUNG", "PARTY_TOO_YOUNG");
        patch(token, id, birth(LocalDate.of(1992, 1, 1))).then().statusCode(200);
        String csv = "人员编号,姓名,公民身份号码\n%s,张伟,%s\n"
                .formatted(
                        get(token, "people/" + id).path("personnelNumber"), citizenId(LocalDate.of(1994, 1, 2), false));
        JsonPath file = imported("person-imports", token, csv, Map.of());
        assertEquals(List.of("PARTY_TOO_YOUNG", "TOO_YOUNG"), rules(token, file));
        String born = recorded(district);
        change(token, "people/" + born + "/honours", born, honour("1991-03-01"))
                .then()
                .statusCode(201);
        refused(patch(token, born, birth(LocalDate.of(1991, 3, 2))), "BEFORE_BIRTH");
    }

    @Test
    void posts_are_held_against_the_age_at_every_door() {
        String district = district(2);
        String token = clerk(district);
        String id = recorded(district);
        String unit = community(district, 1);
        refused(change(token, "people/" + id + "/assignments", id, assignment(unit, "2006-05-03")), "TOO_YOUNG");
        String post = change(token, "people/" + id + "/assignments", id, assignment(unit, "2006-05-04"))
                .then()
                .statusCode(201)
                .extract()
                .path("assignment.assignmentId");
        refused(
                change(
                        token,
                        "people/" + id + "/assignments/" + post + "/correction",
                        id,
                        assignment(unit, "1989-01-01")),
                "TOO_YOUNG");
        String csv = "人员编号,单位代码,岗位,开始日期,结束日期\n%s,%s,网格员,2005.03,2006.01\n"
                .formatted(get(token, "people/" + id).path("personnelNumber"), unit);
        assertEquals(List.of("TOO_YOUNG"), rules(token, imported("assignment-imports", token, csv, Map.of())));
    }

    /** The district's own policy: nobody serves before 40. */
    @Test
    void the_ages_are_those_of_the_policy_in_batches_and_appointments_too() throws Exception {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        Map<String, Object> policy = Map.of(
                "name",
                "minimum-ages",
                "jurisdiction",
                district,
                "from",
                today().toString(),
                "documentNumber",
                "测1号",
                "definition",
                json.readTree("{\"post\": 40, \"party\": 18, \"league\": 14, \"education\": 14,"
                        + " \"primaryEducation\": 10, \"degree\": 14}"));
        post(token, "policies", policy).then().statusCode(201);
        int version = get(token, "people/" + id).path("version");
        post(
                        token,
                        "career-moves",
                        Map.of(
                                "on",
                                today().plusDays(3).toString(),
                                "orderNumber",
                                "1",
                                "moves",
                                List.of(Map.of(
                                        "personId",
                                        id,
                                        "version",
                                        version,
                                        "unitCode",
                                        community(district, 2),
                                        "post",
                                        "SECRETARY"))))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/moves/0"))
                .body("violations.rule", contains("TOO_YOUNG"));
        AppointmentDetail detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.INSTITUTION,
                UUID.fromString(id),
                community(district, 1),
                null,
                null,
                null,
                today().plusDays(5),
                "任1号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        eventually(
                () -> get(token, "people/" + id + "/appointments").then().body("items.status", contains("REJECTED")));
    }

    @Test
    void what_stands_in_a_file_does_not_lie_before_the_birth() {
        String token = clerk("320613");
        String id = recorded("320613");
        refused(change(token, "people/" + id + "/honours", id, honour("1990-05-03")), "BEFORE_BIRTH");
        change(token, "people/" + id + "/honours", id, honour("1990-05-04"))
                .then()
                .statusCode(201);
        refused(
                change(
                        token,
                        "people/" + id + "/trainings",
                        id,
                        Map.of(
                                "title", "培训",
                                "organiser", "党校",
                                "hours", 8,
                                "from", "1980-01-01",
                                "orderNumber", "1")),
                "BEFORE_BIRTH");
        refused(
                change(
                        token,
                        "people/" + id + "/certificates",
                        id,
                        Map.of(
                                "certificate", "SOCIAL_WORKER",
                                "obtainedOn", "2005-01-01",
                                "employedFrom", "2005-06-01",
                                "orderNumber", "1")),
                "EMPLOYMENT_TOO_YOUNG");
        refused(
                change(
                        token,
                        "people/" + id + "/sanctions",
                        id,
                        Map.of("kind", "警告", "from", "1989-01-01", "barsSelection", true, "orderNumber", "1")),
                "BEFORE_BIRTH");
    }

    @Test
    void the_same_post_of_a_unit_is_not_held_over_itself_even_as_a_concurrent_one() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        String path = "people/" + id + "/assignments";
        Map<String, Object> concurrent = assignment(community(district, 2), "2020-01-01");
        concurrent.put("primary", false);
        change(token, path, id, concurrent).then().statusCode(201);
        concurrent.put("from", "2021-01-01");
        ProblemAssert.assertProblem(PersonnelProblem.SAME_POST_OVERLAPS, change(token, path, id, concurrent));
        String number = get(token, "people/" + id).path("personnelNumber");
        String csv = "人员编号,单位代码,岗位,主职,开始日期,结束日期\n%s,%s,网格员,否,2019-06-01,2020-06-01\n"
                .formatted(number, community(district, 2));
        assertEquals(List.of("SAME_POST_OVERLAPS"), rules(token, imported("assignment-imports", token, csv, Map.of())));
    }

    @Test
    void nobody_begins_after_leaving() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        String number = get(token, "people/" + id).path("personnelNumber");
        patch(token, id, Map.of("status", "DECEASED")).then().statusCode(200);
        String csv = "人员编号,单位代码,岗位,主职,开始日期,结束日期\n%s,%s,网格员,否,%s,%s\n";
        LocalDate day = today();
        org.shequ.testkit.TestClock.set(day.plusDays(10));
        assertEquals(
                List.of("PERSON_HAS_LEFT"),
                rules(
                        token,
                        imported(
                                "assignment-imports",
                                token,
                                csv.formatted(number, community(district, 1), day.plusDays(2), day.plusDays(4)),
                                Map.of())));
        Map<String, Object> after =
                assignment(community(district, 1), day.plusDays(2).toString());
        after.put("to", day.plusDays(4).toString());
        ProblemAssert.assertProblem(
                PersonnelProblem.PERSON_HAS_LEFT, change(token, "people/" + id + "/assignments", id, after));
    }

    @Test
    void all_that_is_impossible_in_a_row_is_said_at_once() {
        String district = district(1);
        String token = clerk(district);
        String people = "人员编号,姓名,公民身份号码,政治面貌,入党日期,学历,毕业日期,学位,学位授予日期,职业资格,聘用日期\n"
                + "L%s,张三,%s,中共党员,2001-07-01,本科,2003年6月,学士,2003-06-30,社会工作师,2005-01-01\n"
                        .formatted(district, citizenId(BORN, true));
        assertEquals(
                List.of("DEGREE_TOO_YOUNG", "EDUCATION_TOO_YOUNG", "EMPLOYMENT_TOO_YOUNG", "PARTY_TOO_YOUNG"),
                rules(token, imported("person-imports", token, people, Map.of())));
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2015, 1, 1));
        String posts = "人员编号,单位代码,岗位,开始日期,结束日期,身份\n%s,%s,书记,2001-01-01,2016-01-01,合同制\n"
                .formatted(get(token, "people/" + id).path("personnelNumber"), community(district, 1));
        assertEquals(
                List.of("IDENTITIES_OVERLAP", "PRIMARY_POSTS_OVERLAP", "TOO_YOUNG"),
                rules(token, imported("assignment-imports", token, posts, Map.of())));
    }

    @Test
    void records_whose_lives_contradict_are_not_united() {
        String district = district(1);
        String token = clerk(district);
        String older = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2008, 1, 1));
        Map<String, Object> person = person("张伟", LocalDate.of(1995, 5, 4));
        String younger =
                post(token, "people", person).then().statusCode(201).extract().path("id");
        int version = get(token, "people/" + older).path("version");
        refused(
                change(
                        token,
                        "people/" + younger + "/mergers",
                        younger,
                        Map.of("mergedId", older, "mergedVersion", version, "orderNumber", "1", "reason", "重复")),
                "TOO_YOUNG");
    }

    private static Map<String, Object> birth(LocalDate day) {
        return Map.of("birthDate", day.toString(), "citizenId", citizenId(day, false));
    }

    private static Map<String, Object> honour(String day) {
        return Map.of("title", "先进", "level", "DISTRICT", "awardedBy", "区委", "awardedOn", day, "orderNumber", "表1号");
    }

    private static Map<String, Object> assignment(String unit, String from) {
        Map<String, Object> body = new HashMap<>();
        body.put("unitCode", unit);
        body.put("post", "GRID_WORKER");
        body.put("from", from);
        body.put("orderNumber", "1");
        return body;
    }

    private static Response patch(String token, String id, Map<String, Object> changes) {
        return as(token)
                .header("If-Match", etag(token, "people/" + id))
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(changes)
                .patch("/personnel/v1/people/" + id);
    }

    private static void refused(Response response, String... rules) {
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, response);
        assertEquals(
                List.of(rules).stream().sorted().toList(),
                response.jsonPath().getList("violations.rule", String.class).stream()
                        .sorted()
                        .toList(),
                response::asString);
    }

    private static List<Object> rules(String token, JsonPath job) {
        assertEquals("FAILED", job.getString("state"), job::prettify);
        return problems(token, job).stream()
                .map(problem -> problem.get("rule"))
                .sorted()
                .toList();
    }
}
