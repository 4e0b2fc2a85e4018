package org.shequ.kit.personkey;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.privacy.SealingKey;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The keys that this service holds, in the open transaction and by one statement for many people. Who publishes people
 * makes and destroys them; who reads people's events receives them.
 */
@ApplicationScoped
public class PersonKeys {

    /** Held shared by whoever opens details and writes them down, alone by whoever destroys keys: no write comes too late. */
    private static final long OPENING_LOCK = 0x5e9e_0003L;

    private final Database database;
    private final KeyWrapping wrapping;
    private final BusinessClock clock;

    PersonKeys(Database database, KeyWrapping wrapping, BusinessClock clock) {
        this.database = database;
        this.wrapping = wrapping;
        this.clock = clock;
    }

    /** Keys of people who never had one. */
    Map<UUID, SealingKey> make(Collection<UUID> people) {
        Map<UUID, SealingKey> keys = LinkedHashMap.newLinkedHashMap(people.size());
        var rows = new Bulk("uuid", "text");
        var pending = new Bulk("uuid");
        for (var person : people) {
            var key = wrapping.newKey();
            keys.put(person, key);
            rows.add(person, wrapping.store(key, person));
            pending.add(person);
        }
        database.insert("person_keys", "person_id, wrapped", rows);
        database.insert("person_keys_pending", "person_id", pending);
        return keys;
    }

    /** The keys of people under whose locks this is called, made where there was none; without those that were destroyed. */
    Map<UUID, SealingKey> madeOrHeld(Collection<UUID> people) {
        var known = known(people);
        Map<UUID, SealingKey> keys = held(known);
        var fresh = new LinkedHashSet<>(people);
        fresh.removeAll(known.keySet());
        if (!fresh.isEmpty()) {
            keys.putAll(make(fresh));
        }
        return keys;
    }

    /**
     * The keys of people whose details are about to be written down: until the transaction ends, none of them is destroyed.
     *
     * @throws UnknownPersonKeyException when of somebody neither a key came nor the word that it was destroyed
     */
    Map<UUID, SealingKey> toOpen(Collection<UUID> people) {
        lockShared();
        var known = known(people);
        var missing = new LinkedHashSet<>(people);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            throw new UnknownPersonKeyException(missing);
        }
        return held(known);
    }

    private Map<UUID, SealingKey> held(Map<UUID, Optional<String>> known) {
        Map<UUID, SealingKey> keys = HashMap.newHashMap(known.size());
        known.forEach(
                (person, wrapped) -> wrapped.ifPresent(present -> keys.put(person, wrapping.stored(present, person))));
        return keys;
    }

    /** What is known of each: the wrapped key, or that there is none any more. */
    private Map<UUID, Optional<String>> known(Collection<UUID> people) {
        Map<UUID, Optional<String>> known = HashMap.newHashMap(people.size());
        var asked = new Bulk("uuid");
        people.forEach(asked::add);
        database.list(
                        "SELECT k.person_id, k.wrapped FROM person_keys k JOIN " + asked.unnest()
                                + " AS g (person_id) USING (person_id)",
                        asked,
                        row -> Map.entry(row.getId("person_id"), Optional.ofNullable(row.findText("wrapped"))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    /** Those of whom nothing is known, read outside of the transactions that need it. */
    boolean anyUnknown(Collection<UUID> people) {
        return known(people).size() < new HashSet<>(people).size();
    }

    /**
     * Destroys the keys for good, and lets the readers know. In the transaction that anonymises the people, under their
     * locks.
     */
    public void destroy(Collection<UUID> people) {
        var bulk = new Bulk("uuid");
        people.forEach(bulk::add);
        markDestroyed(bulk);
        database.insert("person_keys_pending", "person_id", bulk);
    }

    private List<UUID> markDestroyed(Bulk people) {
        return database.list(
                "INSERT INTO person_keys AS k (person_id, destroyed_at) SELECT g.person_id, t.at FROM "
                        + people.unnest()
                        + " AS g (person_id) CROSS JOIN (SELECT ?::timestamptz AS at) t"
                        + " ON CONFLICT (person_id) DO UPDATE SET wrapped = NULL,"
                        + " destroyed_at = coalesce(k.destroyed_at, excluded.destroyed_at) RETURNING person_id",
                people,
                row -> row.getId("person_id"),
                clock.realInstant().atOffset(ZoneOffset.UTC));
    }

    /** Keeps what another service sent; a key that was destroyed does not come back. */
    void keep(Map<UUID, SealingKey> keys) {
        var bulk = new Bulk("uuid", "text");
        keys.forEach((person, key) -> bulk.add(person, wrapping.store(key, person)));
        database.update(
                "INSERT INTO person_keys AS k (person_id, wrapped) SELECT * FROM " + bulk.unnest()
                        + " ON CONFLICT (person_id) DO UPDATE SET wrapped = excluded.wrapped"
                        + " WHERE k.destroyed_at IS NULL",
                bulk);
    }

    /** Destroys what another service has destroyed, once nobody here is about to write down what it opens. */
    List<UUID> forget(Set<UUID> people) {
        database.list("SELECT pg_advisory_xact_lock(?)", Row::toString, OPENING_LOCK);
        var bulk = new Bulk("uuid");
        people.forEach(bulk::add);
        return markDestroyed(bulk);
    }

    private void lockShared() {
        database.list("SELECT pg_advisory_xact_lock_shared(?)", Row::toString, OPENING_LOCK);
    }

    /** Sends all keys again, for a topic that lost them. */
    public int resend() {
        return database.update(
                "INSERT INTO person_keys_pending (person_id) SELECT person_id FROM person_keys ORDER BY person_id");
    }
}
