package org.shequ.personnel.assignment;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.assignment.CareersAltered.PersonCareer;
import org.shequ.personnel.avoidance.AvoidancePolicy.Wanted;
import org.shequ.personnel.career.Career;
import org.shequ.personnel.career.CareerRefusal;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.roster.RosterImport;
import org.shequ.personnel.roster.RowReader;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes in posts and the identities held in them. The same fact reported again is updated, never doubled. */
@ApplicationScoped
public class AssignmentImport implements JobHandler {

    public static final Columns COLUMNS = Columns.of(
            Column.of("personnel_number", "人员编号", "编号").required(),
            Column.of("unit_code", "单位代码", "区划代码").required(),
            Column.of("post", "岗位", "职务").required(),
            Column.of("primary", "主职", "是否主职"),
            Column.of("from", "开始日期", "任职日期", "任职起始").required(),
            Column.of("to", "结束日期", "免职日期", "任职截止"),
            Column.of("tenure_kind", "身份"),
            Column.of("order_number", "文号"));

    private static final int MIN_AGE = 16;

    private final RosterImport rosterImport;
    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AvoidRelatives avoidRelatives;
    private final BusinessClock clock;

    @Inject
    public AssignmentImport(
            RosterImport rosterImport,
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            AvoidRelatives avoidRelatives,
            BusinessClock clock) {
        this.rosterImport = rosterImport;
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.avoidRelatives = avoidRelatives;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "assignment-import";
    }

    @Override
    public void run(JobContext job) {
        rosterImport.run(
                job,
                new RosterImport.Kind<>(
                        "assignments-imported", COLUMNS, AssignmentImport::read, rows -> apply(job.scope(), rows)));
    }

    private record Draft(
            String personnelNumber,
            String unitCode,
            Post post,
            boolean primary,
            Period held,
            @Nullable TenureKind tenureKind,
            @Nullable String orderNumber) {}

    private void apply(Scope scope, RosterImport.RowSet<Draft> rows) {
        Map<RowReader, Draft> drafts = rows.good();
        Map<String, OrgUnit> tree = units.hold(
                drafts.values().stream().map(Draft::unitCode).distinct().toList());
        Map<String, Person> known =
                people
                        .lockCareersByNumber(drafts.values().stream()
                                .map(Draft::personnelNumber)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Person::personnelNumber, Function.identity()));
        Map<UUID, Career> held =
                careers.byPerson(known.values().stream().map(Person::id).toList());
        AvoidRelatives.Kin kin = avoidRelatives.of(held);
        drafts.forEach((row, draft) -> {
            Person person = known.get(draft.personnelNumber());
            check(row, draft, person, tree.get(draft.unitCode()), scope);
            Career career = person == null ? null : held.get(person.id());
            if (row.isGood() && career != null) {
                report(row, draft, career, kin, rows);
            }
        });
        List<PersonCareer> changed = new ArrayList<>();
        known.values().forEach(person -> {
            Career career = held.get(person.id());
            if (career != null && career.isAltered()) {
                changed.add(new PersonCareer(person, career));
            }
        });
        if (!changed.isEmpty()) {
            recordCareers.record(changed, "IMPORT");
        }
    }

    /** The row as a fact of the career; counted by what it adds. */
    private static void report(
            RowReader row, Draft draft, Career career, AvoidRelatives.Kin kin, RosterImport.RowSet<Draft> rows) {
        var before = career.assignments().all();
        try {
            TenureKind kind = draft.tenureKind();
            if (kind != null) {
                career.requireIdentityFree(kind, draft.held());
            }
            kin.require(career.personId(), new Wanted(draft.unitCode(), draft.post(), draft.held()));
            career.start(draft.unitCode(), draft.post(), draft.primary(), draft.held(), draft.orderNumber(), null);
            if (kind != null) {
                career.recordIdentity(kind, draft.held(), draft.orderNumber());
            }
        } catch (CareerRefusal refusal) {
            PersonnelProblem problem = PersonnelProblem.valueOf(refusal.reason().name());
            row.refuse(
                    "from",
                    row.text("from"),
                    problem.name(),
                    problem.detailEn() + " " + refusal.facts(),
                    problem.detailZh());
            return;
        }
        var after = career.assignments().all();
        rows.created(after.size() - before.size());
        boolean same = after.equals(before);
        rows.unchanged(same ? 1 : 0);
        rows.updated(!same && after.size() == before.size() ? 1 : 0);
    }

    private void check(RowReader row, Draft draft, @Nullable Person person, @Nullable OrgUnit unit, Scope scope) {
        LocalDate today = clock.today();
        if (person == null || person.mergedInto() != null || !scope.covers(person.scopeCode())) {
            row.refuse(
                    "personnel_number", draft.personnelNumber(), "PERSON_UNKNOWN", "there is no such person", "没有该人员");
        } else if (person.status().hasLeft() && draft.held().endsAfter(today)) {
            row.refuse(
                    "to",
                    row.text("to"),
                    "PERSON_HAS_LEFT",
                    "the person is " + person.status().en() + " and can hold no post after leaving",
                    "该人员已" + person.status().zh() + "，离职后不能任职");
        } else if (draft.held().from().isBefore(person.birthDate().plusYears(MIN_AGE))) {
            row.refuse("from", row.text("from"), "TOO_YOUNG", "the person was under 16 on that day", "当日未满 16 周岁");
        }
        if (unit == null || !scope.covers(unit.code())) {
            row.refuse("unit_code", draft.unitCode(), "UNIT_UNKNOWN", "there is no such unit", "没有该单位");
        } else if (!unit.accepts(draft.held())) {
            row.refuse("unit_code", draft.unitCode(), "UNIT_OVER", "the unit does not exist then", "该单位当时不存续");
        }
    }

    private static @Nullable Draft read(RowReader row) {
        String personnelNumber = row.required("personnel_number");
        String unitCode = row.required("unit_code");
        Post post = row.requiredCode("post", Post.class);
        boolean primary = row.flag("primary", true);
        LocalDate from = row.requiredDate("from");
        LocalDate to = row.date("to");
        TenureKind tenureKind = row.code("tenure_kind", TenureKind.class);
        if (from != null && to != null && !to.isAfter(from)) {
            row.refuse("to", row.text("to"), "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        if (!row.isGood() || post == null || from == null) {
            return null;
        }
        return new Draft(
                personnelNumber, unitCode, post, primary, new Period(from, to), tenureKind, row.text("order_number"));
    }
}
