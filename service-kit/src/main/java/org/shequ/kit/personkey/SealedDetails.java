package org.shequ.kit.personkey;

import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.privacy.SealingKey;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Seals and opens what events hold of people, in the open transaction. */
@ApplicationScoped
public class SealedDetails {

    private final PersonKeys keys;

    public SealedDetails(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * The sealed form of each, for events of people under whose locks this is called; nothing of those whose keys were
     * destroyed.
     */
    public Map<UUID, String> seal(Map<UUID, PersonDetails> details) {
        return seal(details, keys.madeOrHeld(details.keySet()));
    }

    /** The same of people of whom nothing was ever published. */
    public Map<UUID, String> sealFirst(Map<UUID, PersonDetails> details) {
        return seal(details, keys.make(details.keySet()));
    }

    private static Map<UUID, String> seal(Map<UUID, PersonDetails> details, Map<UUID, SealingKey> keys) {
        Map<UUID, String> sealed = HashMap.newHashMap(details.size());
        details.forEach((person, those) -> {
            var key = keys.get(person);
            if (key != null) {
                sealed.put(person, key.seal(EventJson.write(those).getBytes(StandardCharsets.UTF_8), context(person)));
            }
        });
        return sealed;
    }

    /**
     * Who the people of the events are, by their ids; {@link PersonDetails#anonymised} of those whose keys were destroyed.
     *
     * @throws UnknownPersonKeyException when a key has not come yet
     */
    public Map<UUID, PersonDetails> open(Collection<PersonChanged> people) {
        var opened = openEach(people);
        Map<UUID, PersonDetails> details = HashMap.newHashMap(people.size());
        for (var person : people) {
            var id = person.personId();
            details.put(id, opened.getOrDefault(person, PersonDetails.anonymised(id)));
        }
        return details;
    }

    /**
     * Who somebody was at each of the events; nothing of those whose keys were destroyed.
     *
     * @throws UnknownPersonKeyException when a key has not come yet
     */
    public Map<PersonChanged, PersonDetails> openEach(Collection<PersonChanged> events) {
        var sealed = events.stream().filter(event -> event.sealed() != null).toList();
        if (sealed.isEmpty()) {
            return Map.of();
        }
        var held = keys.toOpen(sealed.stream().map(PersonChanged::personId).collect(Collectors.toSet()));
        Map<PersonChanged, PersonDetails> details = HashMap.newHashMap(sealed.size());
        for (var event : sealed) {
            var key = held.get(event.personId());
            var text = event.sealed();
            if (key != null && text != null) {
                details.put(event, open(text, key, event.personId()));
            }
        }
        return details;
    }

    private static PersonDetails open(String sealed, SealingKey key, UUID person) {
        return EventJson.read(key.open(sealed, context(person)), PersonDetails.class);
    }

    private static String context(UUID person) {
        return "personnel.person-changed.sealed:" + person;
    }
}
