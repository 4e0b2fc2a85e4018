package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.personnel.career.Standing;
import org.shequ.personnel.roster.RosterImport;
import org.shequ.personnel.roster.RowReader;
import org.shequ.personnel.vocabulary.Certificate;
import org.shequ.personnel.vocabulary.Degree;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Ethnicity;
import org.shequ.personnel.vocabulary.PersonStatus;
import org.shequ.personnel.vocabulary.PoliticalStatus;
import org.shequ.personnel.vocabulary.Sex;

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
public class PersonImport implements JobHandler {

    public static final Columns COLUMNS = Columns.of(
            Column.of("personnel_number", "人员编号", "编号").required(),
            Column.of("name", "姓名").required(),
            Column.of("citizen_id", "公民身份号码", "身份证号", "身份证号码").required(),
            Column.of("sex", "性别"),
            Column.of("birth_date", "出生日期"),
            Column.of("phone", "联系电话", "电话", "手机", "手机号"),
            Column.of("ethnicity", "民族"),
            Column.of("political_status", "政治面貌"),
            Column.of("party_joined_on", "入党日期", "加入日期"),
            Column.of("education", "学历"),
            Column.of("education_completed_on", "毕业日期"),
            Column.of("degree", "学位"),
            Column.of("degree_conferred_on", "学位授予日期"),
            Column.of("certificate", "职业资格", "职业资格证书"),
            Column.of("certificate_employed_from", "聘用日期", "资格聘用日期"),
            Column.of("status", "状态", "在岗状态"));

    private final RosterImport rosterImport;
    private final People people;
    private final FormerLevels formerLevels;
    private final AnnouncePeople announcement;
    private final Event<PeopleAltered> altered;
    private final BusinessClock clock;

    @Inject
    public PersonImport(
            RosterImport rosterImport,
            People people,
            FormerLevels formerLevels,
            AnnouncePeople announcement,
            Event<PeopleAltered> altered,
            BusinessClock clock) {
        this.rosterImport = rosterImport;
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
    public void run(JobContext job) {
        LocalDate today = clock.today();
        rosterImport.run(
                job,
                new RosterImport.Kind<>(
                        "people-imported", COLUMNS, row -> draft(row, today), rows -> apply(job, rows)));
    }

    /**
     * What a row says.
     *
     * @param asNew the whole record, if nobody is known by the number
     * @param brokenAsNew the rules that it breaks then
     * @param citizenIdIndex blind index of the citizen ID, known before or not
     */
    private record Draft(
            PersonFields fields, PersonFields asNew, List<BilingualViolation> brokenAsNew, String citizenIdIndex) {}

    private @Nullable Draft draft(RowReader row, LocalDate today) {
        PersonFields fields = read(row);
        if (!row.isGood()) {
            return null;
        }
        PersonFields asNew = fields.normalised();
        return new Draft(fields, asNew, PersonRules.broken(asNew, today), people.indexOfCitizenId(asNew.citizenId()));
    }

    private void apply(JobContext job, RosterImport.RowSet<Draft> rows) {
        Map<RowReader, Draft> read = rows.good();
        Map<String, Person> known =
                people
                        .lockByNumber(read.keySet().stream()
                                .map(row -> row.required("personnel_number"))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Person::personnelNumber, Function.identity()));
        Set<UUID> alreadyImported = new HashSet<>(people.importedBy(
                job.id(), known.values().stream().map(Person::id).toList()));
        Map<RowReader, Person> judged = new LinkedHashMap<>();
        read.forEach((row, draft) -> {
            Person before = known.get(row.required("personnel_number"));
            if (before != null && alreadyImported.contains(before.id()) && job.attempt() == 1) {
                row.refuse(
                        "personnel_number",
                        before.personnelNumber(),
                        "DUPLICATE_ROW",
                        "stands twice in the file",
                        "在文件中重复出现");
            } else {
                judge(row, draft, before, job.scope(), judged);
            }
        });
        refuseTaken(judged.keySet(), read, job.scope());
        write(job, rows, known, judged);
    }

    private void judge(
            RowReader row, Draft draft, @Nullable Person before, Scope scope, Map<RowReader, Person> judged) {
        if (before != null && !scope.covers(before.scopeCode())) {
            row.refuse(
                    "personnel_number", before.personnelNumber(), "SCOPE", "lies outside your data scope", "超出您的数据范围");
            return;
        }
        if (before != null && before.mergedInto() != null) {
            row.refuse(
                    "personnel_number",
                    before.personnelNumber(),
                    "PERSON_MERGED",
                    "the record was united with another one",
                    "该档案已并入另一档案");
            return;
        }
        PersonFields whole = before == null
                ? draft.asNew()
                : filled(draft.fields(), before.fields()).normalised();
        (before == null ? draft.brokenAsNew() : PersonRules.broken(whole, clock.today())).forEach(row::refuse);
        if (before != null && !PersonLifecycle.leads(before.status(), statusOf(whole))) {
            row.refuse(
                    "status",
                    statusOf(whole).name(),
                    "STATUS_STEP_IMPOSSIBLE",
                    "cannot follow " + before.status(),
                    "不能由" + before.status().zh() + "变更");
        }
        if (row.isGood()) {
            judged.put(
                    row,
                    before == null
                            ? new Person(Ids.next(), whole, new Standing(null, null, null, false), scope.prefix(), 1)
                            : new Person(before.id(), whole, before.standing(), before.scopeCode(), before.version()));
        }
    }

    private static PersonStatus statusOf(PersonFields fields) {
        PersonStatus status = fields.status();
        return status == null ? PersonStatus.ACTIVE : status;
    }

    /** One ID, one person: within the file and against the records. Who holds it elsewhere is not told. */
    private void refuseTaken(Set<RowReader> judged, Map<RowReader, Draft> read, Scope scope) {
        Map<RowReader, String> indexes = new LinkedHashMap<>();
        judged.forEach(
                row -> indexes.put(row, Objects.requireNonNull(read.get(row)).citizenIdIndex()));
        Map<String, String> holders = new HashMap<>();
        Set<String> elsewhere = new HashSet<>();
        people.holders(new HashSet<>(indexes.values())).forEach(holder -> {
            holders.put(holder.citizenIdIndex(), holder.personnelNumber());
            if (!scope.covers(holder.scopeCode())) {
                elsewhere.add(holder.citizenIdIndex());
            }
        });
        Set<String> numbers = new HashSet<>();
        indexes.forEach((row, index) -> {
            String number = row.required("personnel_number");
            String holder = holders.putIfAbsent(index, number);
            if (!numbers.add(number)) {
                row.refuse("personnel_number", number, "DUPLICATE_ROW", "stands twice in the file", "在文件中重复出现");
            } else if (holder != null && !holder.equals(number)) {
                boolean told = !elsewhere.contains(index);
                row.refuse(
                        "citizen_id",
                        row.text("citizen_id"),
                        "CITIZEN_ID_TAKEN",
                        told ? "belongs to " + holder : "belongs to a record outside your data scope",
                        told ? "已属于人员编号 " + holder : "已属于您数据范围外的档案");
            }
        });
        judged.removeIf(row -> !row.isGood());
    }

    private void write(
            JobContext job, RosterImport.RowSet<Draft> rows, Map<String, Person> known, Map<RowReader, Person> judged) {
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
        List<Person> opened = byKnown.getOrDefault(false, List.of());
        people.open(opened, job.id());
        announcement.announceNew(opened);
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
    }

    private static PersonFields read(RowReader row) {
        return new PersonFields(
                row.required("personnel_number"),
                row.required("name"),
                row.required("citizen_id"),
                row.code("sex", Sex.class),
                row.date("birth_date"),
                row.text("phone"),
                row.code("ethnicity", Ethnicity.class),
                row.code("political_status", PoliticalStatus.class),
                row.date("party_joined_on"),
                row.code("education", Education.class),
                row.date("education_completed_on"),
                row.code("degree", Degree.class),
                row.date("degree_conferred_on"),
                row.code("certificate", Certificate.class),
                row.date("certificate_employed_from"),
                row.code("status", PersonStatus.class));
    }

    /** What the file leaves blank stays as it is known. */
    private static PersonFields filled(PersonFields row, PersonFields known) {
        boolean sameId = row.citizenId().equalsIgnoreCase(known.citizenId());
        return new PersonFields(
                row.personnelNumber(),
                row.name(),
                row.citizenId(),
                row.sex() != null || !sameId ? row.sex() : known.sex(),
                row.birthDate() != null || !sameId ? row.birthDate() : known.birthDate(),
                or(row.phone(), known.phone()),
                or(row.ethnicity(), known.ethnicity()),
                or(row.politicalStatus(), known.politicalStatus()),
                or(row.partyJoinedOn(), known.partyJoinedOn()),
                or(row.education(), known.education()),
                or(row.educationCompletedOn(), known.educationCompletedOn()),
                or(row.degree(), known.degree()),
                or(row.degreeConferredOn(), known.degreeConferredOn()),
                or(row.certificate(), known.certificate()),
                or(row.certificateEmployedFrom(), known.certificateEmployedFrom()),
                or(row.status(), known.status()));
    }

    private static <T> @Nullable T or(@Nullable T stated, @Nullable T known) {
        return stated != null ? stated : known;
    }
}
