package org.shequ.testkit.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.personkey.PersonKeyInbox;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Keys and sealed events, as a service reads them from the real broker. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PersonKeysTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final LocalDate BORN = LocalDate.of(1986, 2, 28);

    @Inject
    PeopleConsumer consumer;

    @Inject
    Inboxes inboxes;

    @Inject
    ParkedEvents parked;

    @Inject
    PersonKeyInbox keyInbox;

    @Inject
    Database database;

    @Test
    void whoever_has_an_event_has_its_key_and_nothing_is_parked() {
        var people = Stream.generate(UUID::randomUUID).limit(300).toList();
        people.forEach(id -> TestKafka.publish(changed(id, TestPeople.sealed(id, details("沈若溪")))));

        await().atMost(LIMIT).until(() -> people.stream().allMatch(consumer.known::containsKey));
        people.forEach(id -> assertEquals(details("沈若溪"), consumer.known.get(id)));
        assertEquals(0, database.number("SELECT count(*) FROM inbox_parked WHERE consumer = ?", PeopleConsumer.NAME));
    }

    @Test
    void an_event_without_its_key_waits_for_it_whole_and_holds_up_nobody_else() {
        var late = UUID.randomUUID();
        var other = UUID.randomUUID();
        TestKafka.publish(changed(late, TestPeople.sealedWithoutKey(late, details("沈若溪"))));
        TestKafka.publish(changed(other, TestPeople.sealed(other, details("吴桐"))));

        await().atMost(LIMIT).until(() -> consumer.known.containsKey(other));
        await().atMost(LIMIT).until(() -> waiting(late).size() == 1);
        assertTrue(waiting(late).getFirst().error().contains("waits for the key of person " + late));
        assertFalse(consumer.known.containsKey(late));

        TestPeople.publishKey(late);
        await().atMost(LIMIT).until(() -> details("沈若溪").equals(consumer.known.get(late)));
        assertTrue(waiting(late).isEmpty());
    }

    @Test
    void a_destroyed_key_takes_away_what_is_kept_and_whatever_comes_again() {
        var id = UUID.randomUUID();
        TestKafka.publish(changed(id, TestPeople.sealed(id, details("沈若溪"))));
        await().atMost(LIMIT).until(() -> details("沈若溪").equals(consumer.known.get(id)));

        TestPeople.destroyKey(id);
        await().atMost(LIMIT).until(() -> PersonDetails.anonymised(id).equals(consumer.known.get(id)));

        TestPeople.publishKey(id); // an old record, read late: it does not come back
        TestKafka.publish(changed(id, TestPeople.sealed(id, details("沈若溪"))));
        inboxes.rebuild(PeopleConsumer.NAME);
        await().atMost(LIMIT).until(() -> consumer.known.containsKey(id) && applied(id) == 2);
        assertEquals(PersonDetails.anonymised(id), consumer.known.get(id));
        assertEquals(
                1, database.number("SELECT count(*) FROM person_keys WHERE person_id = ? AND wrapped IS NULL", id));
    }

    @Test
    void keys_that_were_lost_are_read_again() {
        var id = UUID.randomUUID();
        TestKafka.publish(changed(id, TestPeople.sealed(id, details("沈若溪"))));
        await().atMost(LIMIT).until(() -> consumer.known.containsKey(id));
        database.update("DELETE FROM person_keys WHERE person_id = ?", id);

        keyInbox.reread();
        await().atMost(LIMIT)
                .until(() -> database.number("SELECT count(*) FROM person_keys WHERE person_id = ?", id) == 1);
    }

    private long applied(UUID id) {
        return database.number(
                "SELECT coalesce(max(version), 0) FROM inbox_positions WHERE consumer = ? AND aggregate_id = ?",
                PeopleConsumer.NAME,
                id.toString());
    }

    private List<ParkedEvents.ParkedView> waiting(UUID id) {
        return parked.list(0, 500).stream()
                .filter(view -> view.aggregateId().equals(id.toString()))
                .toList();
    }

    private static PersonDetails details(String name) {
        return new PersonDetails("CC1", name, BORN, List.of(), null, List.of());
    }

    private static PersonChanged changed(UUID id, String sealed) {
        return new PersonChanged(
                id, Sex.FEMALE, null, null, null, null, PersonStatus.ACTIVE, "320613002004", null, sealed);
    }
}
