package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.person.RecordPerson.Employment;
import org.shequ.personnel.person.life.LifeRule;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records, corrects, ends and takes back entries of personnel files; with each goes what follows for the person. */
@ApplicationScoped
public class KeepDossier {

    private final People people;
    private final DossierEntries entries;
    private final RecordPerson recordPerson;
    private final EmploymentLevel employmentLevel;
    private final Lives lives;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public KeepDossier(
            People people,
            DossierEntries entries,
            RecordPerson recordPerson,
            EmploymentLevel employmentLevel,
            Lives lives,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.entries = entries;
        this.recordPerson = recordPerson;
        this.employmentLevel = employmentLevel;
        this.lives = lives;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** Whose entry is meant, and which version of the person the caller has seen. */
    public record Target(
            UUID personId,
            EntryKind kind,
            Scope scope,
            @Nullable Version expected) {}

    /** The entry and the person as it is afterwards. */
    public record Kept(UUID entryId, Person person) {}

    @Transactional
    public Kept record(Target target, Entry.Draft draft) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        requireOrder(target.kind(), draft);
        requirePossible(person, draft);
        Employment onFile = onFile(target);
        Entry entry = new Entry(
                Ids.next(),
                0,
                person.id(),
                target.kind(),
                draft.from(),
                draft.to(),
                draft.content(),
                draft.sealed(),
                draft.orderNumber(),
                null,
                clock.instant(),
                caller.subject());
        entries.write(entry);
        return settle(person, target, onFile, entry.id(), "recorded", draft.orderNumber());
    }

    @Transactional
    public Kept correct(Target target, UUID entryId, Entry.Draft draft) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        requireOrder(target.kind(), draft);
        requirePossible(person, draft);
        Employment onFile = onFile(target);
        entries.write(known(target, entryId).corrected(draft, clock.instant(), caller.subject()));
        return settle(person, target, onFile, entryId, "corrected", draft.orderNumber());
    }

    /** Ends what goes on; the day is the first on which it no longer holds, today or earlier. */
    @Transactional
    public Kept end(Target target, UUID entryId, LocalDate on, String reason, String orderNumber) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        Entry entry = known(target, entryId);
        if (entry.to() != null) {
            throw ProblemException.of(PersonnelProblem.ALREADY_ENDED, entry.to());
        }
        if (!on.isAfter(entry.from())) {
            throw ProblemException.of(PersonnelProblem.END_NOT_AFTER_START, entry.from(), on);
        }
        refuseFuture("/on", on);
        Employment onFile = onFile(target);
        entries.write(entry.endedOn(on, reason, orderNumber, clock.instant(), caller.subject()));
        return settle(person, target, onFile, entryId, "ended", orderNumber);
    }

    @Transactional
    public Kept withdraw(Target target, UUID entryId, String reason, String orderNumber) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        Employment onFile = onFile(target);
        entries.withdraw(known(target, entryId), clock.instant(), reason);
        return settle(person, target, onFile, entryId, "withdrawn", orderNumber);
    }

    private Entry known(Target target, UUID entryId) {
        return entries.find(target.personId(), target.kind(), entryId)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.DOSSIER_ENTRY_UNKNOWN, entryId));
    }

    /** What the file says of the level that the person is employed at; only certificates can change that. */
    private Employment onFile(Target target) {
        return target.kind() == EntryKind.CERTIFICATE
                ? employmentLevel.of(target.personId())
                : new Employment(null, null);
    }

    private Kept settle(
            Person person, Target target, Employment onFile, UUID entryId, String done, String orderNumber) {
        audit.append(
                target.kind().auditName() + "-" + done,
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("entryId", entryId.toString(), "orderNumber", orderNumber));
        Person after = target.kind() == EntryKind.CERTIFICATE
                ? recordPerson.employedAt(person, onFile, employmentLevel.of(person.id()))
                : recordPerson.filed(person, target.kind().name());
        return new Kept(entryId, after);
    }

    private void requireOrder(EntryKind kind, Entry.Draft draft) {
        LocalDate to = draft.to();
        if (to != null && !to.isAfter(draft.from())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        if (kind != EntryKind.TRAINING) {
            refuseFuture("/from", draft.from());
        }
        if (kind == EntryKind.INVESTIGATION && to != null) {
            refuseFuture("/to", to);
        }
    }

    /** What is told of somebody lies after the birth; an employment needs the age of one. */
    private void requirePossible(Person person, Entry.Draft draft) {
        LifeRule life = lives.of(person);
        Lives.refuse(life.entry(draft.from()), "/from");
        if (draft.content() instanceof HeldCertificate held && held.employedFrom() != null) {
            Lives.refuse(life.employment(held.employedFrom()), "/employedFrom");
        }
    }

    private void refuseFuture(String pointer, LocalDate day) {
        if (day.isAfter(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(pointer, "NOT_IN_FUTURE", "lies in the future", "不得晚于当日");
        }
    }
}
