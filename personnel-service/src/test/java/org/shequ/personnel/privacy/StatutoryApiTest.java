package org.shequ.personnel.privacy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.Given;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** The access log, the person's own extract, retention and anonymisation. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class StatutoryApiTest {

    @Inject
    AgroalDataSource database;

    @Test
    void every_look_in_the_clear_is_on_record_with_the_person_and_its_purpose() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String other = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2020, 1, 1));
        String unmasker = Tokens.of("personnel-unmasker")
                .scope(district)
                .subject("payroll-7")
                .bearer();
        get(unmasker, "people/" + id).then().statusCode(200);
        for (String path : List.of("people/" + id, "people?limit=10", "person-exports")) {
            as(unmasker)
                    .header("X-Purpose", "PAYROLL; " + path.length())
                    .get("/personnel/v1/" + path)
                    .then()
                    .statusCode(200);
        }
        as(unmasker)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json")
                .body(Map.of("name", "张伟"))
                .post("/personnel/v1/people/searches")
                .then()
                .statusCode(200);
        String auditor = Tokens.of("auditor").scope(district).bearer();
        get(auditor, "people/" + id + "/accesses")
                .then()
                .statusCode(200)
                .body("items.kind", contains("people-search", "people-export", "people-list", "person"))
                .body("items.actor", hasItem("payroll-7"))
                .body("items[3].purpose", startsWith("PAYROLL; "));
        get(auditor, "people/" + other + "/accesses")
                .then()
                .body("items.kind", contains("people-search", "people-export", "people-list"));
        String next = get(auditor, "people/" + id + "/accesses?limit=3")
                .then()
                .extract()
                .path("next");
        get(auditor, "people/" + id + "/accesses?limit=3&cursor=" + next).then().body("items.kind", contains("person"));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, get(clerk(district), "people/" + id + "/accesses"));
    }

    @Test
    void the_extract_holds_everything_as_data_and_as_a_page_that_needs_nothing_else() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        change(
                        token,
                        "people/" + id + "/honours",
                        id,
                        Map.of(
                                "title", "<script>alert('荣誉')</script>",
                                "level", "DISTRICT",
                                "awardedBy", "区政府",
                                "awardedOn", "2024-07-01",
                                "orderNumber", "1"))
                .then()
                .statusCode(201);
        change(
                        token,
                        "people/" + id + "/relatives",
                        id,
                        Map.of("relation", "AFFINITY", "outsiderName", "李梅", "orderNumber", "1"))
                .then()
                .statusCode(201);
        var extract = extract(district, id, "").then().statusCode(200);
        extract.body("person.citizenId.length()", equalTo(18))
                .body("person.name", equalTo("张伟"))
                .body("sections.assignments.post", contains("SECRETARY"))
                .body("sections.identities.kind", contains("STAFFED"))
                .body("sections.payRecords.scheme", hasItem("COMMUNITY_GRADES"))
                .body("sections.dossier.content.title", hasItem(containsString("荣誉")))
                .body("sections.relatives.outsiderName", contains("李梅"))
                .body("sections.changes.action", hasItem("person-recorded"))
                .body("sections.accesses.purpose", hasItem("PERSONAL_REQUEST"));
        String page = extract(district, id, "/page")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        assertTrue(page.contains("张伟") && page.contains("李梅") && page.contains("SECRETARY"), page);
        assertFalse(page.contains("<script"), "no text of a record becomes markup");
        assertFalse(page.matches("(?s).*(src|href|url)\\s*[=(].*"), "nothing is fetched");
        ProblemAssert.assertProblem(
                CommonProblem.PURPOSE_REQUIRED,
                get(Tokens.of("personnel-unmasker").scope(district).bearer(), "people/" + id + "/extract"));
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, get(token, "people/" + id + "/extract"));
    }

    @Test
    void who_left_long_enough_ago_is_named_by_the_preview_anonymised_by_the_job_and_still_counted()
            throws SQLException {
        String district = district(1);
        String token = clerk(district);
        String unit = community(district, 1);
        String old = left(token, unit, LocalDate.of(2007, 1, 1), LocalDate.of(2010, 1, 1));
        String recent = left(token, unit, LocalDate.of(2007, 1, 1), today().minusYears(1));
        String serving = serving(unit, "SECRETARY", "STAFFED", LocalDate.of(2007, 1, 1));
        change(
                        token,
                        "people/" + old + "/relatives",
                        old,
                        Map.of("relation", "AFFINITY", "outsiderName", "李梅", "orderNumber", "1"))
                .then()
                .statusCode(201);
        int before = get(token, "statistics?asOf=2009-01-01").then().extract().path("headcount");
        get(token, "anonymisations/preview")
                .then()
                .statusCode(200)
                .body("items.personId", contains(old))
                .body("items.leftOn", contains("2010-01-01"));
        Map<String, Object> order = Map.of("unit", district, "orderNumber", "匿1号");
        assertEquals(
                1,
                succeeded(ended(token, post(token, "anonymisations?dryRun=true", order)))
                        .getInt("counts.anonymised"));
        get(token, "anonymisations/preview").then().body("items", hasSize(1));
        succeeded(ended(token, post(token, "anonymisations", order)));
        get(token, "anonymisations/preview").then().body("items", hasSize(0));
        as(Tokens.of("personnel-unmasker").scope(district).bearer())
                .header("X-Purpose", "AUDIT")
                .get("/personnel/v1/people/" + old)
                .then()
                .body("name", equalTo("匿名"))
                .body("citizenId", equalTo("匿名"))
                .body("phone", nullValue())
                .body("birthDate", equalTo("1975-01-01"))
                .body("personnelNumber", startsWith("A"));
        as(Tokens.of("personnel-unmasker").scope(district).bearer())
                .header("X-Purpose", "AUDIT")
                .get("/personnel/v1/people/" + old + "/relatives")
                .then()
                .body("items.outsiderName", contains("匿名"));
        get(token, "people/" + recent).then().body("name", equalTo("张*"));
        get(token, "people/" + serving).then().body("name", equalTo("张*"));
        get(token, "statistics?asOf=2009-01-01").then().body("headcount", equalTo(before));
        TestKafka.awaitEvent(
                PersonChanged.class, told -> told.personId().toString().equals(old) && told.sealed() == null);
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery(
                        "SELECT phone, phone_index, citizen_id_index FROM people WHERE id = '" + old + "'")) {
            found.next();
            assertEquals(null, found.getString(1));
            assertEquals(null, found.getString(2));
            assertEquals("anonymised:" + old, found.getString(3));
        }
        assertEquals(
                0, succeeded(ended(token, post(token, "anonymisations", order))).getInt("progress.done"));
    }

    private static Response extract(String district, String id, String path) {
        return as(Tokens.of("personnel-unmasker").scope(district).bearer())
                .header("X-Purpose", "PERSONAL_REQUEST")
                .get("/personnel/v1/people/" + id + "/extract" + path);
    }

    private static String left(String token, String unit, LocalDate from, LocalDate to) {
        String id = post(token, "people", Given.person("张伟", LocalDate.of(1975, 5, 4)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        change(
                        token,
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode",
                                unit,
                                "post",
                                "COMMUNITY_WORKER",
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "orderNumber",
                                "1"))
                .then()
                .statusCode(201);
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("status", "RETIRED"))
                .then()
                .statusCode(200);
        return id;
    }

    private static JsonPath ended(String token, Response submitted) {
        String id = submitted.then().statusCode(202).extract().path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> get(token, "jobs/" + id).jsonPath(),
                        job -> !List.of("QUEUED", "RUNNING").contains(job.getString("state")));
    }
}
