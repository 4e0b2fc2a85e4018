package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Puts a sanction (处分) on record; from its first day on it can bar from selection and promotion. */
@ApplicationScoped
class RecordSanction {

    private final People people;
    private final Sanctions sanctions;
    private final Lives lives;
    private final RecordPerson recordPerson;
    private final AuditLog audit;

    RecordSanction(People people, Sanctions sanctions, Lives lives, RecordPerson recordPerson, AuditLog audit) {
        this.people = people;
        this.sanctions = sanctions;
        this.lives = lives;
        this.recordPerson = recordPerson;
        this.audit = audit;
    }

    @Transactional
    Person handle(Sanction sanction, Scope scope, @Nullable Version expected) {
        Person person = people.lock(sanction.personId(), scope, expected);
        lives.requireBorn(person, "/from", sanction.from());
        sanctions.persistAndFlush(sanction); // what is told of the person reads it
        audit.append(
                "person-sanctioned",
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("sanctionId", sanction.id().toString()));
        return recordPerson.filed(person, "SANCTION");
    }
}
