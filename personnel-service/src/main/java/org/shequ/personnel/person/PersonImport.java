package org.shequ.personnel.person;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.id.Ids;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.vocabulary.Standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Takes in a roster. A known personnel number is updated, never doubled; blank cells keep what is known. */
@ApplicationScoped
public class PersonImport implements ImportHandler {

    public static final String KIND = "person-import";

    public static final Template TEMPLATE = new Template("people", PersonRow.TABLE);

    private final ImportRun imports;
    private final People people;
    private final FormerLevels formerLevels;
    private final RulesInForce rules;
    private final Lives lives;
    private final LeavingDays leavingDays;
    private final Announcement announcement;
    private final Event<PeopleAltered> altered;

    public PersonImport(
            ImportRun imports,
            People people,
            FormerLevels formerLevels,
            RulesInForce rules,
            Lives lives,
            LeavingDays leavingDays,
            Announcement announcement,
            Event<PeopleAltered> altered) {
        this.imports = imports;
        this.people = people;
        this.formerLevels = formerLevels;
        this.rules = rules;
        this.lives = lives;
        this.leavingDays = leavingDays;
        this.announcement = announcement;
        this.altered = altered;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return PersonRow.TABLE;
    }

    @Override
    public Optional<Template> template() {
        return Optional.of(TEMPLATE);
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job));
    }

    /** One roster. */
    private final class File implements ImportKind<PersonRow> {

        private final JobContext job;
        private final Function<String, PersonRules> inForce = rules.everywhere();
        private final PersonRules here;

        private final ClaimedIds claims;

        File(JobContext job) {
            this.job = job;
            this.claims = new ClaimedIds(people, job);
            this.here = inForce.apply(job.scope().prefix());
        }

        @Override
        public ImportTable table() {
            return PersonRow.TABLE;
        }

        @Override
        public String action() {
            return "people-imported";
        }

        @Override
        public JudgedRow<PersonRow> judge(ReadRow row) {
            return PersonRow.judge(row, here, people::indexOfCitizenId);
        }

        @Override
        public void take(RowSet<PersonRow> rows) {
            takePeople(job, rows, inForce, claims);
        }

        @Override
        public void check(WholeFile file) {
            file.report(claims.unfulfilled());
        }
    }

    private void takePeople(
            JobContext job, RowSet<PersonRow> rows, Function<String, PersonRules> inForce, ClaimedIds claims) {
        Map<String, Person> known = people
                .lockByNumber(rows.lines().stream()
                        .map(line -> line.said().number())
                        .filter(number -> !number.isEmpty())
                        .toList())
                .stream()
                .collect(Collectors.toMap(Person::personnelNumber, Function.identity()));
        Set<UUID> alreadyImported = new HashSet<>(people.importedBy(
                job.id(), known.values().stream().map(Person::id).toList()));
        Map<RowSet.Line<PersonRow>, Person> judged = new LinkedHashMap<>();
        for (RowSet.Line<PersonRow> line : rows.lines()) {
            Person before = known.get(line.said().number());
            if (before != null && alreadyImported.contains(before.id()) && job.attempt() == 1) {
                rows.refuse(line, PersonRow.NUMBER, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
            }
            judge(rows, line, before, job.scope(), inForce, judged);
        }
        refuseImpossible(rows, known, judged, inForce);
        Map<UUID, Leaving> left = leavingDays.judge(rows, known, judged);
        claims.judge(rows, judged.keySet());
        judged.keySet().removeIf(line -> !rows.isGood(line));
        left.keySet().retainAll(judged.values().stream().map(Person::id).collect(Collectors.toSet()));
        write(job, rows, known, judged, left);
    }

    private void judge(
            RowSet<PersonRow> rows,
            RowSet.Line<PersonRow> line,
            @Nullable Person before,
            Scope scope,
            Function<String, PersonRules> inForce,
            Map<RowSet.Line<PersonRow>, Person> judged) {
        if (before != null && !scope.covers(before.scopeCode())) {
            rows.refuse(line, PersonRow.NUMBER, "SCOPE", "lies outside your data scope", "超出您的数据范围");
            return;
        }
        if (before != null && before.mergedInto() != null) {
            rows.refuse(
                    line, PersonRow.NUMBER, "PERSON_MERGED", "the record was united with another one", "该档案已并入另一档案");
            return;
        }
        PersonFields whole = before == null
                ? line.said().asNew()
                : line.said().over(before.fields()).normalised();
        (before == null
                        ? line.said().brokenAsNew()
                        : inForce.apply(before.scopeCode()).broken(whole))
                .stream()
                        .filter(broken -> PersonRow.isCertain(line.row(), broken))
                        .forEach(broken -> rows.refuse(line, broken));
        if (before != null && !PersonLifecycle.leads(before.status(), statusOf(whole))) {
            rows.refuse(line, PersonRow.STATUS, PersonLifecycle.refusal(before.status(), statusOf(whole)));
        }
        judged.put(
                line,
                before == null
                        ? new Person(Ids.next(), whole, new Standing(null, null, null, false), scope.prefix(), 1)
                        : new Person(before.id(), whole, before.standing(), before.scopeCode(), before.version()));
    }

    /** Whose birth date moves is judged by what else is on record. */
    private void refuseImpossible(
            RowSet<PersonRow> rows,
            Map<String, Person> known,
            Map<RowSet.Line<PersonRow>, Person> judged,
            Function<String, PersonRules> inForce) {
        Map<UUID, RowSet.Line<PersonRow>> younger = new HashMap<>();
        judged.forEach((line, person) -> {
            Person before = known.get(line.said().number());
            boolean unread = rows.isUnread(line, PersonRow.BIRTH_DATE) || rows.isUnread(line, PersonRow.CITIZEN_ID);
            LocalDate birthDate = unread ? null : person.fields().birthDate();
            if (before != null && birthDate != null && birthDate.isAfter(before.birthDate())) {
                younger.put(person.id(), line);
            }
        });
        lives.earliest(younger.keySet()).forEach((id, earliest) -> {
            RowSet.Line<PersonRow> line = Objects.requireNonNull(younger.get(id));
            Person person = Objects.requireNonNull(judged.get(line));
            LifeRule life = new LifeRule(
                    person.birthDate(), inForce.apply(person.scopeCode()).ages());
            earliest.against(life, "/citizenId").forEach(broken -> rows.refuse(line, broken));
        });
    }

    private static PersonStatus statusOf(PersonFields fields) {
        PersonStatus status = fields.status();
        return status == null ? PersonStatus.ACTIVE : status;
    }

    private void write(
            JobContext job,
            RowSet<PersonRow> rows,
            Map<String, Person> known,
            Map<RowSet.Line<PersonRow>, Person> judged,
            Map<UUID, Leaving> left) {
        List<Person> changed = new ArrayList<>();
        Map<String, Person> before = new HashMap<>(known);
        for (Person person : judged.values()) {
            Person old = before.get(person.personnelNumber());
            if (old == null) {
                rows.created(1);
                changed.add(person);
            } else if (!old.equals(person) || left.containsKey(person.id())) {
                rows.updated(1);
                changed.add(person);
            } else {
                rows.unchanged(1);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Map<Boolean, List<Person>> byKnown = changed.stream()
                .collect(Collectors.partitioningBy(person -> before.containsKey(person.personnelNumber())));
        List<Person> updated = byKnown.getOrDefault(true, List.of());
        if (!updated.isEmpty()) {
            people.write(updated, job.id());
            formerLevels.changed(updated.stream()
                    .collect(Collectors.toMap(
                            Person::id,
                            person -> new FormerLevels.Change(
                                    Objects.requireNonNull(before.get(person.personnelNumber()))
                                            .fields(),
                                    person.fields()))));
            announcement.announce(updated);
            altered.fire(new PeopleAltered(updated, "IMPORT", left));
        }
        List<Person> opened = byKnown.getOrDefault(false, List.of()); // may have an ID that somebody has just given up
        people.open(opened, job.id());
        announcement.announceNew(opened);
    }
}
