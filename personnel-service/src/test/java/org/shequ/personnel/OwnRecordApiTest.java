package org.shequ.personnel;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.OwnRecordWalk;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** What a natural person reads of the own record, and that nothing else opens. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class OwnRecordApiTest {

    private static final String RUNNING = "涉嫌虚报开支";
    private static final String OVER = "举报不实";

    /** Operations that are open, with the part of the record that each answers. */
    private static final Map<String, String> OPEN = new TreeMap<>(Map.ofEntries(
            Map.entry("getPerson", ""),
            Map.entry("listAssignments", "/assignments"),
            Map.entry("listIdentities", "/identities"),
            Map.entry("listReserveMemberships", "/reserve-memberships"),
            Map.entry("listReserveReviews", "/reserve-reviews"),
            Map.entry("getTenure", "/tenure"),
            Map.entry("listPayGrades", "/pay-grades"),
            Map.entry("listSanctions", "/sanctions"),
            Map.entry("listHonours", "/honours"),
            Map.entry("listTrainings", "/trainings"),
            Map.entry("listAchievements", "/achievements"),
            Map.entry("listCertificates", "/certificates"),
            Map.entry("listInvestigations", "/investigations"),
            Map.entry("listRelatives", "/relatives"),
            Map.entry("listPersonAppointments", "/appointments"),
            Map.entry("listPersonalDataAccesses", "/accesses"),
            Map.entry("getPersonExtract", "/extract"),
            Map.entry("getPersonExtractPage", "/extract/page")));

    private String district;
    private String own;
    private String other;

    @BeforeEach
    void twoColleagues() {
        district = district(1);
        own = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        other = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2020, 1, 1));
    }

    private Response read(String path) {
        return get(Tokens.bearerOfPerson(UUID.fromString(own)), path);
    }

    private void recorded(String part, Map<String, ?> body) {
        change(clerk(district), "people/" + own + part, own, body).then().statusCode(201);
    }

    @Test
    void the_listed_operations_open_the_own_record_and_every_other_operation_is_closed() {
        var walk = OwnRecordWalk.as(UUID.fromString(own)).open("getPersonnelMe", Map.of(), Map.of());
        OPEN.keySet().forEach(operation -> walk.open(operation, Map.of("id", own), Map.of("id", other)));
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void lists_exports_and_searches_say_that_only_the_own_record_is_open() {
        for (String path : List.of("people", "people?unit=" + district, "person-exports", "tenures", "units")) {
            ProblemAssert.assertProblem(CommonProblem.OWN_RECORD_ONLY, read(path));
        }
    }

    @Test
    void the_person_sees_the_own_data_whole_and_each_look_stands_in_the_access_log() {
        read("people/" + own)
                .then()
                .statusCode(200)
                .body("name", equalTo("张伟"))
                .body("citizenId.length()", equalTo(18))
                .body("birthDate.length()", equalTo(10));
        for (String part : OPEN.values()) {
            read("people/" + own + part).then().statusCode(200);
        }
        read("people/" + own + "/accesses")
                .then()
                .body("items.actor", everyItem(equalTo("person-" + own)))
                .body("items.purpose", everyItem(equalTo("PERSONAL_REQUEST")))
                .body(
                        "items.kind",
                        hasItems(
                                "person", "assignments", "pay-grades", "investigations", "accesses", "person-extract"));
        get(Tokens.of("auditor").bearer(), "people/" + other + "/accesses")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void the_matter_of_an_investigation_stays_sealed_while_it_runs() {
        recorded(
                "/investigations",
                Map.of("from", today().minusDays(30).toString(), "matter", RUNNING, "orderNumber", "1"));
        recorded(
                "/investigations",
                Map.of(
                        "from",
                        today().minusDays(90).toString(),
                        "to",
                        today().minusDays(60).toString(),
                        "matter",
                        OVER,
                        "orderNumber",
                        "2"));
        read("people/" + own + "/investigations")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.find { it.orderNumber == '1' }.matter", nullValue())
                .body("items.find { it.orderNumber == '2' }.matter", equalTo(OVER));
        for (String part : List.of("/extract", "/extract/page")) {
            String extract = read("people/" + own + part).asString();
            assertFalse(extract.contains(RUNNING), part);
            assertTrue(extract.contains(OVER), part);
        }
    }

    @Test
    void nothing_of_a_relative_with_a_record_is_told() {
        recorded("/relatives", Map.of("relation", "AFFINITY", "relativeId", other, "orderNumber", "1"));
        recorded("/relatives", Map.of("relation", "SPOUSE", "outsiderName", "李梅", "orderNumber", "2"));
        read("people/" + own + "/relatives")
                .then()
                .statusCode(200)
                .body("items.relation", contains("AFFINITY", "SPOUSE"))
                .body("items.outsiderName", hasItem("李梅"));
        for (String part : OPEN.values()) {
            assertFalse(read("people/" + own + part).asString().contains(other), part);
        }
    }
}
