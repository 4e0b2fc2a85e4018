package org.shequ.kit.http;

import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** What the tests over HTTP share: who calls, and a note that nobody else made. */
@WithTestResource(KitServers.class)
abstract class KitHttpTest {

    static final String NOTES = "/quota/v1/notes";

    static RequestSpecification as(String scope, String... roles) {
        return given().auth().oauth2(TestTokens.of("zhang", scope, roles)).contentType(ContentType.JSON);
    }

    static RequestSpecification drafter() {
        return as("320613", "quota-drafter");
    }

    static RequestSpecification drafter(String key) {
        return drafter().header("Idempotency-Key", key);
    }

    static String unique() {
        return UUID.randomUUID().toString();
    }

    static Map<String, Object> note(String title) {
        return Map.of("title", title, "kind", "SHORT", "pages", 1);
    }

    static String created(String title) {
        return drafter(unique())
                .body(note(title))
                .post(NOTES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
