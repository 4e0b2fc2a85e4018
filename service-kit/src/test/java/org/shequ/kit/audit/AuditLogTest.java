package org.shequ.kit.audit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.shequ.kit.testapp.KitServers;
import org.shequ.kit.testapp.Tokens;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(KitServers.class)
class AuditLogTest {

    private static final String PEOPLE = "/quota/v1/disclosed-people/";
    private static final String ENTRIES = "/quota/v1/audit-entries";

    @Test
    void an_entry_names_who_what_whom_and_the_trace() {
        var id = UUID.randomUUID().toString();
        var before = Instant.now();
        clerk("wang").post(PEOPLE + id + "/marks").then().statusCode(200);
        entries(id)
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("wang"))
                .body("items[0].action", equalTo("person-marked"))
                .body("items[0].subjectType", equalTo("person"))
                .body("items[0].traceId", matchesPattern("[0-9a-f]{32}"))
                .body("items[0].details.a", equalTo("一"))
                .body("items[0].details.b", equalTo(2));
        auditor()
                .queryParam("actor", "wang")
                .queryParam("from", before.toString())
                .queryParam("to", before.toString())
                .get(ENTRIES)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void what_is_rolled_back_leaves_no_entry() {
        var id = UUID.randomUUID().toString();
        clerk("wang").post(PEOPLE + id + "/marks?refuse=true").then().statusCode(409);
        entries(id).body("items", hasSize(0));
    }

    @Test
    void names_are_masked_until_a_purpose_is_stated_by_one_who_may_and_then_it_is_on_record() {
        var id = UUID.randomUUID().toString();
        clerk("wang").get(PEOPLE + id).then().statusCode(200).body("name", equalTo("张*"));
        clerk("wang")
                .header("X-Purpose", "PETITION")
                .get(PEOPLE + id)
                .then()
                .statusCode(403)
                .body("figures.requiredPermission", equalTo("personnel:unmask"));
        unmasker("zhao").get(PEOPLE + id).then().statusCode(200).body("name", equalTo("张*"));
        entries(id).body("items", hasSize(0));
        unmasker("zhao")
                .header("X-Purpose", "PAYROLL; " + URLEncoder.encode("核对社保", StandardCharsets.UTF_8))
                .get(PEOPLE + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张三"));
        entries(id)
                .body("items.actor", contains("zhao"))
                .body("items[0].action", equalTo("personal-data-disclosed"))
                .body("items[0].details.purpose", equalTo("PAYROLL"))
                .body("items[0].details.note", equalTo("核对社保"))
                .body("items[0].details.classes", contains("PERSONAL", "SENSITIVE"));
    }

    @Test
    void entries_come_in_pages_newest_first() {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            clerk("wang" + i).post(PEOPLE + id + "/marks").then().statusCode(200);
        }
        var first = auditor()
                .queryParam("subjectId", id)
                .queryParam("limit", 3)
                .queryParam("count", true)
                .get(ENTRIES)
                .then()
                .statusCode(200)
                .body("items.actor", contains("wang4", "wang3", "wang2"))
                .body("total", equalTo(5))
                .extract();
        auditor()
                .queryParam("subjectId", id)
                .queryParam("limit", 3)
                .queryParam("cursor", first.<String>path("next"))
                .get(ENTRIES)
                .then()
                .statusCode(200)
                .body("items.actor", contains("wang1", "wang0"))
                .body("next", nullValue());
    }

    @Test
    void an_auditor_reads_the_entries_of_units_in_scope_and_no_others() {
        var id = UUID.randomUUID().toString();
        for (var unit : List.of("320613", "320613002", "320613002004", "320613003", "320602", "*")) {
            clerk("wang").post(PEOPLE + id + "/marks?unit=" + unit).then().statusCode(200);
        }
        reads("*", id, "*", "320602", "320613003", "320613002004", "320613002", "320613");
        reads("320613", id, "320613003", "320613002004", "320613002", "320613");
        reads("320613002", id, "320613002004", "320613002");
        reads("320613002004", id, "320613002004");
        reads("3206130020", id, "320613002004");
        reads("110101", id);
    }

    private static void reads(String scope, String subjectId, String... units) {
        for (var filter : List.of("subjectId=" + subjectId, "subjectType=person&actor=wang&subjectId=" + subjectId)) {
            given().auth()
                    .oauth2(Tokens.of("district-auditor", scope, "auditor"))
                    .get(ENTRIES + "?count=true&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.unitCode", equalTo(List.of(units)))
                    .body("total", equalTo(units.length));
        }
    }

    @Test
    void the_report_of_a_verification_names_places_in_the_chain_and_no_subject() {
        assertThat(AuditVerifier.Break.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("chain", "seq", "damage", "entryId");
    }

    @Test
    void only_auditors_read_and_verify() {
        clerk("wang").get(ENTRIES).then().statusCode(403);
        clerk("wang")
                .header("Idempotency-Key", "k")
                .post("/quota/v1/audit-verifications")
                .then()
                .statusCode(403);
        auditor().queryParam("from", "yesterday").get(ENTRIES).then().statusCode(400);
    }

    @Test
    void a_verification_is_a_job_that_answers_intact_or_not() {
        clerk("wang").post(PEOPLE + UUID.randomUUID() + "/marks").then().statusCode(200);
        var id = auditor()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/quota/v1/audit-verifications")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> auditor().get("/quota/v1/jobs/" + id).then().body("finishedAt", notNullValue()));
        auditor()
                .get("/quota/v1/jobs/" + id)
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.intact", equalTo(true))
                .body("result.entries", greaterThan(0))
                .body("result.firstBreak", nullValue());
    }

    private static ValidatableResponse entries(String subjectId) {
        return auditor()
                .queryParam("subjectType", "person")
                .queryParam("subjectId", subjectId)
                .get(ENTRIES)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification auditor() {
        return given().auth().oauth2(Tokens.of("auditor", "*", "auditor"));
    }

    private static RequestSpecification clerk(String subject) {
        return given().auth().oauth2(Tokens.of(subject, "320613", "personnel-clerk"));
    }

    private static RequestSpecification unmasker(String subject) {
        return given().auth().oauth2(Tokens.of(subject, "320613", "personnel-unmasker"));
    }
}
