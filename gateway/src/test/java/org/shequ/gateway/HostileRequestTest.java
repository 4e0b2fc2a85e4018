package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.TokenFault;

import java.net.URL;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@NullUnmarked
@QuarkusTest
@WithTestResource(UpstreamServer.class)
class HostileRequestTest {

    private final URL gateway = UpstreamServer.gateway();

    private static void refused(String token) {
        refused(token, anything());
    }

    /** @param claim that the answer must blame, in the words of the services */
    private static void refused(String token, TokenFault claim) {
        refused(token, contains(claim.pointer()));
        for (var language :
                Map.of("en", claim.messageEn(), "zh-CN", claim.messageZh()).entrySet()) {
            given().header("Authorization", "Bearer " + token)
                    .header("Accept-Language", language.getKey())
                    .get("/quota/v1/echo")
                    .then()
                    .statusCode(401)
                    .body("violations.rule", contains(claim.rule()))
                    .body("violations.message", contains(language.getValue()));
        }
    }

    private static void refused(String token, Matcher<?> pointers) {
        var before = UpstreamServer.REQUESTS.get();
        given().header("Authorization", "Bearer " + token)
                .when()
                .get("/quota/v1/echo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("violations.pointer", pointers);
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void no_token() {
        given().when().get("/quota/v1/echo").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void unsigned_token() {
        refused(Keys.unsigned(Keys.claims("zhang")));
    }

    @Test
    void public_key_used_as_shared_secret() {
        refused(Keys.hmacWithPublicKey(Keys.claims("zhang")));
    }

    @Test
    void foreign_key_under_a_known_id() {
        refused(Keys.sign(Keys.claims("zhang"), Keys.FOREIGN, Map.of()), TokenFault.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../../../../dev/null", "' OR 1=1 --", "local-test\u0000", ""})
    void tricks_with_the_key_id(String keyId) {
        refused(Keys.sign(Keys.claims("zhang"), Keys.FOREIGN, Map.of("kid", keyId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void keys_brought_along_by_address(String header) {
        refused(Keys.sign(
                Keys.claims("zhang"), Keys.FOREIGN, Map.of("kid", "mine", header, "http://127.0.0.1:1/keys")));
    }

    @Test
    void expired_token() {
        var claims = Keys.claims("zhang");
        claims.setExpirationTime(Keys.minutesFromNow(-1));
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.EXPIRED);
    }

    @Test
    void the_tolerance_for_clocks_is_that_of_the_services() {
        var claims = Keys.claims("zhang-" + UUID.randomUUID());
        claims.setExpirationTime(Keys.secondsFromNow(-6));
        claims.unsetClaim("iat");
        given().header("Authorization", "Bearer " + Keys.sign(claims, Keys.KNOWN, Map.of()))
                .when()
                .get("/quota/v1/hello")
                .then()
                .statusCode(200);
    }

    @Test
    void token_without_an_end() {
        var claims = Keys.claims("zhang");
        claims.unsetClaim("exp");
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.EXPIRATION_MISSING);
    }

    @Test
    void token_not_yet_valid() {
        var claims = Keys.claims("zhang");
        claims.setNotBefore(Keys.minutesFromNow(2));
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.NOT_YET_VALID);
    }

    @Test
    void wrong_issuer() {
        var claims = Keys.claims("zhang");
        claims.setIssuer("local.shequ.evil");
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.ISSUER_UNKNOWN);
    }

    @Test
    void token_of_nobody() {
        var claims = Keys.claims("zhang");
        claims.unsetClaim("sub");
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.SUBJECT_MISSING);
    }

    @Test
    void wrong_or_missing_audience() {
        var claims = Keys.claims("zhang");
        claims.setAudience("payroll");
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.AUDIENCE_OTHER);
        claims.unsetClaim("aud");
        refused(Keys.sign(claims, Keys.KNOWN, Map.of()), TokenFault.AUDIENCE_MISSING);
    }

    @Test
    void altered_payload() {
        var parts = Keys.token("zhang").split("\\.", -1);
        var other = Keys.token("wang").split("\\.", -1);
        refused(parts[0] + "." + other[1] + "." + parts[2], TokenFault.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9..", "null"})
    void things_that_are_no_tokens(String token) {
        refused(token);
    }

    @Test
    void other_schemes() {
        given().header("Authorization", "Basic " + Keys.token("zhang"))
                .when()
                .get("/quota/v1/echo")
                .then()
                .statusCode(401);
        given().header("Authorization", Keys.token("zhang"))
                .when()
                .get("/quota/v1/echo")
                .then()
                .statusCode(401);
    }

    @Test
    void an_overlong_token() {
        refused("a".repeat(9_000));
    }

    @Test
    void a_token_in_the_query() {
        for (var name : new String[] {"access_token", "Access_Token", "access%5Ftoken", "token"}) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer " + Keys.token("zhang"))
                    .when()
                    .get("/quota/v1/echo?" + name + "=" + Keys.token("zhang"))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("TOKEN_IN_QUERY"));
        }
    }

    @Test
    void two_authorization_headers() throws Exception {
        var token = Keys.token("zhang");
        assertThat(RawHttp.exchange(
                        gateway,
                        "GET /quota/v1/echo HTTP/1.1\nAuthorization: Bearer " + token + "\nAuthorization: Bearer "
                                + token))
                .startsWith("HTTP/1.1 400")
                .contains("AMBIGUOUS_REQUEST");
        assertThat(RawHttp.exchange(
                        gateway, "GET /quota/v1/echo HTTP/1.1\nAuthorization: Bearer " + token + ", Bearer " + token))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/quota/v1/..%2fadmin",
                "/quota/v1/../../q/health",
                "/quota/v1/./echo",
                "/quota/v1/%2e%2e/echo",
                "/quota/v1/%2E./echo",
                "/quota/v1/%252e%252e/echo",
                "/quota/v1/a%2Fb",
                "/quota/v1/a%5cb",
                "/quota/v1/a\\b",
                "/quota/v1/a%00b",
                "/quota/v1/a%0d%0aX:1",
                "/quota//v1/echo",
                "//quota/v1/echo",
                "/quota/v1/a;b=c/echo",
                "/quota/v1/a%3bb",
                "/quota/v1/%zz",
                "/quota/v1/%",
                "/quota/v1/%e",
                "/quota/v1/%c0%af",
                "/quota/v1/%ff",
                "/quota/v1/%c2%85",
                "/quota/v1/echo?a=\\",
                "/quota/v1/echo?a=b#c"
            })
    void paths_that_two_parties_could_read_differently(String path) throws Exception {
        var before = UpstreamServer.REQUESTS.get();
        var answer =
                RawHttp.exchange(gateway, "GET " + path + " HTTP/1.1\nAuthorization: Bearer " + Keys.token("zhang"));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("INVALID_PATH").contains("application/problem+json");
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
    }

    /** The first is 甲社区 in GBK, as older systems of an office encode it. */
    @ParameterizedTest
    @ValueSource(strings = {"name=%BC%D7%C9%E7%C7%F8", "%BC%D7=1", "a=1&name=%c0%af", "a=%", "a=%4", "a=%zz", "a=b%e9"})
    void queries_that_are_not_utf_8(String query) throws Exception {
        var before = UpstreamServer.REQUESTS.get();
        var answer = RawHttp.exchange(
                gateway, "GET /quota/v1/echo?" + query + " HTTP/1.1\nAuthorization: Bearer " + Keys.token("zhang"));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("QUERY_NOT_UTF8").contains("application/problem+json");
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void chinese_in_a_query_is_fine_when_encoded() {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Keys.token("zhang"))
                .when()
                .get("/quota/v1/echo?name=%E7%94%B2%E7%A4%BE%E5%8C%BA&rate=5%25&a+b=c+d")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/quota/v1/echo?name=%E7%94%B2%E7%A4%BE%E5%8C%BA&rate=5%25&a+b=c+d"));
    }

    @Test
    void a_version_to_which_nothing_can_be_streamed() throws Exception {
        assertThat(RawHttp.exchange(gateway, "GET /docs HTTP/1.0"))
                .contains(" 505 ")
                .contains("HTTP_VERSION_NOT_SUPPORTED");
    }

    @Test
    void chinese_in_a_path_is_fine_when_encoded() {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Keys.token("zhang"))
                .when()
                .get("/quota/v1/%E6%96%87%E5%B3%B0/echo")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/quota/v1/%E6%96%87%E5%B3%B0/echo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nContent-Length: 6",
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Content-Length: +5",
                "Content-Type: text/csv\nContent-Type: application/json",
                "Idempotency-Key: a\nIdempotency-Key: b",
                "Host: other"
            })
    void headers_that_two_parties_could_read_differently(String headers) throws Exception {
        var before = UpstreamServer.REQUESTS.get();
        var answer = RawHttp.exchange(
                gateway,
                "POST /quota/v1/echo HTTP/1.1\nAuthorization: Bearer " + Keys.token("zhang") + "\n" + headers,
                "5\r\nhello\r\n0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(UpstreamServer.REQUESTS.get()).isEqualTo(before);
    }
}
