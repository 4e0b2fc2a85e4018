package org.shequ.personnel.person;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.vocabulary.Standing;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens a record for a person. */
@ApplicationScoped
class CreatePerson {

    private final People people;
    private final RulesInForce rules;
    private final Announcement announcement;
    private final AuditLog audit;

    CreatePerson(People people, RulesInForce rules, Announcement announcement, AuditLog audit) {
        this.people = people;
        this.rules = rules;
        this.announcement = announcement;
        this.audit = audit;
    }

    @Transactional
    Person handle(PersonFields given, Scope scope) {
        PersonFields fields = given.normalised();
        PersonRules.refuse(rules.around(scope.prefix()).broken(fields));
        String number = fields.personnelNumber();
        Person person = new Person(
                Ids.next(),
                number == null ? fields.numbered(people.nextPersonnelNumber()) : fields,
                new Standing(null, null, null, false),
                scope.prefix(),
                1);
        people.requireIdFree(person, null);
        people.write(List.of(person), null);
        announcement.announceNew(List.of(person));
        audit.append(
                "person-recorded",
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of());
        return person;
    }
}
