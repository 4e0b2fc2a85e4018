package org.shequ.kit.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.personkey.SealedDetails;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Looks;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * What a page of the feed shows to a client system: no field of a person's record outside of its grant; and what stands
 * sealed only as far as the grant opens it to the stated purpose. Then it is on record before the page goes out.
 */
@ApplicationScoped
public class ShownChanges {

    private static final String PERSON = EventJson.typeOf(PersonChanged.class).type();

    /** Their fields are those of a person's record. */
    private static final Set<String> OF_PEOPLE =
            Set.of(PERSON, "personnel.career-changed", "personnel.pay-grade-changed");

    /** What tells of a field without bearing its name. */
    private static final Map<String, PersonField> TELLING = Map.of("changedFrom", PersonField.PAY_GRADES);

    private static final String KIND = "changes";
    private static final String NUMBER = "personnelNumber";

    /** The field of an event that the feed leaves out. */
    public static final String SEALED = "sealed";

    /** What a grant may open of {@link PersonDetails}, by its names there; the personnel number comes with any of them. */
    private static final Map<PersonField, String> DETAILS = new EnumMap<>(Map.of(
            PersonField.NAME, "name",
            PersonField.BIRTH_DATE, "birthDate",
            PersonField.SANCTIONS, "sanctions",
            PersonField.INVESTIGATION, "underInvestigation",
            PersonField.RELATIVES, "relatives"));

    private final SealedDetails details;
    private final Disclosure disclosure;
    private final Looks looks;
    private final ObjectMapper json;

    public ShownChanges(SealedDetails details, Disclosure disclosure, Looks looks, ObjectMapper json) {
        this.details = details;
        this.disclosure = disclosure;
        this.looks = looks;
        this.json = json;
    }

    /** The fields of such an event that are there for those only whose grant names them. */
    public static Set<String> withheld(String type) {
        if (!OF_PEOPLE.contains(type)) {
            return Set.of();
        }
        var fields = new TreeSet<>(TELLING.keySet());
        Arrays.stream(PersonField.values()).map(PersonField::property).forEach(fields::add);
        return fields;
    }

    /** The fields that a grant may add to such an event, of what stands sealed in it. */
    public static Set<String> opened(String type) {
        var fields = new TreeSet<String>();
        if (type.equals(PERSON)) {
            fields.add(NUMBER);
            fields.addAll(DETAILS.values());
        }
        return fields;
    }

    /** @param page as it stands in the log */
    @Transactional
    List<ChangeView> of(List<ChangeView> page, Shown shown) {
        var fields = shown.whole(DETAILS.keySet());
        var people = shown.opensAnything() && !fields.isEmpty() ? opened(page) : Map.<String, PersonDetails>of();
        if (!people.isEmpty()) {
            record(page, people.keySet(), fields, shown);
        }
        return page.stream().map(change -> shown(change, people, fields, shown)).toList();
    }

    /** By the ids of the events. */
    private Map<String, PersonDetails> opened(List<ChangeView> page) {
        Map<String, PersonChanged> events = new LinkedHashMap<>();
        page.stream()
                .filter(change -> change.type().equals(PERSON))
                .forEach(change ->
                        events.put(change.id(), EventJson.read(change.data().toString(), PersonChanged.class)));
        var each = details.openEach(events.values());
        Map<String, PersonDetails> found = new LinkedHashMap<>();
        events.forEach((id, event) -> {
            var person = each.get(event);
            if (person != null) {
                found.put(id, person);
            }
        });
        return found;
    }

    private void record(List<ChangeView> page, Set<String> opened, Set<PersonField> fields, Shown shown) {
        Set<UUID> people = new LinkedHashSet<>();
        page.stream()
                .filter(change -> opened.contains(change.id()))
                .forEach(change -> people.add(UUID.fromString(change.subject())));
        looks.record(people, KIND, fields);
        disclosure.record(KIND, page.getFirst().id() + " to " + page.getLast().id(), shown);
    }

    private ChangeView shown(
            ChangeView change, Map<String, PersonDetails> people, Set<PersonField> fields, Shown shown) {
        ObjectNode data = ((ObjectNode) change.data()).without(SEALED);
        if (OF_PEOPLE.contains(change.type())) {
            data.remove(Arrays.stream(PersonField.values())
                    .filter(field -> !shown.granted(field))
                    .map(PersonField::property)
                    .toList());
            TELLING.forEach((property, field) -> {
                if (!shown.granted(field)) {
                    data.remove(property);
                }
            });
        }
        var person = people.get(change.id());
        if (person != null) {
            data.setAll(granted(person, fields));
        }
        return change.with(data);
    }

    private ObjectNode granted(PersonDetails person, Set<PersonField> fields) {
        try {
            var names = new LinkedHashSet<>(List.of(NUMBER));
            fields.forEach(field -> names.add(DETAILS.get(field)));
            return ((ObjectNode) json.readTree(EventJson.write(person))).retain(names);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
