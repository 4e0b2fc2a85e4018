package org.shequ.personnel.identity;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.personnel.Given;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** A real Keycloak, set up as docs/identity.md says: its tokens open what they should, and a wrong one says what is wrong. */
@QuarkusTest
@WithTestResource(KeycloakServers.class)
@NullUnmarked
class KeycloakTest {

    @ConfigProperty(name = "shequ.jwt.issuer")
    String issuer;

    private Keycloak keycloak;

    @BeforeEach
    void find() {
        keycloak = Keycloak.of(issuer);
    }

    private String token(String user) {
        return "Bearer " + keycloak.token(Keycloak.REALM, "desk", user);
    }

    private ValidatableResponse read(String token, String path) {
        return Given.get(token, path).then();
    }

    private String recorded() {
        // this application's sequence of citizen IDs begins anew, in the database of the tests before
        var person = new HashMap<>(Given.person("张伟", LocalDate.of(1961, 5, 4)));
        person.put("personnelNumber", "K" + UUID.randomUUID().toString().substring(0, 8));
        return Given.post(token("clerk"), "people", person)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void roles_and_unit_come_from_where_keycloak_writes_them() {
        String id = recorded();
        String viewer = token("zhang");
        read(viewer, "me").statusCode(200).body("roles", contains("viewer")).body("scopeUnit", equalTo("320613"));
        read(viewer, "people?unit=320613").statusCode(200);
        read(viewer, "people/" + id).statusCode(200).body("id", equalTo(id));
        read(token("li"), "people/" + id).statusCode(404);
        Given.post(viewer, "people", Given.person("张伟", LocalDate.of(1990, 5, 4)))
                .then()
                .statusCode(403)
                .body("figures.requiredPermission", equalTo("personnel:write"));
    }

    @Test
    void a_token_for_another_audience_or_without_a_scope_is_refused_and_the_claim_is_named() {
        read("Bearer " + keycloak.token(Keycloak.REALM, "elsewhere", "zhang"), "people")
                .statusCode(401)
                .body("violations.pointer", contains("/token/aud"));
        read(token("nobody"), "people").statusCode(401).body("violations.pointer", contains("/token/scope_unit"));
        keycloak.make(
                "/" + Keycloak.REALM + "/users",
                user("both", Map.of("scope_unit", List.of("320613"), "scope_person", List.of(recorded()))));
        read(token("both"), "people").statusCode(401).body("violations.pointer", contains("/token/scope_person"));
    }

    @Test
    void a_natural_person_reads_the_own_record() {
        String id = recorded();
        keycloak.make("/" + Keycloak.REALM + "/users", user("wei", Map.of("scope_person", List.of(id))));
        read(token("wei"), "people/" + id).statusCode(200).body("name", equalTo("张伟"));
        read(token("wei"), "people").statusCode(403).body("code", equalTo("OWN_RECORD_ONLY"));
        read(token("wei"), "people/" + UUID.randomUUID()).statusCode(404);
        read(token("wei"), "me").body("roles", contains("person")).body("permissions", not(hasItem("personnel:write")));
    }

    @Test
    void a_new_signing_key_is_followed() {
        String before = token("zhang");
        read(before, "people").statusCode(200);
        keycloak.make(
                "/" + Keycloak.REALM + "/components",
                Map.of(
                        "name", "rotated",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config", Map.of("priority", List.of("1000"), "algorithm", List.of("RS256"))));
        String after = token("zhang");
        assertNotEquals(header(before), header(after));
        read(after, "people").statusCode(200);
        read(before, "people").statusCode(200);
    }

    private static Map<String, Object> user(String name, Map<String, List<String>> attributes) {
        return Keycloak.user(name, List.of(), attributes);
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
