package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** Who is let in, as whom, and the known attacks on tokens. */
@QuarkusTest
class TokenTest extends KitHttpTest {

    private static final Map<String, Object> HEADER = Map.of("alg", "RS256", "typ", "JWT", "kid", TestTokens.KEY_ID);

    private static Map<String, Object> good() {
        return TestTokens.claims("zhang", "320613", "viewer");
    }

    private static String with(Consumer<Map<String, Object>> change) {
        var claims = good();
        change.accept(claims);
        return TestTokens.sign(claims);
    }

    static Stream<Arguments> bad() {
        var now = Instant.now().getEpochSecond();
        var good = TestTokens.sign(good());
        var parts = List.of(good.split("\\.", -1));
        return Stream.of(
                Arguments.of("no algorithm", "", TestTokens.unsigned(good())),
                Arguments.of("no signature", "", parts.get(0) + "." + parts.get(1) + "."),
                Arguments.of("HS256 with the public key", "", TestTokens.signedWithPublicKey(good())),
                Arguments.of(
                        "another key",
                        "signature",
                        TestTokens.sign(HEADER, good(), TestTokens.otherKeys().getPrivate())),
                Arguments.of(
                        "unknown kid",
                        "",
                        TestTokens.sign(
                                Map.of("alg", "RS256", "kid", "../../dev/null"),
                                good(),
                                TestTokens.otherKeys().getPrivate())),
                Arguments.of(
                        "key in its own header",
                        "",
                        TestTokens.sign(
                                Map.of("alg", "RS256", "jku", "http://localhost:1/keys"),
                                good(),
                                TestTokens.otherKeys().getPrivate())),
                Arguments.of("expired", "exp", with(claims -> claims.put("exp", now - 60))),
                Arguments.of("never expiring", "exp", with(claims -> claims.remove("exp"))),
                Arguments.of("not yet valid", "nbf", with(claims -> claims.put("nbf", now + 120))),
                Arguments.of("wrong issuer", "iss", with(claims -> claims.put("iss", "https://elsewhere.example"))),
                Arguments.of("no issuer", "iss", with(claims -> claims.remove("iss"))),
                Arguments.of("wrong audience", "aud", with(claims -> claims.put("aud", List.of("other")))),
                Arguments.of("no audience", "aud", with(claims -> claims.remove("aud"))),
                Arguments.of("no subject", "sub", with(claims -> claims.remove("sub"))),
                Arguments.of("nobody by any name", "sub", with(claims -> {
                    claims.remove("sub");
                    claims.remove("upn");
                })),
                Arguments.of("no scope", "scope_unit", with(claims -> claims.remove("scope_unit"))),
                Arguments.of("no unit", "scope_unit", with(claims -> claims.put("scope_unit", "%"))),
                Arguments.of("an empty unit", "scope_unit", with(claims -> claims.put("scope_unit", ""))),
                Arguments.of(
                        "two units", "scope_unit", with(claims -> claims.put("scope_unit", List.of("3206", "3207")))),
                Arguments.of("half a unit", "scope_unit", with(claims -> claims.put("scope_unit", 320613.5))),
                Arguments.of(
                        "a unit and a person", "scope_person", with(claims -> claims.put("scope_person", unique()))),
                Arguments.of("no person's id", "scope_person", TestTokens.ofPerson("wei", "320602199001011234")),
                Arguments.of("an empty person's id", "scope_person", TestTokens.ofPerson("wei", "")),
                Arguments.of(
                        "changed payload", "", parts.get(0) + "." + parts.get(1).substring(2) + "." + parts.get(2)),
                Arguments.of("rubbish", "", "abc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_bad_token_opens_nothing_not_even_what_is_public_and_the_claim_to_blame_is_named(
            String attack, String claim, String token) {
        for (var path : List.of("/me", "/open")) {
            given().header("Authorization", "Bearer " + token)
                    .get(NOTES + path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"))
                    .body("violations.pointer", claim.isEmpty() ? anything() : contains("/token/" + claim))
                    .body(not(containsString("320602199001011234")));
        }
    }

    @Test
    void when_a_token_was_issued_need_not_be_said() {
        given().auth()
                .oauth2(with(claims -> claims.remove("iat")))
                .get("/quota/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void just_over_is_within_the_tolerance_for_clocks() {
        var now = Instant.now().getEpochSecond();
        given().auth()
                .oauth2(with(claims -> {
                    claims.put("iat", now - 60);
                    claims.put("exp", now - 3);
                }))
                .get("/quota/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void without_a_token_only_what_is_public_opens() {
        given().get(NOTES + "/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));
        given().get(NOTES + "/open").then().statusCode(200).body("subject", equalTo("anonymous"));
    }

    @Test
    void a_token_counts_only_in_the_header_and_only_once() {
        var token = TestTokens.sign(good());
        given().get(NOTES + "/me?access_token=" + token).then().statusCode(401);
        given().cookie("Bearer", token).get(NOTES + "/me").then().statusCode(401);
        given().header("Authorization", "Bearer " + token, "Bearer " + token)
                .get(NOTES + "/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("Authorization", "Basic emhhbmc6eA==")
                .get(NOTES + "/me")
                .then()
                .statusCode(401);
    }

    @Test
    void roles_give_what_the_table_says() {
        as("320613", "quota-drafter")
                .get(NOTES + "/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo("zhang"))
                .body("scope", equalTo("320613"))
                .body("manages", equalTo(true));
        as("*", "auditor").get(NOTES + "/me").then().statusCode(200).body("manages", equalTo(false));
        as("320613", "personnel-clerk")
                .get(NOTES + "/me")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        as("320613", "quota:read").get(NOTES + "/me").then().statusCode(403);
        as("320613").get(NOTES + "/me").then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void an_endpoint_that_forgot_its_permission_is_closed() {
        as("*", "auditor", "quota-drafter").get(NOTES + "/forgotten").then().statusCode(403);
    }

    @Test
    void out_of_scope_is_not_found() {
        var id = created(unique());
        as("320613", "viewer").get(NOTES + "/" + id).then().statusCode(200);
        as("*", "viewer").get(NOTES + "/" + id).then().statusCode(200);
        as("320614", "viewer").get(NOTES + "/" + id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void a_scope_may_be_a_number_or_stand_alone_in_an_array() {
        for (var scope : List.<Object>of(320613, List.of("320613"), List.of(320613))) {
            given().auth()
                    .oauth2(with(claims -> claims.put("scope_unit", scope)))
                    .get("/quota/v1/me")
                    .then()
                    .statusCode(200)
                    .body("scopeUnit", equalTo("320613"));
        }
    }

    @Test
    void roles_may_be_one_text_or_paths_of_groups() {
        for (var roles : List.<Object>of("viewer", List.of("/viewer", "offline_access"))) {
            given().auth()
                    .oauth2(with(claims -> claims.put("groups", roles)))
                    .get("/quota/v1/me")
                    .then()
                    .statusCode(200)
                    .body("roles", contains("viewer"));
        }
    }

    @Test
    void a_bearer_can_ask_who_the_token_is() {
        as("320613", "quota-drafter", "no-such-role")
                .get("/quota/v1/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo("zhang"))
                .body("roles", contains("quota-drafter"))
                .body("permissions", contains("quota:manage", "quota:read"))
                .body("scopeUnit", equalTo("320613"))
                .body("expiresAt", startsWith("20"));
        given().get("/quota/v1/me").then().statusCode(401);
    }

    @Test
    void a_refusal_names_the_permission_or_the_scope_that_is_lacking() {
        as("320613", "viewer")
                .header("Idempotency-Key", unique())
                .body(note(unique()))
                .post(NOTES)
                .then()
                .statusCode(403)
                .body("figures.requiredPermission", equalTo("quota:manage"))
                .body("detail", containsString("the permission quota:manage"));
        as("320613", "viewer")
                .header("Accept-Language", "zh-CN")
                .get("/quota/v1/audit-entries")
                .then()
                .statusCode(403)
                .body("figures.requiredPermission", equalTo("audit:read"))
                .body("detail", containsString("权限 audit:read"));
        as("320613", "system")
                .get("/quota/v1/changes")
                .then()
                .statusCode(403)
                .body("figures.requiredScope", equalTo("*"))
                .body("detail", containsString("data scope that covers *"));
        as("320613", "no-such-role")
                .get(NOTES)
                .then()
                .statusCode(403)
                .body("figures.requiredPermission", equalTo("quota:read"))
                .body("violations[0].pointer", equalTo("/token/groups"));
        as("320613", "viewer")
                .get(NOTES + "/forgotten")
                .then()
                .statusCode(403)
                .body("detail", containsString("no role grants"));
    }

    @Test
    void a_purpose_is_a_code_of_the_list_with_a_note_in_percent_encoded_text() {
        drafter().header("X-Purpose", "PAYROLL").get(NOTES + "/me").then().body("purpose", equalTo("PAYROLL"));
        drafter()
                .header("X-Purpose", "RECORD_KEEPING; %E6%A1%A3%E6%A1%88 review+1")
                .get(NOTES + "/me")
                .then()
                .body("purpose", equalTo("RECORD_KEEPING; 档案 review+1"));
        drafter()
                .header("X-Purpose", "curiosity")
                .get(NOTES + "/me")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("PERSONAL_REQUEST"));
        drafter().header("X-Purpose", "%zz").get(NOTES + "/me").then().statusCode(400);
        drafter()
                .header("X-Purpose", "AUDIT;" + "x".repeat(201))
                .get(NOTES + "/me")
                .then()
                .statusCode(400);
    }
}
