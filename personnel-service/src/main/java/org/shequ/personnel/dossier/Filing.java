package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.person.RecordPerson.Employment;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What every change of a personnel file begins and ends with: the person's lock, and what follows for the person. */
@ApplicationScoped
class Filing {

    private final People people;
    private final DossierEntries entries;
    private final RecordPerson recordPerson;
    private final EmploymentLevel employmentLevel;
    private final AuditLog audit;

    Filing(
            People people,
            DossierEntries entries,
            RecordPerson recordPerson,
            EmploymentLevel employmentLevel,
            AuditLog audit) {
        this.people = people;
        this.entries = entries;
        this.recordPerson = recordPerson;
        this.employmentLevel = employmentLevel;
        this.audit = audit;
    }

    /** Whose entry is meant, and which version of the person the caller has seen. */
    record Target(
            UUID personId,
            DossierEntryKind kind,
            Scope scope,
            @Nullable Version expected) {}

    /** The entry and the person as it is afterwards. */
    record Kept(UUID entryId, Person person) {}

    /**
     * A file that is open for one change, in the caller's transaction.
     *
     * @param onFile what the file says of the level that the person is employed at; only certificates can change that
     */
    record Opened(Target target, Person person, Employment onFile) {}

    /** Locks the person; nobody else changes the file until the transaction ends. */
    Opened open(Target target) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        return new Opened(
                target,
                person,
                target.kind() == DossierEntryKind.CERTIFICATE
                        ? employmentLevel.of(target.personId())
                        : new Employment(null, null));
    }

    Entry known(Target target, UUID entryId) {
        return entries.find(target.personId(), target.kind(), entryId)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.DOSSIER_ENTRY_UNKNOWN, entryId));
    }

    /** @param done in the past tense, for the audit log: {@code recorded} */
    Kept settle(Opened file, UUID entryId, String done, String orderNumber) {
        Person person = file.person();
        DossierEntryKind kind = file.target().kind();
        audit.append(
                kind.auditName() + "-" + done,
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("entryId", entryId.toString(), "orderNumber", orderNumber));
        Person after = kind == DossierEntryKind.CERTIFICATE
                ? recordPerson.employedAt(person, file.onFile(), employmentLevel.of(person.id()))
                : recordPerson.filed(person, kind.name());
        return new Kept(entryId, after);
    }
}
