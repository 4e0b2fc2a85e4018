package org.shequ.selection;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.shequ.testkit.Tokens;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** A client of the service: one person with roles and a scope. */
public final class Selection {

    public static final String BASE = "/selection/v1";

    private final String bearer;
    private final @Nullable String traceparent;

    private Selection(String bearer, @Nullable String traceparent) {
        this.bearer = bearer;
        this.traceparent = traceparent;
    }

    /** The same person, whose calls belong to that trace. */
    public Selection within(String trace) {
        return new Selection(bearer, trace);
    }

    public static Selection as(String subject, String scope, String... roles) {
        return new Selection(Tokens.of(roles).scope(scope).subject(subject).bearer(), null);
    }

    public static Selection officer(String scope) {
        return as("officer-lin", scope, "selection-officer");
    }

    public static Selection scorer(String subject, String scope) {
        return as(subject, scope, "selection-scorer");
    }

    public static Selection publisher(String scope) {
        return as("publisher-wu", scope, "selection-publisher");
    }

    public static Selection decider(String scope) {
        return as("decider-zhao", scope, "selection-decider");
    }

    private RequestSpecification request() {
        var request = given().header("Authorization", bearer).header("Accept-Language", "en");
        return traceparent == null ? request : request.header("traceparent", traceparent);
    }

    public Response get(String path) {
        return request().get(BASE + path);
    }

    /** With what the purpose opens. */
    public Response getFor(String purpose, String path) {
        return request().header("X-Purpose", purpose).get(BASE + path);
    }

    /** Without If-Match. */
    public Response post(String path, @Nullable Object body) {
        return send(request(), path, body);
    }

    public Response post(String path, String etag, @Nullable Object body) {
        return send(request().header("If-Match", etag), path, body);
    }

    /** Without If-Match, under a key of the caller's own. */
    public Response postAs(String key, String path, Object body) {
        return request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(BASE + path);
    }

    private static Response send(RequestSpecification request, String path, @Nullable Object body) {
        var keyed = request.header("Idempotency-Key", UUID.randomUUID().toString());
        return body == null
                ? keyed.post(BASE + path)
                : keyed.contentType(ContentType.JSON).body(body).post(BASE + path);
    }

    /** Hands in a file; with the ETag of a round where that is needed. */
    public Response file(String path, @Nullable String etag, String csv) {
        return file(path, etag, csv.getBytes(StandardCharsets.UTF_8), "text/csv; charset=UTF-8");
    }

    private Response file(String path, @Nullable String etag, byte[] file, String mediaType) {
        var asIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        var request = request()
                .config(RestAssuredConfig.config().encoderConfig(asIs))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(mediaType)
                .body(file);
        return (etag == null ? request : request.header("If-Match", etag)).post(BASE + path);
    }

    /** The same, and the job at its end. */
    public JsonPath handIn(String path, @Nullable String etag, String csv) {
        return ended(file(path, etag, csv));
    }

    /** In any format. */
    public JsonPath handIn(String path, @Nullable String etag, byte[] file, String mediaType) {
        return ended(file(path, etag, file, mediaType));
    }

    private JsonPath ended(Response submitted) {
        String job = submitted.then().statusCode(202).extract().path("id");
        return await("job " + job)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/jobs/" + job), ended -> ended.path("finishedAt") != null)
                .jsonPath();
    }

    /** The file of a job with the reasons beside its rows, in Chinese. */
    public byte[] markedFile(String job, String mediaType) {
        return given().header("Authorization", bearer)
                .header("Accept-Language", "zh-CN")
                .accept(mediaType)
                .get(BASE + "/jobs/" + job + "/marked-file")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    /** A table, in Chinese. */
    public String csv(String path) {
        return given().header("Authorization", bearer)
                .header("Accept-Language", "zh-CN")
                .accept("text/csv")
                .get(BASE + path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\ufeff", "")
                .replace("\r\n", "\n");
    }

    public Response put(String path, @Nullable String etag, Object body) {
        var request = request().contentType(ContentType.JSON).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(BASE + path);
    }

    public String etag(String path) {
        return get(path).then().statusCode(200).extract().header("ETag");
    }

    /** A step of a round that must succeed, with the round's present ETag. */
    public Response step(String round, String step, @Nullable Object body) {
        var response = post("/rounds/" + round + step, etag("/rounds/" + round), body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(step + ": " + response.statusCode() + " " + response.asString());
        }
        return response;
    }

    /** The same, refused or not. */
    public Response tryStep(String round, String step, @Nullable Object body) {
        return post("/rounds/" + round + step, etag("/rounds/" + round), body);
    }

    public static Map<String, Object> draft(
            String kind, String jurisdiction, LocalDate from, LocalDate to, List<Map<String, Object>> positions) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", kind);
        body.put("title", "2026年专项选聘");
        body.put("jurisdiction", jurisdiction);
        body.put("positions", positions);
        body.put("registrationFrom", at(from));
        body.put("registrationTo", at(to));
        return body;
    }

    /** Eight in the morning, Beijing time. */
    public static String at(LocalDate day) {
        return Instant.parse(day + "T00:00:00Z").toString();
    }

    public Response awaitRound(String round, Predicate<Response> wanted) {
        return await("round " + round)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/rounds/" + round), wanted);
    }

    public Response awaitStatus(String round, String status) {
        return awaitRound(round, response -> status.equals(response.path("status")));
    }

    public String register(String round, UUID person, String position) {
        return post("/rounds/" + round + "/registrations", Map.of("personId", person, "positionId", position))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public void admit(String round, String registration) {
        var path = "/rounds/" + round + "/registrations/" + registration;
        post(path + "/review", etag(path), Map.of("decision", "ADMIT", "reason", "材料齐全"))
                .then()
                .statusCode(200);
    }

    /** Enters scores that must all be accepted. */
    public void scores(String round, String paper, Map<String, String> scores) {
        var entries = scores.entrySet().stream()
                .map(entry -> Map.of("registrationId", entry.getKey(), "score", new BigDecimal(entry.getValue())))
                .toList();
        var response = post("/rounds/" + round + "/scores", Map.of("paper", paper, "entries", entries));
        if (response.statusCode() != 207 || response.<Integer>path("refused") != 0) {
            throw new AssertionError(response.asString());
        }
    }
}
