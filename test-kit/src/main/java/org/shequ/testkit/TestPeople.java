package org.shequ.testkit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.PersonKey;
import org.shequ.kit.privacy.FieldCipher;
import org.shequ.kit.privacy.SealingKey;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays personnel-service where it is about who people are: {@code new PersonChanged(id, …, TestPeople.sealed(id,
 * details))} publishes the person's key, if it was not yet, before the event can be.
 */
public final class TestPeople {

    private TestPeople() {}

    /** Somebody of whom nothing more is known. */
    public static String sealed(UUID person, String personnelNumber, String name, @Nullable LocalDate birthDate) {
        return sealed(person, new PersonDetails(personnelNumber, name, birthDate, List.of(), null, null));
    }

    /** The details under the person's key, which services know when this returns. */
    public static String sealed(UUID person, PersonDetails details) {
        return seal(person, details, key(person, true));
    }

    /** The same with the key held back, until {@link #publishKey}. */
    public static String sealedWithoutKey(UUID person, PersonDetails details) {
        return seal(person, details, key(person, false));
    }

    private static String seal(UUID person, PersonDetails details, SealingKey key) {
        return key.seal(
                EventJson.write(details).getBytes(StandardCharsets.UTF_8), "personnel.person-changed.sealed:" + person);
    }

    private static SealingKey key(UUID person, boolean published) {
        var known = keys().get(person.toString());
        if (known != null) {
            return SealingKey.of(known);
        }
        var key = cipher().newKey();
        keys().put(person.toString(), key.bytes());
        if (published) {
            publishKey(person);
        }
        return key;
    }

    public static void publishKey(UUID person) {
        var bytes = keys().get(person.toString());
        publish(person, bytes == null ? null : cipher().encrypt(bytes, "personnel.person-key:" + person));
    }

    /** Tells the services that the person was anonymised. */
    public static void destroyKey(UUID person) {
        publish(person, null);
    }

    private static void publish(UUID person, @Nullable String key) {
        TestKafka.send(new ProducerRecord<>(
                Topics.PERSONNEL_PERSON_KEY,
                person.toString(),
                EventJson.write(new PersonKey(person, key)).getBytes(StandardCharsets.UTF_8)));
    }

    /** What stands sealed in an event of the service under test, opened with the key that it sent. */
    public static PersonDetails details(PersonChanged event) {
        var person = event.personId();
        var sealed = event.sealed();
        if (sealed == null) {
            return PersonDetails.anonymised(person);
        }
        var key = keys().computeIfAbsent(person.toString(), TestPeople::sentKey);
        return EventJson.read(
                SealingKey.of(key).open(sealed, "personnel.person-changed.sealed:" + person), PersonDetails.class);
    }

    private static byte[] sentKey(String person) {
        return TestKafka.records(Topics.PERSONNEL_PERSON_KEY).stream()
                .filter(record -> person.equals(record.key()) && record.value() != null)
                .map(record -> EventJson.read(record.value(), PersonKey.class).key())
                .filter(Objects::nonNull)
                .map(key -> cipher().decryptBytes(key, "personnel.person-key:" + person))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key was sent before an event of person " + person));
    }

    private static Map<String, byte[]> keys() {
        return SharedState.get("person-keys", ConcurrentHashMap::new);
    }

    private static FieldCipher cipher() {
        return new FieldCipher("shequ.events.keys", "aes", TestServers.keys().eventsKeys());
    }
}
