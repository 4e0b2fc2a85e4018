package org.shequ.personnel.person;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
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
import org.shequ.personnel.career.Standing;
import org.shequ.personnel.person.People.Holder;
import org.shequ.personnel.vocabulary.PersonStatus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Takes in a roster. A known personnel number is updated, never doubled; blank cells keep what is known. */
@ApplicationScoped
public class PersonImport implements ImportHandler {

    private final ImportRun imports;
    private final People people;
    private final FormerLevels formerLevels;
    private final AnnouncePeople announcement;
    private final Event<PeopleAltered> altered;
    private final BusinessClock clock;

    @Inject
    public PersonImport(
            ImportRun imports,
            People people,
            FormerLevels formerLevels,
            AnnouncePeople announcement,
            Event<PeopleAltered> altered,
            BusinessClock clock) {
        this.imports = imports;
        this.people = people;
        this.formerLevels = formerLevels;
        this.announcement = announcement;
        this.altered = altered;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "person-import";
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return PersonRow.TABLE;
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job, clock.today()));
    }

    /** One roster. */
    private final class File implements ImportKind<PersonRow> {

        private final JobContext job;
        private final LocalDate today;

        File(JobContext job, LocalDate today) {
            this.job = job;
            this.today = today;
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
            return PersonRow.judge(row, today, people::indexOfCitizenId);
        }

        @Override
        public void take(RowSet<PersonRow> rows) {
            takePeople(job, rows);
        }
    }

    private void takePeople(JobContext job, RowSet<PersonRow> rows) {
        Map<String, Person> known =
                people
                        .lockByNumber(rows.lines().stream()
                                .map(line -> line.said().number())
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
            } else {
                judge(rows, line, before, job.scope(), judged);
            }
        }
        refuseTaken(rows, judged, job.scope());
        write(job, rows, known, judged);
    }

    private void judge(
            RowSet<PersonRow> rows,
            RowSet.Line<PersonRow> line,
            @Nullable Person before,
            Scope scope,
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
        (before == null ? line.said().brokenAsNew() : PersonRules.broken(whole, clock.today()))
                .forEach(broken -> rows.refuse(line, broken));
        if (before != null && !PersonLifecycle.leads(before.status(), statusOf(whole))) {
            rows.refuse(
                    line,
                    PersonRow.STATUS,
                    "STATUS_STEP_IMPOSSIBLE",
                    "cannot follow " + before.status(),
                    "不能由" + before.status().zh() + "变更");
        }
        if (rows.isGood(line)) {
            judged.put(
                    line,
                    before == null
                            ? new Person(Ids.next(), whole, new Standing(null, null, null, false), scope.prefix(), 1)
                            : new Person(before.id(), whole, before.standing(), before.scopeCode(), before.version()));
        }
    }

    private static PersonStatus statusOf(PersonFields fields) {
        PersonStatus status = fields.status();
        return status == null ? PersonStatus.ACTIVE : status;
    }

    /**
     * One ID, one person: within the file and against what it leaves of the records, so that a file may exchange IDs. Whose
     * row is refused keeps the ID; so the rows are looked at again until no more are refused.
     */
    private void refuseTaken(RowSet<PersonRow> rows, Map<RowSet.Line<PersonRow>, Person> judged, Scope scope) {
        Map<String, Holder> holders = people
                .holders(judged.keySet().stream()
                        .map(line -> line.said().citizenIdIndex())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Holder::citizenIdIndex, Function.identity()));
        int left;
        do {
            left = judged.size();
            refuseTakenOnce(rows, judged.keySet(), holders, scope);
            judged.keySet().removeIf(line -> !rows.isGood(line));
        } while (judged.size() < left);
    }

    private static void refuseTakenOnce(
            RowSet<PersonRow> rows, Set<RowSet.Line<PersonRow>> lines, Map<String, Holder> holders, Scope scope) {
        Map<String, String> given = new HashMap<>(); // by number
        lines.forEach(
                line -> given.putIfAbsent(line.said().number(), line.said().citizenIdIndex()));
        Map<String, String> taken = new HashMap<>(); // by index, within the file
        Set<String> numbers = new HashSet<>();
        for (RowSet.Line<PersonRow> line : lines) {
            String index = line.said().citizenIdIndex();
            String number = line.said().number();
            Holder holder = holders.get(index);
            boolean released = holder != null
                    && !given.getOrDefault(holder.personnelNumber(), index).equals(index);
            String first = holder != null && !released ? holder.personnelNumber() : number;
            String earlier = taken.putIfAbsent(index, first);
            String other = earlier == null ? first : earlier;
            if (!numbers.add(number)) {
                rows.refuse(line, PersonRow.NUMBER, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
            } else if (!other.equals(number)) {
                boolean told = holder == null || scope.covers(holder.scopeCode());
                rows.refuse(
                        line,
                        PersonRow.CITIZEN_ID,
                        "CITIZEN_ID_TAKEN",
                        told ? "belongs to " + other : "belongs to a record outside your data scope",
                        told ? "已属于人员编号 " + other : "已属于您数据范围外的档案");
            }
        }
    }

    private void write(
            JobContext job,
            RowSet<PersonRow> rows,
            Map<String, Person> known,
            Map<RowSet.Line<PersonRow>, Person> judged) {
        List<Person> changed = new ArrayList<>();
        Map<String, Person> before = new HashMap<>(known);
        for (Person person : judged.values()) {
            Person old = before.get(person.personnelNumber());
            if (old == null) {
                rows.created(1);
                changed.add(person);
            } else if (!old.equals(person)) {
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
            altered.fire(new PeopleAltered(updated, "IMPORT"));
        }
        List<Person> opened = byKnown.getOrDefault(false, List.of()); // may have an ID that somebody has just given up
        people.open(opened, job.id());
        announcement.announceNew(opened);
    }
}
