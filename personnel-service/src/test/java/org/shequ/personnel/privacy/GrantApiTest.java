package org.shequ.personnel.privacy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** What a client system may read is a decision of its own, by version. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class GrantApiTest {

    private static final String KEEPER = Tokens.of("grant-keeper").bearer();

    private static Map<String, Object> decided(String client, LocalDate from, List<String> fields) {
        return new HashMap<>(Map.of(
                "client",
                client,
                "fields",
                fields,
                "purposes",
                List.of("PAYROLL"),
                "validFrom",
                from.toString(),
                "documentNumber",
                "崇组〔2026〕30号"));
    }

    /** Data of the changes of one person; events of people and careers, from the feed's beginning. */
    private static List<Map<String, Object>> changesOf(String person, String token) {
        return changesOf(person, token, null);
    }

    private static List<Map<String, Object>> changesOf(String person, String token, String purpose) {
        List<Map<String, Object>> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.clear();
            String since = "";
            List<Map<String, Object>> page;
            do {
                var asked = purpose == null ? as(token) : as(token).header("X-Purpose", purpose);
                var answer = asked.get("/personnel/v1/changes?limit=500" + since)
                        .then()
                        .statusCode(200)
                        .extract();
                page = answer.path("items");
                page.stream()
                        .filter(change -> change.get("subject").equals(person))
                        .forEach(change -> found.add(data(change)));
                since = "&since=" + answer.path("next");
            } while (page.size() == 500);
            return found.stream().anyMatch(change -> change.containsKey("identities"));
        });
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> change) {
        return (Map<String, Object>) change.get("data");
    }

    @Test
    void payroll_sees_pay_grade_and_identity_and_no_sanctions() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String client = "payroll-" + district;
        post(KEEPER, "grants", decided(client, today(), List.of("name", "payGrades", "identities", "tenureKind")))
                .then()
                .statusCode(201)
                .body("version", equalTo(1));
        String payroll = Tokens.of("system").scope(district).client(client).bearer();

        get(payroll, "people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张*"))
                .body("tenureKind", equalTo("STAFFED"))
                .body("post", nullValue())
                .body("education", nullValue())
                .body("birthYear", nullValue())
                .body("citizenId", equalTo("*".repeat(18)));
        as(payroll)
                .header("X-Purpose", "PAYROLL")
                .get("/personnel/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张伟"))
                .body("birthDate", nullValue())
                .body("citizenId", equalTo("*".repeat(18)));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                as(payroll).header("X-Purpose", "PETITION").get("/personnel/v1/people/" + id));
        for (String part : List.of("/pay-grades", "/identities")) {
            get(payroll, "people/" + id + part).then().statusCode(200);
        }
        for (String part : List.of("/sanctions", "/investigations", "/assignments", "/honours", "/relatives")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_GRANTED, get(payroll, "people/" + id + part));
        }
        get(payroll, "people/" + id + "/sanctions").then().body("figures.requiredGrant", equalTo("sanctions"));
        for (String filter : List.of("post=SECRETARY", "unit=" + community(district, 1))) {
            ProblemAssert.assertProblem(CommonProblem.NOT_GRANTED, get(payroll, "people?" + filter));
            ProblemAssert.assertProblem(
                    CommonProblem.NOT_GRANTED,
                    as(payroll).accept("text/csv").get("/personnel/v1/person-exports?" + filter));
        }
        get(payroll, "people?tenureKind=STAFFED").then().statusCode(200).body("items.id", contains(id));

        // nor does what it writes tell it more
        String writer =
                Tokens.of("personnel-clerk").scope(district).client(client).bearer();
        String etag =
                get(writer, "people/" + id).then().statusCode(200).extract().header("ETag");
        as(writer)
                .header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .body("{\"education\":\"MASTER\"}")
                .patch("/personnel/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("tenureKind", equalTo("STAFFED"))
                .body("post", nullValue())
                .body("birthYear", nullValue())
                .body("citizenId", equalTo("*".repeat(18)));

        // the change feed leaves out what the grant does not name
        String everywhere = Tokens.of("system").client(client).bearer();
        var told = changesOf(id, everywhere);
        assertTrue(told.stream().anyMatch(change -> change.containsKey("identities")), told.toString());
        for (Map<String, Object> change : told) {
            for (String withheld :
                    List.of("assignments", "reserveMemberships", "education", "unitCode", "honours", "sealed")) {
                assertFalse(change.containsKey(withheld), change.toString());
            }
        }
        assertTrue(changesOf(id, Tokens.of("system").bearer()).stream()
                .anyMatch(change -> change.containsKey("assignments")));

        // pay as far as the grant names it
        eventually(() -> assertTrue(changesOf(id, everywhere).stream()
                .anyMatch(change -> change.containsKey("payGrades") && change.containsKey("changedFrom"))));
        String unpaid = "unpaid-" + district;
        post(KEEPER, "grants", decided(unpaid, today(), List.of("name", "identities")))
                .then()
                .statusCode(201);
        for (Map<String, Object> change :
                changesOf(id, Tokens.of("system").client(unpaid).bearer())) {
            assertFalse(change.containsKey("payGrades") || change.containsKey("changedFrom"), change.toString());
        }

        // another version widens it, from its day on
        post(KEEPER, "grants", decided(client, today().plusDays(30), List.of("name", "sanctions")))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        ProblemAssert.assertProblem(CommonProblem.NOT_GRANTED, get(payroll, "people/" + id + "/sanctions"));
        post(KEEPER, "grants", decided(client, today(), List.of("name", "sanctions")))
                .then()
                .statusCode(201);
        get(payroll, "people/" + id + "/sanctions").then().statusCode(200);
        get(Tokens.of("viewer").bearer(), "grants?client=" + client)
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3));
        // a client without a grant sees what anybody sees
        get(Tokens.of("system").scope(district).client("nobody").bearer(), "people/" + id + "/sanctions")
                .then()
                .statusCode(200);
    }

    /** The first event of a person, as the client's grant shows it for the purpose. */
    private static Map<String, Object> told(String person, String client, String purpose) {
        return changesOf(person, Tokens.of("system").client(client).bearer(), purpose).stream()
                .filter(change -> change.containsKey("personId") && !change.containsKey("assignments"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> looksAt(String person, String kind) {
        return get(Tokens.bearerOfPerson(UUID.fromString(person)), "people/" + person + "/accesses")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.kind == '" + kind + "' }");
    }

    @Test
    void the_change_feed_opens_to_a_client_what_its_grant_names_and_the_person_reads_of_it() {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String payroll = "feed-payroll-" + district;
        String partial = "feed-partial-" + district;
        List<String> more = List.of("name", "birthDate", "identities", "sanctions");
        for (var client :
                Map.of(payroll, more, partial, List.of("name", "identities")).entrySet()) {
            post(KEEPER, "grants", decided(client.getKey(), today(), client.getValue()))
                    .then()
                    .statusCode(201);
        }
        Map<String, Object> whole = told(id, payroll, "PAYROLL");
        assertEquals("张伟", whole.get("name"));
        assertEquals("1990-05-04", whole.get("birthDate"));
        assertEquals(List.of(), whole.get("sanctions"));
        assertTrue(whole.get("personnelNumber").toString().startsWith("P"), whole.toString());
        assertEquals("FEMALE", whole.get("sex"));
        for (String withheld : List.of("relatives", "underInvestigation", "education", "sealed")) {
            assertFalse(whole.containsKey(withheld), whole.toString());
        }
        var looks = looksAt(id, "changes");
        assertFalse(looks.isEmpty(), "the person reads who saw it");
        assertEquals("system-1", looks.getLast().get("actor"));
        assertEquals("PAYROLL", looks.getLast().get("purpose"));
        assertEquals(List.of("birthDate", "name", "sanctions"), looks.getLast().get("fields"));

        int before = looks.size();
        Map<String, Object> named = told(id, partial, "PAYROLL");
        assertEquals("张伟", named.get("name"));
        assertFalse(named.containsKey("birthDate") || named.containsKey("sanctions"), named.toString());
        looks = looksAt(id, "changes");
        assertTrue(looks.size() > before, looks.toString());
        assertEquals(List.of("name"), looks.getFirst().get("fields"));

        // without a purpose nobody is opened, and nobody looked
        before = looks.size();
        for (String client : List.of(payroll, partial, "feed-nobody")) {
            Map<String, Object> closed = told(id, client, null);
            assertFalse(closed.containsKey("name") || closed.containsKey("birthDate"), closed.toString());
        }
        assertEquals(before, looksAt(id, "changes").size());

        // what the grant does not give cannot be had by stating a purpose
        for (var refused : Map.of(payroll, "PETITION", "feed-nobody", "PAYROLL").entrySet()) {
            var answer = as(Tokens.of("system").client(refused.getKey()).bearer())
                    .header("X-Purpose", refused.getValue())
                    .get("/personnel/v1/changes");
            ProblemAssert.assertProblem(CommonProblem.NOT_GRANTED, answer);
            answer.then().body("figures.requiredGrant", equalTo(refused.getValue()));
        }
        assertEquals(before, looksAt(id, "changes").size());
    }

    @Test
    void the_change_feed_opens_nothing_of_whoever_was_anonymised() {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        Map<String, Object> post = new HashMap<>(Map.of("unitCode", community(district, 1), "post", "SECRETARY"));
        post.putAll(Map.of("from", "2008-01-01", "to", "2010-01-01", "orderNumber", "测〔2008〕1号"));
        change(token, "people/" + id + "/assignments", id, post).then().statusCode(201);
        String client = "feed-late-" + district;
        post(KEEPER, "grants", decided(client, today(), List.of("name", "birthDate", "identities")))
                .then()
                .statusCode(201);
        assertEquals("张伟", told(id, client, "PAYROLL").get("name"));
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("status", "RESIGNED"))
                .then()
                .statusCode(200);
        String job = post(token, "anonymisations", Map.of("unit", district, "orderNumber", "匿2号"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(token, "jobs/" + job).then().extract().path("state"), "SUCCEEDED"::equals);
        int before = looksAt(id, "changes").size();
        for (Map<String, Object> change :
                changesOf(id, Tokens.of("system").client(client).bearer(), "PAYROLL")) {
            assertFalse(change.containsKey("name") || change.containsKey("birthDate"), change.toString());
            assertFalse(change.containsKey("personnelNumber"), change.toString());
        }
        assertEquals(before, looksAt(id, "changes").size());
    }

    @Test
    void a_grant_names_known_fields_and_purposes_and_is_decided_by_its_keeper() {
        post(KEEPER, "grants", decided("c", today(), List.of("name", "shoeSize")))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/fields/1"))
                .body("violations[0].message", containsString("payGrades"));
        Map<String, Object> curious = decided("c", today(), List.of("name"));
        curious.put("purposes", List.of("CURIOSITY"));
        post(KEEPER, "grants", curious).then().statusCode(400);
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN, post(clerk("320613"), "grants", decided("c", today(), List.of("name"))));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(
                        Tokens.of("grant-keeper").scope("320613").bearer(),
                        "grants",
                        decided("c", today(), List.of("name"))));
    }
}
