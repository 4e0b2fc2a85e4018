package org.shequ.selection.appointment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.kit.database.Database;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ByChance;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * Two rounds that want the same person, decided at once; then quota-service and personnel-service each tell their side, in
 * two threads, in any order between the two, with words said again, and with crashes: the transaction of a word is undone
 * after it was applied, and the word comes again. Whatever the seed, the end is what the histories say.
 */
@ByChance
@QuarkusTest
@WithTestResource(ServersResource.class)
class AppointmentModelTest {

    private static final int PLACES = 4;
    private static final List<String> STAGES = List.of("MEDICAL", "INSPECTION", "DELIBERATION");

    @Inject
    AppointmentProgress progress;

    @Inject
    Appointments appointments;

    @Inject
    Database database;

    private final TestDistrict district = new TestDistrict();
    private final List<TestRound> rounds = List.of(new TestRound(district), new TestRound(district));

    /** How an appointment goes, as the other services see it. */
    private enum History {
        EFFECTED(true),
        /** personnel-service refuses after the place was confirmed. */
        REJECTED_LATE(false),
        /** personnel-service refuses before quota-service has said anything. */
        REJECTED_EARLY(false),
        /** quota-service has no such place any more. */
        PLACE_LOST(false);

        private final boolean endsWell;

        History(boolean endsWell) {
            this.endsWell = endsWell;
        }
    }

    private record Decided(UUID id, UUID placeId, UUID requestId) {}

    /** Two sides, each with its words in order. */
    private record Story(Deque<Runnable> quota, Deque<Runnable> personnel) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_appointment_ends_once_whatever_the_order_of_the_words(long seed) {
        var random = new Random(seed);
        bothReadyToDecide();
        var decided = decideAtOnce();
        assertEquals(2 * PLACES - 1, decided.size(), "the shared candidate has one appointment");

        Map<Decided, History> histories = new HashMap<>();
        List<Story> stories = new ArrayList<>();
        for (var appointment : decided) {
            var history = History.values()[random.nextInt(History.values().length)];
            histories.put(appointment, history);
            stories.add(story(appointment, history));
        }
        atOnce(
                () -> tell(stories.stream().map(Story::quota).toList(), new Random(seed + 100)),
                () -> tell(stories.stream().map(Story::personnel).toList(), new Random(seed + 200)),
                () -> rounds.forEach(AppointmentModelTest::decide));
        histories.forEach((appointment, history) -> assertEnded(appointment, history.endsWell));

        // the shared candidate, if refused by one round, is still there for the other; appointed, for none
        rounds.forEach(run ->
                await().atMost(Duration.ofSeconds(30)).until(() -> decide(run).statusCode() != 412));
        var second = appointments();
        second.removeAll(decided);
        second.forEach(appointment -> {
            var story = story(appointment, History.EFFECTED);
            tell(List.of(story.quota(), story.personnel()), random);
            assertEnded(appointment, true);
        });
        assertNothingTwice();
        assertEquals(0, database.number("""
                SELECT count(*) FROM appointments
                WHERE round_id = ANY (?) AND status NOT IN ('CLOSED', 'REJECTED')""", roundIds()));
        for (var run : rounds) {
            var waits = !admitted(run).isEmpty();
            run.officer.awaitStatus(run.id(), waits ? "RUNNING" : "CLOSED");
        }
    }

    private static void atOnce(Runnable... tasks) {
        try (var threads = Executors.newFixedThreadPool(tasks.length)) {
            Stream.of(tasks)
                    .map(task -> CompletableFuture.runAsync(task, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private List<UUID> roundIds() {
        return rounds.stream().map(run -> UUID.fromString(run.id())).toList();
    }

    private void bothReadyToDecide() {
        for (var run : rounds) {
            run.draft(PLACES);
            run.announce();
        }
        var shared = district.secretary(district.frontCommunity("共同社区"), LocalDate.of(2017, 4, 1));
        for (var run : rounds) {
            List<String> candidates = new ArrayList<>(List.of(run.admitted(shared)));
            for (int i = 1; i < PLACES; i++) {
                candidates.add(run.candidate("社区" + i));
            }
            run.completeReview();
            var scores = candidates.stream().collect(Collectors.toMap(id -> id, id -> "80.00"));
            run.score(scores, scores);
            STAGES.forEach(stage -> run.pass(stage, candidates));
            TestClock.set(TestRound.DRAFTED);
        }
        TestClock.set(TestRound.DRAFTED.plusDays(5));
        rounds.forEach(
                run -> run.publisher.step(run.id(), "/notice", Map.of()).then().statusCode(201));
        TestClock.set(TestRound.DRAFTED.plusDays(30));
        rounds.forEach(run -> run.publisher.step(run.id(), "/notice/closure", null));
    }

    /** Both deciders at the same moment; who loses the race asks again. */
    private List<Decided> decideAtOnce() {
        atOnce(rounds.stream()
                .map(run -> (Runnable) () -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> decide(run).statusCode() == 201))
                .toArray(Runnable[]::new));
        return appointments();
    }

    private List<Decided> appointments() {
        return database.list(
                "SELECT id, place_id, place_request_id FROM appointments WHERE round_id = ANY (?)",
                row -> new Decided(row.getId("id"), row.getId("place_id"), row.getId("place_request_id")),
                roundIds());
    }

    private static Response decide(TestRound run) {
        return run.decider.tryStep(run.id(), "/appointments", TestRound.order());
    }

    private Story story(Decided it, History history) {
        var at = Instant.parse("2026-04-01T00:00:00Z");
        Runnable confirmed = () -> progress.placeConfirmed(it.id(), at);
        Runnable occupied = () -> progress.placeOccupied(it.id(), it.placeId(), at);
        Runnable effected = () -> progress.effected(it.id(), at);
        Runnable rejected = () -> progress.rejected(it.id(), "RESIGNED", at);
        Runnable lost = () -> progress.rejected(it.id(), "PLACE_REFUSED:RELEASED", at);
        if (!history.endsWell) {
            TestKafka.publish(
                    new PlaceReleased(it.requestId(), it.placeId(), it.id(), PlaceReleaseReason.APPOINTMENT_REJECTED));
        }
        return switch (history) {
            case EFFECTED -> new Story(words(confirmed, occupied), words(effected));
            case REJECTED_LATE, REJECTED_EARLY -> new Story(words(confirmed), words(rejected));
            case PLACE_LOST -> new Story(words(lost), words());
        };
    }

    private static Deque<Runnable> words(Runnable... words) {
        return new ArrayDeque<>(List.of(words));
    }

    /** One side's words, appointment by appointment in order, between them in any order; then some of them once more. */
    private void tell(List<Deque<Runnable>> streams, Random random) {
        List<Runnable> said = new ArrayList<>();
        var open = new ArrayList<>(
                streams.stream().filter(words -> !words.isEmpty()).toList());
        while (!open.isEmpty()) {
            var stream = open.get(random.nextInt(open.size()));
            var word = stream.element();
            if (random.nextInt(3) == 0) {
                crash(word);
                continue;
            }
            QuarkusTransaction.requiringNew().run(word);
            said.add(stream.remove());
            if (stream.isEmpty()) {
                open.remove(stream);
            }
            if (random.nextInt(3) == 0) {
                QuarkusTransaction.requiringNew().run(said.get(random.nextInt(said.size())));
            }
        }
        said.forEach(word -> QuarkusTransaction.requiringNew().run(word));
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Applied and written, and undone before it was committed. */
    private void crash(Runnable word) {
        assertThrows(
                Crash.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    word.run();
                    appointments.flush();
                    throw new Crash();
                }));
    }

    private void assertEnded(Decided appointment, boolean well) {
        assertEquals(
                well ? "CLOSED" : "REJECTED",
                database.get(
                        "SELECT status FROM appointments WHERE id = ?",
                        row -> row.getText("status"),
                        appointment.id()));
        for (var type : List.of("selection.appointment-decided", "selection.appointment-closed")) {
            assertEquals(
                    1,
                    database.number(
                            "SELECT count(*) FROM event_log WHERE type = ? AND aggregate_id = ?",
                            type,
                            appointment.id().toString()),
                    type);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.exists(
                        "SELECT 1 FROM places WHERE id = ? AND state = ?",
                        appointment.placeId(),
                        well ? "OCCUPIED" : "RELEASED"));
    }

    private void assertNothingTwice() {
        for (var column : List.of("person_id", "place_id", "registration_id")) {
            assertEquals(
                    0,
                    database.number(
                            "SELECT count(*) FROM (SELECT 1 FROM appointments WHERE round_id = ANY (?)"
                                    + " AND status <> 'REJECTED' GROUP BY " + column + " HAVING count(*) > 1) twice",
                            roundIds()),
                    column);
        }
    }

    private static List<String> admitted(TestRound run) {
        return run.officer.get(run.path() + "/registrations?status=ADMITTED").path("items.id");
    }
}
