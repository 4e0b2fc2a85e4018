package org.shequ.personnel.privacy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.reserveMember;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** A grant holds in every list in which people stand, not only in their own. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class GrantListsApiTest {

    /** By their names in the access log. */
    private static final List<String> LISTS = List.of(
            "people-list", "people-export", "tenures", "reserve-members", "pay-grade-preview", "person-duplicates");

    @Inject
    DataSource database;

    private static String client(String district, String name, List<String> fields) {
        String client = name + "-" + district;
        post(
                        Tokens.of("grant-keeper").bearer(),
                        "grants",
                        Map.of(
                                "client",
                                client,
                                "fields",
                                fields,
                                "purposes",
                                List.of("PAYROLL"),
                                "validFrom",
                                today().toString(),
                                "documentNumber",
                                "崇组〔2026〕31号"))
                .then()
                .statusCode(201);
        return Tokens.of("system").scope(district).client(client).bearer();
    }

    private static String path(String list) {
        return switch (list) {
            case "people-list" -> "people?limit=50";
            case "people-export" -> "person-exports";
            case "pay-grade-preview" -> "pay-grade-batches/preview?on=" + today().plusYears(6);
            default -> list + "?limit=50";
        };
    }

    private static String read(String token, String list, String purpose) {
        var asked = list.equals("people-export") ? as(token).accept("text/csv") : as(token);
        return (purpose == null ? asked : asked.header("X-Purpose", purpose))
                .get("/personnel/v1/" + path(list))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<Map<String, Object>> looksAt(String person) {
        return get(Tokens.bearerOfPerson(UUID.fromString(person)), "people/" + person + "/accesses?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.purpose == 'PAYROLL' }");
    }

    @Test
    void each_list_shows_whole_names_to_a_grant_that_names_them_and_each_person_reads_of_it() {
        String district = district(1);
        String unit = community(district, 1);
        String secretary = serving(unit, "SECRETARY", "STAFFED", today().minusYears(10));
        String member = reserveMember(unit, today().minusYears(1), today().plusYears(1));
        List<String> parts = List.of("assignments", "reserveMemberships", "payGrades");
        String whole = client(
                district, "named", List.of("name", "unitCode", "assignments", "reserveMemberships", "payGrades"));
        String partial = client(district, "unnamed", parts);
        for (String list : LISTS) {
            String open = read(whole, list, "PAYROLL");
            assertTrue(open.contains("张伟"), list + ": " + open);
            assertTrue(read(whole, list, null).contains("张*"), list);
            String closed = read(partial, list, "PAYROLL");
            assertFalse(closed.contains("张"), list + ": " + closed);
            assertTrue(closed.contains("**"), list + ": " + closed);
        }
        for (String hidden : List.of("reserve-members", "pay-grade-preview")) {
            assertTrue(read(whole, hidden, null).contains(unit), hidden);
            assertFalse(read(partial, hidden, null).contains(unit), hidden);
        }
        // once each: what was masked, or opened nothing, is no look
        var ofSecretary = looksAt(secretary);
        assertEquals(LISTS.size() - 1, ofSecretary.size(), ofSecretary.toString());
        for (String list : LISTS) {
            var of = list.equals("reserve-members") ? looksAt(member) : ofSecretary;
            assertTrue(
                    of.stream()
                            .anyMatch(look -> look.get("kind").equals(list)
                                    && look.get("fields").equals(List.of("name"))),
                    list + " in " + of);
        }
    }

    @Test
    void a_unit_outside_the_grant_is_neither_shown_nor_asked_by() {
        String district = district(1);
        String unit = community(district, 1);
        String partial = client(district, "nowhere", List.of("reserveMemberships", "payGrades"));
        for (String list : List.of(
                "reserve-members?unit=" + unit, "pay-grade-batches/preview?unit=" + unit, "anonymisations/preview")) {
            ProblemAssert.assertProblem(CommonProblem.NOT_GRANTED, get(partial, list));
        }
    }

    /** A value that cannot be decrypted is the proof: whoever is not shown the field never notices. */
    @Test
    void what_a_grant_does_not_give_is_not_read_from_the_table() throws SQLException {
        String district = district(1);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String named = client(district, "cut", List.of("name", "assignments", "payGrades"));
        String viewer = Tokens.of("viewer").scope(district).bearer();
        get(viewer, "people").then().statusCode(200).body("items.id", hasItem(id));
        damage(id, "citizen_id = 'x' || citizen_id, phone = 'x' || phone");
        try {
            get(viewer, "people").then().statusCode(500);
            get(named, "people")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items.name", everyItem(equalTo("张*")))
                    .body("items.citizenId", everyItem(equalTo("*".repeat(18))));
            assertTrue(read(named, "people-export", "PAYROLL").contains("张伟"));
            get(viewer, "tenures").then().statusCode(200);
            get(viewer, "pay-grade-batches/preview").then().statusCode(200);
        } finally {
            damage(id, "citizen_id = substr(citizen_id, 2), phone = substr(phone, 2)");
        }
        get(viewer, "people").then().statusCode(200);
    }

    private void damage(String id, String change) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE people SET " + change + " WHERE id = '" + id + "'"));
        }
    }
}
