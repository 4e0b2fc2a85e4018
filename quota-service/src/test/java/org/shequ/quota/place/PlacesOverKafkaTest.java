package org.shequ.quota.place;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.quota.Given;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestServers;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A model in memory beside the real service behind real Kafka. Random rounds, whose messages come twice, late, in another
 * order, and across topics before what they rest on; while every few writes the transaction breaks, in its middle or at
 * its commit, and connections are cut. In the end both agree, and nothing was told twice.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PlacesOverKafkaTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PLACES = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126L})
    void random_rounds_end_as_the_model_says_however_their_messages_come_and_whatever_breaks(long seed) {
        var random = new Random(seed);
        var district = Given.districtWithPlaces(PLACES);
        var model = new Model(Given.community(district, 1), random);
        breakEvery(5 + random.nextInt(4));
        try {
            for (int i = 0; i < 8; i++) {
                model.playRound();
                if (i % 3 == 1) {
                    cutConnections();
                }
            }
            model.awaitAgreement("seed " + seed);
        } finally {
            breakEvery(0);
        }
        Given.assertProven(district);
    }

    /** What must come of the rounds: the figures and every place. */
    private static final class Model {

        private final String community;
        private final Random random;
        private final Map<String, String> places = new TreeMap<>();
        private final List<UUID> requests = new ArrayList<>();

        Model(String community, Random random) {
            this.community = community;
            this.random = random;
        }

        void playRound() {
            // what is vacant must be settled, for a request to have one right answer
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::stored, places::equals);
            var round = UUID.randomUUID();
            var request = UUID.randomUUID();
            requests.add(request);
            var vacant = PLACES - count("OCCUPIED") - count("LOCKED");
            var asked = 1 + random.nextInt(4);
            var requested = new PlacesRequested(
                    round, request, UUID.randomUUID(), AccountKind.STAFFING, community, null, asked, null);
            if (random.nextInt(5) == 0) {
                givenBackBeforeItCame(requested);
                return;
            }
            shuffled(List.of(requested));
            if (asked > vacant) {
                TestKafka.awaitEvent(
                        PlacesRefused.class, event -> event.placeRequestId().equals(request));
                return;
            }
            var held = TestKafka.awaitEvent(
                            PlacesReserved.class,
                            event -> event.placeRequestId().equals(request))
                    .placeIds();
            rest(round, request, held);
        }

        /** The return is the round's first message, its request the second; and the second comes first. */
        private void givenBackBeforeItCame(PlacesRequested requested) {
            var returned =
                    new PlacesReturned(requested.roundId(), requested.placeRequestId(), List.of(), "ROUND_CANCELLED");
            shuffled(List.of(returned, requested));
            TestKafka.awaitEvent(
                    PlacesRefused.class, event -> event.placeRequestId().equals(requested.placeRequestId()));
        }

        /** Some are given back, some decided and carried out, some decided and rejected, the others stay locked. */
        private void rest(UUID round, UUID request, List<UUID> held) {
            var events = new ArrayList<Event>();
            events.add(new PlacesLockRequested(round, List.of(request)));
            for (var place : held) {
                places.put(place.toString(), "LOCKED");
                switch (random.nextInt(4)) {
                    case 0 -> {
                        events.add(new PlacesReturned(round, request, List.of(place), "UNUSED"));
                        places.put(place.toString(), "RELEASED");
                    }
                    case 1, 2 -> {
                        var appointment = appointment(round, request, place);
                        var effected = random.nextBoolean();
                        events.add(new AppointmentDecided(appointment));
                        events.add(effected ? Round.effected(appointment) : Round.rejected(appointment));
                        places.put(place.toString(), effected ? "OCCUPIED" : "RELEASED");
                    }
                    default -> places.put(place.toString(), "LOCKED");
                }
            }
            shuffled(events);
        }

        private AppointmentDetail appointment(UUID round, UUID request, UUID place) {
            return new AppointmentDetail(
                    UUID.randomUUID(),
                    round,
                    RoundKind.STAFFING,
                    UUID.randomUUID(),
                    community,
                    null,
                    null,
                    null,
                    DAY,
                    "崇委组〔2026〕3号",
                    request,
                    place);
        }

        /** Versions in the order of the list, delivery in any; some twice, at once or after all others. */
        private void shuffled(List<? extends Event> events) {
            record Versioned(Event event, long version) {}
            var all = new ArrayList<Versioned>();
            events.forEach(event -> all.add(new Versioned(event, TestKafka.nextVersion(event))));
            Collections.shuffle(all, random);
            var again = new ArrayList<TestKafka.Published<?>>();
            for (var one : all) {
                var published = TestKafka.publish(one.event(), one.version());
                if (random.nextBoolean()) {
                    TestKafka.publish(published);
                }
                if (random.nextInt(3) == 0) {
                    again.add(published);
                }
            }
            again.forEach(TestKafka::publish);
        }

        private int count(String status) {
            return Math.toIntExact(
                    places.values().stream().filter(status::equals).count());
        }

        void awaitAgreement(String message) {
            await(message).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertEquals(places, stored(), message);
                assertEquals(List.of(PLACES, count("OCCUPIED"), count("LOCKED")), Given.figures(community), message);
            });
            // in the log: Kafka may hold an event twice when the relay loses its connection before it has noted the
            // sending
            for (var place : places.entrySet()) {
                assertEquals(
                        place.getValue().equals("OCCUPIED") ? 1 : 0,
                        logged("quota.place-occupied", place.getKey()),
                        message);
                assertEquals(
                        place.getValue().equals("RELEASED") ? 1 : 0,
                        logged("quota.place-released", place.getKey()),
                        message);
            }
        }

        private Map<String, String> stored() {
            Map<String, String> stored = new TreeMap<>();
            for (var request : requests) {
                var view = Given.get(Given.drafter("*"), "place-requests/" + request);
                if (view.statusCode() == 200) {
                    List<Map<String, String>> found = view.jsonPath().getList("places");
                    found.forEach(place -> stored.put(place.get("id"), place.get("status")));
                }
            }
            return stored;
        }
    }

    /** Every n-th entry breaks the transaction where it stands, every n-th change of a place at its commit; 0 for none. */
    private static void breakEvery(int n) {
        sql("""
                CREATE SEQUENCE IF NOT EXISTS breaks;
                GRANT USAGE ON SEQUENCE breaks TO PUBLIC;
                CREATE OR REPLACE FUNCTION break_now() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF %1$d > 0 AND nextval('breaks') %% greatest(%1$d, 1) = 0 THEN
                        RAISE EXCEPTION 'crash on purpose';
                    END IF;
                    RETURN NEW;
                END $$;
                DROP TRIGGER IF EXISTS break_entries ON ledger_entries;
                DROP TRIGGER IF EXISTS break_places ON places;
                CREATE TRIGGER break_entries BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION break_now();
                CREATE CONSTRAINT TRIGGER break_places AFTER INSERT OR UPDATE ON places DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION break_now()""".formatted(n));
        if (n == 0) {
            sql("DROP TRIGGER break_entries ON ledger_entries; DROP TRIGGER break_places ON places");
        }
    }

    private static int logged(String type, String place) {
        var database = TestServers.database("quota");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var query = connection.prepareStatement(
                        "SELECT count(*) FROM event_log WHERE type = ? AND payload ->> 'placeId' = ?")) {
            query.setString(1, type);
            query.setString(2, place);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cutConnections() {
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'quota_app'"
                + " AND state <> 'idle'");
    }

    private static void sql(String statements) {
        var database = TestServers.database("quota");
        var superuser = statements.contains("terminate");
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        superuser ? "postgres" : database.owner(),
                        superuser ? "postgres" : database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(statements, e);
        }
    }
}
