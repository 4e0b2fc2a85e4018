package org.shequ.personnel.grant;

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

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
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
        List<Map<String, Object>> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            found.clear();
            String since = "";
            List<Map<String, Object>> page;
            do {
                var answer = get(token, "changes?limit=500" + since)
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
