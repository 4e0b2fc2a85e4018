package org.shequ.personnel;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What the tests start from: districts of their own, people with possible IDs, imports. */
@NullUnmarked
public final class Given {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger DISTRICTS = new AtomicInteger(600_000);
    private static final AtomicInteger SEQUENCES = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Files are sent without a charset that they may not be in. */
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Given() {}

    public static String clerk(String scope) {
        return Tokens.of("personnel-clerk").scope(scope).bearer();
    }

    /** A district with one subdistrict (…001) and communities (…001001 on), all of them since 1949. */
    public static String district(int communities) {
        String district = String.valueOf(DISTRICTS.incrementAndGet());
        StringBuilder csv = new StringBuilder("code,name,kind,parent_code\n")
                .append(district)
                .append(",测试区,DISTRICT,\n")
                .append(district)
                .append("001,测试街道,SUBDISTRICT,")
                .append(district)
                .append('\n');
        for (int i = 1; i <= communities; i++) {
            csv.append(community(district, i))
                    .append(",第")
                    .append(i)
                    .append("社区,社区,")
                    .append(district)
                    .append("001\n");
        }
        succeeded(imported("unit-imports", clerk(district), csv.toString(), Map.of()));
        return district;
    }

    public static String community(String district, int number) {
        return district + "001%03d".formatted(number);
    }

    /** An ID that nobody else in this run has. */
    public static String citizenId(LocalDate birthDate, boolean male) {
        int sequence = SEQUENCES.incrementAndGet();
        String area = "3206%02d".formatted(1 + sequence / 499 % 90);
        String body = area
                + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(sequence % 499 * 2 + (male ? 1 : 0));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    public static Map<String, Object> person(String name, LocalDate birthDate) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", name);
        person.put("citizenId", citizenId(birthDate, false));
        person.put("phone", "13812345678");
        person.put("ethnicity", "HAN");
        person.put("politicalStatus", "CPC_MEMBER");
        person.put("education", "BACHELOR");
        return person;
    }

    /** A person with a record, by id. */
    public static String recorded(String scope) {
        return post(clerk(scope), "people", person("张伟", LocalDate.of(1990, 5, 4)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A person who holds a post since a day. */
    public static String serving(String unit, String post, String tenureKind, LocalDate since) {
        String scope = unit.substring(0, 6);
        String id = recorded(scope);
        change(
                        clerk(scope),
                        "people/" + id + "/assignments",
                        id,
                        Map.of(
                                "unitCode", unit,
                                "post", post,
                                "from", since.toString(),
                                "tenureKind", tenureKind,
                                "orderNumber", "测〔2020〕1号"))
                .then()
                .statusCode(201);
        return id;
    }

    /** A grid worker in the reserve pool. */
    public static String reserveMember(String unit, LocalDate from, LocalDate until) {
        String id = serving(unit, "GRID_WORKER", "CONTRACT", LocalDate.of(2018, 1, 1));
        AppointmentDetail detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.RESERVE,
                UUID.fromString(id),
                unit,
                null,
                null,
                until,
                from,
                "后备1号",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        TestKafka.awaitEvent(
                AppointmentEffected.class, event -> event.appointmentId().equals(detail.appointmentId()));
        return id;
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", token);
    }

    public static Response get(String token, String path) {
        return as(token).get("/personnel/v1/" + path);
    }

    public static Response post(String token, String path, Object body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/personnel/v1/" + path);
    }

    /** A POST under the person's present ETag. */
    public static Response change(String token, String path, String personId, Object body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag(token, "people/" + personId))
                .contentType("application/json")
                .body(body)
                .post("/personnel/v1/" + path);
    }

    public static Response patch(String token, String path, String etag, Object body) {
        return as(token)
                .header("If-Match", etag)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch("/personnel/v1/" + path);
    }

    public static String etag(String token, String path) {
        return get(token, path).then().statusCode(200).extract().header("ETag");
    }

    public static Response submit(String imports, String token, byte[] file, String mediaType, Map<String, ?> query) {
        return as(token)
                .config(AS_IT_IS)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(mediaType)
                .queryParams(query)
                .body(file)
                .post("/personnel/v1/" + imports);
    }

    /** Imports and waits for the job's end. */
    public static JsonPath imported(String imports, String token, String csv, Map<String, ?> query) {
        return imported(imports, token, csv.getBytes(StandardCharsets.UTF_8), "text/csv", query);
    }

    public static JsonPath imported(String imports, String token, byte[] file, String mediaType, Map<String, ?> query) {
        String id = submit(imports, token, file, mediaType, query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(PATIENCE)
                .until(
                        () -> get(token, "jobs/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        job -> List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(job.getString("state")));
    }

    public static JsonPath succeeded(JsonPath job) {
        if (!"SUCCEEDED".equals(job.getString("state"))) {
            throw new AssertionError(job.prettify());
        }
        return job;
    }

    public static List<Map<String, Object>> problems(String token, JsonPath job) {
        return get(token, "jobs/" + job.getString("id") + "/problems")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The business's day. */
    public static LocalDate today() {
        return LocalDate.ofInstant(TestClock.now(), ZoneId.of("Asia/Shanghai"));
    }

    /** Waits until the answer fits. */
    public static void eventually(Runnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion::run);
    }
}
