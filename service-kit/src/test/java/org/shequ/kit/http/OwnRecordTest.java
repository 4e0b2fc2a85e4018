package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** A natural person reads the own record and nothing else. */
@QuarkusTest
class OwnRecordTest extends KitHttpTest {

    private static final String DOSSIERS = "/quota/v1/dossiers";

    private final String own = UUID.randomUUID().toString().replaceAll(".$", "0");
    private final String other = UUID.randomUUID().toString().replaceAll(".$", "0");

    private ValidatableResponse read(String person, String path) {
        return given().auth()
                .oauth2(TestTokens.ofPerson("wei", person))
                .get(path)
                .then();
    }

    @Test
    void the_own_record_opens_whole_without_a_stated_purpose_and_the_look_is_on_record() {
        read(own, DOSSIERS + "/" + own)
                .statusCode(200)
                .body("scope", equalTo("*"))
                .body("name", equalTo("张三"));
        read(own, DOSSIERS + "/" + own + "/posts").statusCode(200);
        as("*", "auditor")
                .get("/quota/v1/audit-entries?subjectType=person&subjectId=" + own)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.actor", hasItem("wei"))
                .body("items.details.purpose", contains("PERSONAL_REQUEST", "PERSONAL_REQUEST"))
                .body("items.details.what", hasItem("posts"));
    }

    @Test
    void anybody_elses_record_is_not_there() {
        for (var path : List.of("/" + other, "/" + other + "/posts", "/not-an-id", "?person=" + other)) {
            read(own, DOSSIERS + path).statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
        read(own, DOSSIERS + "/slips/" + other.replaceAll(".$", "1")).statusCode(404);
        read(own, DOSSIERS + "/slips/" + other).statusCode(404);
        as("*", "auditor")
                .get("/quota/v1/audit-entries?subjectType=person&subjectId=" + other)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_record_under_another_key_opens_to_its_person() {
        read(own, DOSSIERS + "/slips/" + own.replaceAll(".$", "1")).statusCode(200);
        read(own, DOSSIERS + "?person=" + own).statusCode(200);
    }

    @Test
    void lists_and_whatever_is_not_marked_are_closed() {
        for (var path : List.of(
                DOSSIERS,
                DOSSIERS + "/" + own + "/colleagues",
                NOTES,
                NOTES + "/me",
                "/quota/v1/jobs",
                "/quota/v1/changes",
                "/quota/v1/audit-entries")) {
            read(own, path)
                    .statusCode(403)
                    .body("code", equalTo("OWN_RECORD_ONLY"))
                    .body("detail", containsString("scope_person"));
        }
        given().auth()
                .oauth2(TestTokens.ofPerson("wei", own))
                .delete(DOSSIERS + "/" + own)
                .then()
                .statusCode(403)
                .body("code", equalTo("OWN_RECORD_ONLY"));
    }

    @Test
    void what_is_open_without_a_token_is_open_to_a_person_too() {
        read(own, NOTES + "/open").statusCode(200).body("subject", equalTo("wei"));
    }

    @Test
    void groups_grant_a_person_nothing_and_make_nobody_one() {
        var claims = TestTokens.claimsOfPerson("wei", own, "personnel-clerk", "auditor");
        given().auth()
                .oauth2(TestTokens.sign(claims))
                .get("/quota/v1/me")
                .then()
                .statusCode(200)
                .body("roles", contains("person"))
                .body("scopePerson", equalTo(own))
                .body("scopeUnit", nullValue());
        given().auth()
                .oauth2(TestTokens.sign(claims))
                .get("/quota/v1/audit-entries")
                .then()
                .statusCode(403);
        as("320613", "person")
                .get("/quota/v1/me")
                .then()
                .statusCode(200)
                .body("roles.size()", equalTo(0))
                .body("permissions.size()", equalTo(0));
    }

    @Test
    void a_cursor_opens_to_its_person_alone() {
        String cursor = read(own, DOSSIERS + "/" + own + "/posts").extract().path("cursor");
        read(own, DOSSIERS + "/" + own + "/further-posts?cursor=" + cursor).statusCode(200);
        read(other, DOSSIERS + "/" + other + "/further-posts?cursor=" + cursor)
                .statusCode(400)
                .body("code", equalTo("INVALID_CURSOR"));
        given().auth()
                .oauth2(TestTokens.of("wei", "*", "viewer"))
                .get(DOSSIERS + "/" + own + "/further-posts?cursor=" + cursor)
                .then()
                .statusCode(400);
    }
}
