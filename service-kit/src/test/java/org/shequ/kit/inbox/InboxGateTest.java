package org.shequ.kit.inbox;

import org.junit.jupiter.api.Test;
import org.shequ.kit.inbox.InboxGate.Aggregate;
import org.shequ.kit.inbox.InboxGate.Passage;
import org.shequ.kit.inbox.InboxGate.Position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.kit.inbox.InboxGate.Passage.APPLY;
import static org.shequ.kit.inbox.InboxGate.Passage.DUPLICATE;
import static org.shequ.kit.inbox.InboxGate.Passage.FORK;
import static org.shequ.kit.inbox.InboxGate.Passage.GAP;

class InboxGateTest {

    private static final String TOPIC = "personnel.person.v1";
    private static final int TRIALS = 300;

    @Test
    void versions_that_come_together_pass_in_their_order_as_if_they_came_alone() {
        var gate = new InboxGate(Map.of());
        var first = event("a", 1);
        assertEquals(
                List.of(APPLY, GAP, APPLY, APPLY, DUPLICATE, APPLY),
                gate.pass(List.of(first, event("a", 3), event("b", 1), event("a", 2), first, event("a", 3))));
        var moved = new HashMap<String, Long>();
        gate.moved().forEach((aggregate, position) -> moved.put(aggregate.id(), position.version()));
        assertEquals(Map.of("a", 3L, "b", 1L), moved);
    }

    @Test
    void what_was_applied_before_is_known_by_its_event() {
        var stored = event("a", 2);
        var gate = new InboxGate(Map.of(new Aggregate(TOPIC, "a"), new Position(2, stored.id())));
        assertEquals(
                List.of(DUPLICATE, DUPLICATE, FORK, GAP),
                gate.pass(List.of(event("a", 1), stored, event("a", 2), event("a", 4))));
        assertTrue(gate.moved().isEmpty());
    }

    @Test
    void the_same_version_twice_among_those_that_came_together_is_a_fork() {
        assertEquals(List.of(APPLY, FORK), new InboxGate(Map.of()).pass(List.of(event("a", 1), event("a", 1))));
    }

    @Test
    void the_same_id_under_another_topic_is_another_aggregate() {
        var gate = new InboxGate(Map.of(new Aggregate("personnel.career.v1", "a"), new Position(7, UUID.randomUUID())));
        assertEquals(List.of(APPLY), gate.pass(List.of(event("a", 1))));
    }

    /** Cut anywhere into batches, a stream passes as it does event by event. */
    @Test
    void where_a_stream_is_cut_into_batches_changes_nothing() {
        for (int seed = 0; seed < TRIALS; seed++) {
            var random = new Random(seed);
            var stream = stream(random);
            var alone = new HashMap<Aggregate, Position>();
            var expected = new ArrayList<Passage>();
            for (var event : stream) {
                expected.addAll(pass(alone, List.of(event)));
            }
            var together = new HashMap<Aggregate, Position>();
            var found = new ArrayList<Passage>();
            for (int from = 0; from < stream.size(); ) {
                int to = Math.min(stream.size(), from + 1 + random.nextInt(10));
                found.addAll(pass(together, stream.subList(from, to)));
                from = to;
            }
            assertEquals(expected, found, "seed " + seed);
            assertEquals(alone, together, "seed " + seed);
        }
    }

    private static List<Passage> pass(Map<Aggregate, Position> positions, List<ReceivedEvent> events) {
        var gate = new InboxGate(positions);
        var passages = gate.pass(events);
        positions.putAll(gate.moved());
        return passages;
    }

    private static List<ReceivedEvent> stream(Random random) {
        var stream = new ArrayList<ReceivedEvent>();
        for (int i = 0; i < 40; i++) {
            boolean again = !stream.isEmpty() && random.nextInt(4) == 0;
            stream.add(
                    again
                            ? stream.get(random.nextInt(stream.size()))
                            : event(random.nextBoolean() ? "a" : "b", 1 + random.nextInt(6)));
        }
        return stream;
    }

    private static ReceivedEvent event(String aggregate, long version) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "personnel.person-changed",
                TOPIC,
                aggregate,
                version,
                Instant.EPOCH,
                null,
                new byte[0]);
    }
}
