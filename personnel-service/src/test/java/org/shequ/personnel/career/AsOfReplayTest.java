package org.shequ.personnel.career;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ServersResource;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.today;

/** What a read in two times answers is what a replay of the event log up to then gives. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class AsOfReplayTest {

    private static final List<String> POSTS =
            List.of("GRID_WORKER", "COMMUNITY_WORKER", "DEPUTY_SECRETARY", "SECRETARY");

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    /** The career as an event told it, and when it was recorded. */
    private record Told(Instant at, JsonNode career) {}

    @Test
    void every_read_as_of_a_day_as_known_at_an_instant_agrees_with_the_replay() throws Exception {
        long seed = 20_260_105;
        Log.infof("seed %d", seed);
        var random = new Random(seed);
        String district = district(3);
        String token = clerk(district);
        String id = recorded(district);
        int accepted = 0;
        for (int i = 0; i < 40; i++) {
            accepted += changed(random, token, district, id) ? 1 : 0;
        }
        assertTrue(accepted > 15, accepted + " changes were accepted");
        List<Told> log = log(id);
        assertEquals(accepted, log.size(), "each change is told once");
        for (int i = 0; i < 150; i++) {
            Told told = log.get(random.nextInt(log.size()));
            LocalDate day = today().plusDays(random.nextInt(-900, 300));
            assertEquals(
                    replayed(told, day), read(token, id, day, told.at()), "as of " + day + " known at " + told.at());
        }
    }

    private static boolean changed(Random random, String token, String district, String id) {
        String path = "people/" + id + "/assignments";
        List<String> held = get(token, path).jsonPath().getList("items.assignmentId");
        LocalDate from = today().plusDays(random.nextInt(-800, 200));
        String unit = community(district, random.nextInt(1, 4));
        String post = POSTS.get(random.nextInt(POSTS.size()));
        String to = from.plusDays(random.nextInt(1, 300)).toString();
        var answer = held.isEmpty() || random.nextInt(3) == 0
                ? change(
                        token,
                        path,
                        id,
                        Map.of(
                                "unitCode",
                                unit,
                                "post",
                                post,
                                "primary",
                                random.nextBoolean(),
                                "from",
                                from.toString(),
                                "to",
                                to,
                                "orderNumber",
                                "1"))
                : alter(random, token, path, id, held.get(random.nextInt(held.size())), unit, post, from, to);
        assertTrue(answer.statusCode() < 500, answer.asString());
        return answer.statusCode() < 300;
    }

    private static io.restassured.response.Response alter(
            Random random,
            String token,
            String path,
            String id,
            String assignment,
            String unit,
            String post,
            LocalDate from,
            String to) {
        return switch (random.nextInt(3)) {
            case 0 ->
                change(
                        token,
                        path + "/" + assignment + "/end",
                        id,
                        Map.of("on", from.toString(), "reason", "止", "orderNumber", "2"));
            case 1 ->
                change(
                        token,
                        path + "/" + assignment + "/correction",
                        id,
                        Map.of("unitCode", unit, "post", post, "from", from.toString(), "to", to, "orderNumber", "3"));
            default -> change(token, path + "/" + assignment + "/withdrawal", id, Map.of("orderNumber", "4"));
        };
    }

    private List<Told> log(String id) throws SQLException, IOException {
        var told = new ArrayList<Told>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT recorded_at, payload::text FROM event_log WHERE type = 'personnel.career-changed'"
                                + " AND aggregate_id = ? ORDER BY aggregate_version")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    told.add(new Told(
                            rows.getObject(1, OffsetDateTime.class).toInstant(), json.readTree(rows.getString(2))));
                }
            }
        }
        return told;
    }

    private static TreeSet<String> replayed(Told told, LocalDate day) {
        var held = new TreeSet<String>();
        for (JsonNode assignment : told.career().path("assignments")) {
            LocalDate from = LocalDate.parse(assignment.path("from").asText());
            String to = assignment.path("to").asText("");
            if (!from.isAfter(day) && (to.isEmpty() || LocalDate.parse(to).isAfter(day))) {
                held.add(assignment.path("assignmentId").asText() + " "
                        + assignment.path("unitCode").asText() + " "
                        + assignment.path("post").asText() + " " + from + " " + to);
            }
        }
        return held;
    }

    private static TreeSet<String> read(String token, String id, LocalDate day, Instant knownAt) {
        JsonPath answer = get(token, "people/" + id + "/assignments?asOf=" + day + "&knownAt=" + knownAt + "&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var held = new TreeSet<String>();
        List<Map<String, Object>> items = answer.getList("items");
        items.forEach(item -> held.add(item.get("assignmentId") + " " + item.get("unitCode") + " " + item.get("post")
                + " " + item.get("from") + " " + (item.get("to") == null ? "" : item.get("to"))));
        return held;
    }
}
