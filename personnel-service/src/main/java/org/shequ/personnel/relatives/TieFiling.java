package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What recording and withdrawing a tie have in common: both people's locks, and what is published of both. */
@ApplicationScoped
class TieFiling {

    private final People people;
    private final RecordPerson recordPerson;
    private final AuditLog audit;

    TieFiling(People people, RecordPerson recordPerson, AuditLog audit) {
        this.people = people;
        this.recordPerson = recordPerson;
        this.audit = audit;
    }

    /** The tie and the person as it is afterwards. */
    record Recorded(UUID tieId, Person person) {}

    List<Person> lock(UUID personId, @Nullable UUID relativeId) {
        return people.lockAll(Stream.concat(Stream.of(personId), Stream.ofNullable(relativeId))
                .toList());
    }

    Recorded settle(RelativeTie tie, Person person, List<Person> both, String action, String orderNumber) {
        audit.append(
                action,
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("tieId", tie.id().toString(), "relation", tie.relation().name(), "orderNumber", orderNumber));
        both.stream().filter(one -> !one.id().equals(person.id())).forEach(one -> recordPerson.filed(one, "RELATIVE"));
        return new Recorded(tie.id(), recordPerson.filed(person, "RELATIVE"));
    }
}
