package org.shequ.personnel.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.json.MergePatch;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.vocabulary.Certificate;
import org.shequ.personnel.vocabulary.Standing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Opens a record for a person, and changes it. */
@ApplicationScoped
public class RecordPerson {

    private final People people;
    private final FormerLevels formerLevels;
    private final RulesInForce rules;
    private final Lives lives;
    private final Announcement announcement;
    private final Event<PeopleAltered> altered;
    private final AuditLog audit;
    private final ObjectMapper mapper;

    public RecordPerson(
            People people,
            FormerLevels formerLevels,
            RulesInForce rules,
            Lives lives,
            Announcement announcement,
            Event<PeopleAltered> altered,
            AuditLog audit,
            ObjectMapper mapper) {
        this.people = people;
        this.formerLevels = formerLevels;
        this.rules = rules;
        this.lives = lives;
        this.announcement = announcement;
        this.altered = altered;
        this.audit = audit;
        this.mapper = mapper;
    }

    @Transactional
    public Person create(PersonFields given, Scope scope) {
        PersonFields fields = given.normalised();
        refuse(rules.around(scope.prefix()).broken(fields));
        String number = fields.personnelNumber();
        Person person = new Person(
                Ids.next(),
                number == null ? fields.numbered(people.nextPersonnelNumber()) : fields,
                new Standing(null, null, null, false),
                scope.prefix(),
                1);
        refuseTaken(person, null);
        people.write(List.of(person), null);
        announcement.announceNew(List.of(person));
        audit.append("person-recorded", "person", person.id().toString(), unit(person), Map.of());
        return person;
    }

    @Transactional
    public Person change(UUID id, MergePatch patch, Scope scope, @Nullable Version expected) throws IOException {
        Person before = people.lock(id, scope, expected);
        PersonFields merged = patch.applyTo(before.fields(), PersonFields.class, mapper);
        requirePresent(merged);
        PersonFields fields = merged.replacing(patch::names).normalised();
        refuse(broken(before, fields));
        Person after =
                before.changedTo(fields.personnelNumber() == null ? fields.numbered(before.personnelNumber()) : fields);
        if (after.equals(before)) {
            return before;
        }
        refuseTaken(after, before);
        people.write(List.of(after), null);
        formerLevels.changed(Map.of(id, new FormerLevels.Change(before.fields(), after.fields())));
        audit.append(
                "person-changed",
                "person",
                id.toString(),
                unit(after),
                Map.of(
                        "fields",
                        List.copyOf(fieldNames(patch)),
                        "status",
                        after.status().name()));
        announcement.announce(List.of(after));
        altered.fire(new PeopleAltered(List.of(after), "PERSON_CHANGED"));
        return people.get(id, scope);
    }

    private static String unit(Person person) {
        return AuditLog.unitOrEvery(person.scopeCode());
    }

    private static List<String> fieldNames(MergePatch patch) {
        List<String> names = new ArrayList<>();
        patch.changes().fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Something in the person's file has changed: others are told. In the caller's transaction, under the lock. */
    public Person filed(Person person, String cause) {
        people.touch(person.id());
        announcement.announce(List.of(person));
        altered.fire(new PeopleAltered(List.of(person), cause));
        return people.get(person.id(), Scope.ALL);
    }

    /** At which certificate somebody is employed since when; nulls where at none. */
    public record Employment(
            @Nullable Certificate certificate, @Nullable LocalDate since) {}

    /**
     * The certificates on file have changed, and with them what the person is employed at.
     *
     * @param onFile what the file said before: where the record said something else, that was known from elsewhere
     */
    public Person employedAt(Person person, Employment onFile, Employment employment) {
        PersonFields fields = person.fields().employedAt(employment.certificate(), employment.since());
        if (fields.equals(person.fields())) {
            return filed(person, "CERTIFICATE");
        }
        Person after = person.changedTo(fields);
        people.write(List.of(after), null);
        if (!onFile.equals(
                new Employment(person.fields().certificate(), person.fields().certificateEmployedFrom()))) {
            formerLevels.changed(Map.of(person.id(), new FormerLevels.Change(person.fields(), fields)));
        }
        announcement.announce(List.of(after));
        altered.fire(new PeopleAltered(List.of(after), "CERTIFICATE"));
        return people.get(person.id(), Scope.ALL);
    }

    /** What the record breaks by itself, and by what else is on record when the birth date moves. */
    private List<BilingualViolation> broken(Person before, PersonFields fields) {
        PersonRules inForce = rules.around(before.scopeCode());
        List<BilingualViolation> broken = new ArrayList<>(inForce.broken(fields));
        LocalDate birthDate = fields.birthDate();
        if (birthDate != null && birthDate.isAfter(before.birthDate())) {
            LifeRule life = new LifeRule(birthDate, inForce.ages());
            lives.earliest(List.of(before.id()))
                    .values()
                    .forEach(earliest -> broken.addAll(earliest.against(life, "/birthDate")));
        }
        return broken;
    }

    private static void refuse(List<BilingualViolation> broken) {
        if (!broken.isEmpty()) {
            ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
            broken.forEach(problem::with);
            throw problem;
        }
    }

    /** A merge patch may have removed what a record cannot be without. */
    @SuppressWarnings("NullAway") // the type says that they are there, the patch may have said otherwise
    private static void requirePresent(PersonFields merged) {
        ProblemException problem = ProblemException.of(CommonProblem.RULE_VIOLATED);
        if (merged.name() == null) {
            problem.violation("/name", "REQUIRED", "a value is needed", "必填");
        }
        if (merged.citizenId() == null) {
            problem.violation("/citizenId", "REQUIRED", "a value is needed", "必填");
        }
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }

    /** Says clearly what the unique constraints would say; they still catch who comes at the same moment. */
    private void refuseTaken(Person person, @Nullable Person before) {
        String index = people.indexOfCitizenId(person.fields().citizenId());
        boolean idTaken = people.holders(List.of(index)).stream()
                .anyMatch(holder -> before == null || !holder.personnelNumber().equals(before.personnelNumber()));
        if (idTaken) {
            throw ProblemException.of(PersonnelProblem.CITIZEN_ID_TAKEN);
        }
    }
}
