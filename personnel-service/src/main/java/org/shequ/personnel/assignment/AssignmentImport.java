package org.shequ.personnel.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.importing.ImportHandler;
import org.shequ.kit.importing.ImportKind;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.NamedUnits;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.assignment.CareersAltered.PersonCareer;
import org.shequ.personnel.avoidance.AvoidancePolicy.Wanted;
import org.shequ.personnel.career.Career;
import org.shequ.personnel.career.CareerRefusal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes in posts and the identities held in them. The same fact reported again is updated, never doubled. */
@ApplicationScoped
public class AssignmentImport implements ImportHandler {

    private static final int MIN_AGE = 16;

    private final ImportRun imports;
    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AvoidRelatives avoidRelatives;
    private final BusinessClock clock;
    private final NamedUnits unitNames;

    @Inject
    public AssignmentImport(
            ImportRun imports,
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            AvoidRelatives avoidRelatives,
            BusinessClock clock,
            Database database) {
        this.imports = imports;
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.avoidRelatives = avoidRelatives;
        this.clock = clock;
        this.unitNames = new NamedUnits(database, "org_units");
    }

    @Override
    public String kind() {
        return "assignment-import";
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return PostRow.TABLE;
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job.scope()));
    }

    /** One file of posts. */
    private final class File implements ImportKind<PostRow> {

        private final Scope scope;

        File(Scope scope) {
            this.scope = scope;
        }

        @Override
        public ImportTable table() {
            return PostRow.TABLE;
        }

        @Override
        public String action() {
            return "assignments-imported";
        }

        @Override
        public JudgedRow<PostRow> judge(ReadRow row) {
            return PostRow.judge(row);
        }

        @Override
        public void take(RowSet<PostRow> rows) {
            unitNames.settle(rows, PostRow.UNIT, PostRow::unitCode, PostRow::in, scope);
            takePosts(rows, scope);
        }
    }

    private void takePosts(RowSet<PostRow> rows, Scope scope) {
        List<PostRow> drafts = rows.lines().stream().map(RowSet.Line::said).toList();
        Map<String, OrgUnit> tree =
                units.hold(drafts.stream().map(PostRow::unitCode).distinct().toList());
        Map<String, Person> known =
                people
                        .lockCareersByNumber(drafts.stream()
                                .map(PostRow::personnelNumber)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Person::personnelNumber, Function.identity()));
        Map<UUID, Career> held =
                careers.byPerson(known.values().stream().map(Person::id).toList());
        AvoidRelatives.Kin kin = avoidRelatives.of(held);
        for (RowSet.Line<PostRow> line : rows.lines()) {
            PostRow draft = line.said();
            Person person = known.get(draft.personnelNumber());
            check(rows, line, person, tree.get(draft.unitCode()), scope);
            Career career = person == null ? null : held.get(person.id());
            if (rows.isGood(line) && career != null) {
                report(rows, line, career, kin);
            }
        }
        warnOfGaps(rows);
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

    /** A gap of exactly one day is seldom meant: a last day served was taken for the first day no longer in post. */
    private static void warnOfGaps(RowSet<PostRow> rows) {
        Map<String, Set<LocalDate>> ends = new HashMap<>();
        rows.lines().forEach(line -> {
            LocalDate to = line.said().held().to();
            if (to != null) {
                ends.computeIfAbsent(line.said().personnelNumber(), number -> new HashSet<>())
                        .add(to);
            }
        });
        for (RowSet.Line<PostRow> line : rows.lines()) {
            Set<LocalDate> ended = ends.getOrDefault(line.said().personnelNumber(), Set.of());
            LocalDate from = line.said().held().from();
            if (rows.isGood(line) && ended.contains(from.minusDays(1)) && !ended.contains(from)) {
                rows.warn(
                        line,
                        PostRow.FROM,
                        "GAP_OF_ONE_DAY",
                        "begins one day after another post of this person ended; if that post's date is the last day served,"
                                + " it belongs in the column last_day",
                        "与该人员前一任职相隔一日；如前一任职所填为任职最后一日，应填在“结束日期”列，而非“免职日期”列");
            }
        }
    }

    /** The row as a fact of the career; counted by what it adds. */
    private static void report(RowSet<PostRow> rows, RowSet.Line<PostRow> line, Career career, AvoidRelatives.Kin kin) {
        PostRow draft = line.said();
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
            rows.refuse(
                    line, PostRow.FROM, problem.name(), problem.detailEn() + " " + refusal.facts(), problem.detailZh());
            return;
        }
        var after = career.assignments().all();
        rows.created(after.size() - before.size());
        boolean same = after.equals(before);
        rows.unchanged(same ? 1 : 0);
        rows.updated(!same && after.size() == before.size() ? 1 : 0);
    }

    private void check(
            RowSet<PostRow> rows,
            RowSet.Line<PostRow> line,
            @Nullable Person person,
            @Nullable OrgUnit unit,
            Scope scope) {
        PostRow draft = line.said();
        if (person == null || person.mergedInto() != null || !scope.covers(person.scopeCode())) {
            rows.refuse(line, PostRow.NUMBER, "PERSON_UNKNOWN", "there is no such person", "没有该人员");
        } else if (person.status().hasLeft() && draft.held().endsAfter(clock.today())) {
            rows.refuse(
                    line,
                    line.row().has(PostRow.LAST_DAY) ? PostRow.LAST_DAY : PostRow.TO,
                    "PERSON_HAS_LEFT",
                    "the person is " + person.status().en() + " and can hold no post after leaving",
                    "该人员已" + person.status().zh() + "，离职后不能任职");
        } else if (draft.held().from().isBefore(person.birthDate().plusYears(MIN_AGE))) {
            rows.refuse(line, PostRow.FROM, "TOO_YOUNG", "the person was under 16 on that day", "当日未满 16 周岁");
        }
        if (unit == null || !scope.covers(unit.code())) {
            rows.refuse(line, PostRow.UNIT, "UNIT_UNKNOWN", "there is no such unit", "没有该单位");
        } else if (!unit.accepts(draft.held())) {
            rows.refuse(line, PostRow.UNIT, "UNIT_OVER", "the unit does not exist then", "该单位当时不存续");
        }
    }
}
