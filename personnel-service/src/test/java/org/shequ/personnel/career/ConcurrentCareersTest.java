package org.shequ.personnel.career;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ByChance;
import org.shequ.testkit.ServersResource;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.recorded;

/** Sixty-four writers on one person, each until it has its answer. */
@ByChance
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ConcurrentCareersTest {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final int WRITERS = 64;

    @Inject
    AgroalDataSource database;

    @Test
    void no_update_of_sixty_four_writers_is_lost_none_overlaps_and_none_deadlocks() throws Exception {
        String district = district(4);
        String token = clerk(district);
        String id = recorded(district);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            calls.add(() -> untilAnswered(() -> write(token, district, id, writer)));
        }
        int starts = 0;
        int notes = 0;
        int refused = 0;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var answers = threads.invokeAll(calls);
            for (int i = 0; i < WRITERS; i++) {
                int status = answers.get(i).get();
                assertTrue(List.of(200, 201, 409).contains(status), "writer " + i + " was answered " + status);
                refused += status == 409 ? 1 : 0;
                starts += status == 201 && i % 4 != 3 ? 1 : 0;
                notes += status == 201 && i % 4 == 3 ? 1 : 0;
            }
        }
        // of two who want the same month one wins; every month goes to somebody
        assertEquals(24, starts);
        assertEquals(24, refused);
        assertEquals(16, notes);
        List<String> from =
                get(token, "people/" + id + "/assignments?limit=500").jsonPath().getList("items.from");
        assertEquals(starts, from.size());
        assertEquals(starts, new HashSet<>(from).size());
        assertEquals(
                notes,
                get(token, "people/" + id + "/honours?limit=500")
                        .jsonPath()
                        .getList("items")
                        .size());
        assertEquals(
                1 + starts + notes, (int) get(token, "people/" + id).jsonPath().getInt("version"));
        assertEquals(versions(id), told(id), "every version of the career is told once");
    }

    /** Two want each month as a primary post; every fourth writer records an honour, which moves the same version. */
    private static Response write(String token, String district, String id, int writer) {
        if (writer % 4 == 3) {
            return change(
                    token,
                    "people/" + id + "/honours",
                    id,
                    Map.of(
                            "title", "表彰" + writer,
                            "level", "DISTRICT",
                            "awardedBy", "区政府",
                            "awardedOn", "2024-07-01",
                            "orderNumber", "1"));
        }
        int month = (writer / 4 * 3 + writer % 4) / 2;
        LocalDate from = SINCE.plusMonths(month);
        return change(
                token,
                "people/" + id + "/assignments",
                id,
                Map.of(
                        "unitCode", community(district, 1 + writer % 4),
                        "post", writer % 2 == 0 ? "SECRETARY" : "COMMUNITY_WORKER",
                        "from", from.toString(),
                        "to", from.plusMonths(1).toString(),
                        "orderNumber", "第" + writer + "号"));
    }

    @Test
    void changes_of_the_record_and_of_the_career_do_not_wait_crosswise() throws Exception {
        String district = district(2);
        String token = clerk(district);
        String one = recorded(district);
        String other = recorded(district);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            String person = i % 2 == 0 ? one : other;
            String relative = i % 2 == 0 ? other : one;
            calls.add(() -> untilAnswered(() -> switch (writer % 3) {
                case 0 ->
                    patch(
                            token,
                            "people/" + person,
                            etag(token, "people/" + person),
                            Map.of("phone", "138%08d".formatted(writer)));
                case 1 ->
                    change(
                            token,
                            "people/" + person + "/relatives",
                            person,
                            Map.of("relation", "SPOUSE", "relativeId", relative, "orderNumber", "1"));
                default ->
                    change(
                            token,
                            "people/" + person + "/assignments",
                            person,
                            Map.of(
                                    "unitCode",
                                    community(district, 1 + writer % 2),
                                    "post",
                                    "SECRETARY",
                                    "primary",
                                    false,
                                    "from",
                                    SINCE.plusMonths(writer).toString(),
                                    "orderNumber",
                                    "1"));
            }));
        }
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var answer : threads.invokeAll(calls)) {
                assertTrue(List.of(200, 201, 409).contains(answer.get()), "answered " + answer.get());
            }
        }
    }

    private interface Attempt {
        Response make();
    }

    /** Whoever was overtaken reads again and tries again, as a client does. */
    private static int untilAnswered(Attempt attempt) {
        int status;
        do {
            status = attempt.make().statusCode();
        } while (status == 412);
        return status;
    }

    private long versions(String id) throws SQLException {
        return number(
                "SELECT version FROM event_aggregates WHERE aggregate_type = 'career' AND aggregate_id = '" + id + "'");
    }

    private long told(String id) throws SQLException {
        return number("SELECT count(*) FROM event_log WHERE aggregate_type = 'career' AND aggregate_id = '" + id + "'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
