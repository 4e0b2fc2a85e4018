package org.shequ.assessment;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;
import org.shequ.testkit.Tokens;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** What the tests start from: districts of their own, filled by personnel's events, and imports. */
@NullUnmarked
public final class Given {

    public static final LocalDate OLD = LocalDate.of(2010, 1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger DISTRICTS = new AtomicInteger(900_000);

    private Given() {}

    /** Communities {@code <district>001001…}, active since 2010. */
    public static String district(int communities) {
        String district = String.valueOf(DISTRICTS.incrementAndGet());
        for (int i = 1; i <= communities; i++) {
            unit(community(district, i), UnitKind.COMMUNITY, OLD);
        }
        await().atMost(PATIENCE).until(() -> known("communities", district) == communities);
        return district;
    }

    public static String community(String district, int number) {
        return district + "001%03d".formatted(number);
    }

    public static void unit(String code, UnitKind kind, LocalDate validFrom) {
        TestKafka.publish(new UnitChanged(
                code, "社区" + code, kind, code.substring(0, 9), UnitStatus.ACTIVE, "111", validFrom, null, null));
    }

    public static void youngCommunity(String code, LocalDate validFrom) {
        long before = known("communities", code.substring(0, 6));
        unit(code, UnitKind.COMMUNITY, validFrom);
        await().atMost(PATIENCE).until(() -> known("communities", code.substring(0, 6)) == before + 1);
    }

    /** A worker of the community, by id. */
    public static UUID person(String personnelNumber, String unit) {
        return person(personnelNumber, unit, "王小明");
    }

    public static UUID person(String personnelNumber, String unit, String name) {
        UUID id = UUID.randomUUID();
        long before = known("people", unit);
        Event person = new PersonChanged(
                id,
                Sex.MALE,
                null,
                null,
                null,
                null,
                PersonStatus.ACTIVE,
                unit,
                null,
                TestPeople.sealed(id, personnelNumber, name, LocalDate.of(1990, 5, 4)));
        Event career = new CareerChanged(
                id,
                unit,
                List.of(new HeldAssignment(
                        UUID.randomUUID(), unit, Post.COMMUNITY_WORKER, true, OLD, null, null, null)),
                List.of(),
                List.of(),
                OLD);
        TestKafka.publish(career, person);
        await().atMost(PATIENCE).until(() -> known("people", unit) == before + 1);
        return id;
    }

    /** The only post ends, and with it the service. */
    public static void leaves(UUID id, String personnelNumber, String unit) {
        long before = known("people", unit);
        TestKafka.publish(
                new CareerChanged(
                        id,
                        null,
                        List.of(new HeldAssignment(
                                UUID.randomUUID(),
                                unit,
                                Post.COMMUNITY_WORKER,
                                true,
                                OLD,
                                LocalDate.of(2025, 7, 1),
                                null,
                                null)),
                        List.of(),
                        List.of(),
                        OLD),
                new PersonChanged(
                        id,
                        Sex.MALE,
                        null,
                        null,
                        null,
                        null,
                        PersonStatus.RESIGNED,
                        null,
                        null,
                        TestPeople.sealed(id, personnelNumber, "王小明", LocalDate.of(1990, 5, 4))));
        await().atMost(PATIENCE).until(() -> known("people", unit) == before - 1);
    }

    private static long known(String subjects, String unit) {
        return given().header("Authorization", officer("*"))
                .queryParam("unit", unit)
                .queryParam("limit", 1)
                .queryParam("count", true)
                .get("/assessment/v1/" + subjects)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total");
    }

    public static String officer(String scope) {
        return Tokens.of("assessment-officer").scope(scope).bearer();
    }

    public static Response submit(String imports, String token, String csv, Map<String, ?> query) {
        return given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .queryParams(query)
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/assessment/v1/" + imports);
    }

    /** Imports and waits for the job's end. */
    public static JsonPath imported(String imports, String token, String csv, Map<String, ?> query) {
        String id = submit(imports, token, csv, query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return ended(id, token);
    }

    /** The job once it has ended. */
    public static JsonPath ended(String id, String token) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().header("Authorization", token)
                                .get("/assessment/v1/jobs/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        job -> List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(job.getString("state")));
    }

    public static JsonPath communityResults(String token, String csv) {
        return imported("community-result-imports", token, "year,unit_code,score,peer_group\n" + csv, Map.of());
    }

    public static Response get(String token, String path) {
        return given().header("Authorization", token).get("/assessment/v1/" + path);
    }
}
