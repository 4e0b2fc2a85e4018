package org.shequ.personnel.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.json.MergePatch;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.life.LifeRule;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Changes what is recorded of a person. */
@ApplicationScoped
class ChangePerson {

    private final People people;
    private final FormerLevels formerLevels;
    private final RulesInForce rules;
    private final Lives lives;
    private final Announcement announcement;
    private final Event<PeopleAltered> altered;
    private final AuditLog audit;
    private final ObjectMapper mapper;

    ChangePerson(
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
    Person handle(UUID id, MergePatch patch, Scope scope, @Nullable Version expected) throws IOException {
        Person before = people.lock(id, scope, expected);
        PersonFields merged = patch.applyTo(before.fields(), PersonFields.class, mapper);
        requirePresent(merged);
        PersonFields fields = merged.replacing(patch::names).normalised();
        PersonRules.refuse(broken(before, fields));
        Person after =
                before.changedTo(fields.personnelNumber() == null ? fields.numbered(before.personnelNumber()) : fields);
        if (after.equals(before)) {
            return before;
        }
        people.requireIdFree(after, before);
        people.write(List.of(after), null);
        formerLevels.changed(Map.of(id, new FormerLevels.Change(before.fields(), after.fields())));
        audit.append(
                "person-changed",
                "person",
                id.toString(),
                AuditLog.unitOrEvery(after.scopeCode()),
                Map.of(
                        "fields",
                        List.copyOf(fieldNames(patch)),
                        "status",
                        after.status().name()));
        announcement.announce(List.of(after));
        altered.fire(new PeopleAltered(List.of(after), "PERSON_CHANGED"));
        return people.get(id, scope); // what follows from the change may have moved it on
    }

    private static List<String> fieldNames(MergePatch patch) {
        List<String> names = new ArrayList<>();
        patch.changes().fieldNames().forEachRemaining(names::add);
        return names;
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
}
