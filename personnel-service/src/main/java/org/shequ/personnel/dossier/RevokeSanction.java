package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Revokes a sanction: it stays on record and has no effect any more. */
@ApplicationScoped
class RevokeSanction {

    private final People people;
    private final Sanctions sanctions;
    private final RecordPerson recordPerson;
    private final AuditLog audit;
    private final BusinessClock clock;

    RevokeSanction(People people, Sanctions sanctions, RecordPerson recordPerson, AuditLog audit, BusinessClock clock) {
        this.people = people;
        this.sanctions = sanctions;
        this.recordPerson = recordPerson;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Person handle(UUID personId, UUID sanctionId, Scope scope, @Nullable Version expected) {
        Person person = people.lock(personId, scope, expected);
        sanctions.get(personId, sanctionId).revoke(clock.instant());
        sanctions.flush(); // what is told of the person reads it
        audit.append(
                "sanction-revoked",
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("sanctionId", sanctionId.toString()));
        return recordPerson.filed(person, "SANCTION");
    }
}
