package org.shequ.personnel.career;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes in posts and the identities held in them. The same fact reported again is updated, never doubled. */
@ApplicationScoped
public class AssignmentImport implements ImportHandler {

    /** How many rows may wait for others that stand further on in the file. */
    private static final int MOST_WAITING = 5_000;

    public static final String KIND = "assignment-import";

    public static final Template TEMPLATE = new Template("assignments", PostRow.TABLE);

    private final ImportRun imports;
    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;
    private final MonthsInPosts monthsInPosts;
    private final BusinessClock clock;
    private final NamedUnits unitNames;

    public AssignmentImport(
            ImportRun imports,
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            AvoidRelatives avoidRelatives,
            Lives lives,
            MonthsInPosts monthsInPosts,
            BusinessClock clock,
            Database database) {
        this.imports = imports;
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
        this.monthsInPosts = monthsInPosts;
        this.clock = clock;
        this.unitNames = new NamedUnits(database, "org_units");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ImportTable table(JsonNode parameters, Scope scope) {
        return PostRow.TABLE;
    }

    @Override
    public Optional<Template> template() {
        return Optional.of(TEMPLATE);
    }

    @Override
    public void run(JobContext job) {
        imports.run(job, new File(job));
    }

    /** One file of posts. */
    private final class File implements ImportKind<PostRow> {

        private final Scope scope;
        private final Function<String, MinimumAges> ages = lives.everywhere();
        private final Function<String, TenurePolicy> tenure = monthsInPosts.everywhere();
        private final boolean together;
        private long at;
        private List<RowSet.Line<PostRow>> waitedBefore = List.of();
        private Map<RowSet.Line<PostRow>, List<CareerRefusal>> waiting = Map.of();

        File(JobContext job) {
            this.scope = job.scope();
            this.together = !job.parameters().path("acceptGoodRows").asBoolean();
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
            return PostRow.judge(row, tenure);
        }

        /** What finds no place yet waits for the rest of the file; a set that is judged again begins as it did before. */
        @Override
        public void take(RowSet<PostRow> rows) {
            unitNames.settle(rows, PostRow.UNITS, PostRow::unitCode, PostRow::in, scope);
            countNamed(rows);
            if (rows.lines().isEmpty()) {
                return;
            }
            long first = rows.lines().getFirst().row().number();
            if (first != at) {
                waitedBefore = List.copyOf(waiting.keySet());
                at = first;
            }
            var open = takePosts(rows, waitedBefore, ages, scope);
            boolean mayWait = together && open.size() <= MOST_WAITING;
            waiting = mayWait ? open : Map.of();
            if (!mayWait) {
                open.forEach(
                        (line, refusals) -> refusals.forEach(refusal -> rows.refuse(line, problem(line, refusal))));
            }
        }

        /** Of a unit that was named the place is known only now, and with it what a month stands for. */
        private void countNamed(RowSet<PostRow> rows) {
            rows.settle(rows.lines().stream()
                    .map(line -> isNamed(line) ? counted(rows, line) : line)
                    .toList());
        }

        private static boolean isNamed(RowSet.Line<PostRow> line) {
            String written = PostRow.UNITS.written(line.row());
            return written != null && NamedUnits.isName(written);
        }

        private RowSet.Line<PostRow> counted(RowSet<PostRow> rows, RowSet.Line<PostRow> line) {
            PostRow said = line.said().counted(tenure.apply(line.said().unitCode()));
            if (said.held() == null && line.said().held() != null) {
                rows.refuse(line, PostRow.FROM, "AFTER_FROM", "must not be after the end", "不得晚于结束日期");
            }
            return new RowSet.Line<>(line.row(), said);
        }

        @Override
        public void check(WholeFile file) {
            file.report(waiting.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(refusal -> problem(entry.getKey(), refusal)))
                    .toList());
        }
    }

    static RowProblem problem(RowSet.Line<PostRow> line, CareerRefusal refusal) {
        return line.row().problem(CareerProblems.ofRow(refusal));
    }

    /** Takes the rows and those that have waited; answers what finds no place. */
    private Map<RowSet.Line<PostRow>, List<CareerRefusal>> takePosts(
            RowSet<PostRow> rows, List<RowSet.Line<PostRow>> waited, Function<String, MinimumAges> ages, Scope scope) {
        List<RowSet.Line<PostRow>> lines = new ArrayList<>(waited);
        lines.addAll(rows.lines());
        List<PostRow> drafts = lines.stream().map(RowSet.Line::said).toList();
        Map<String, OrgUnit> tree = units.hold(drafts.stream()
                .map(PostRow::unitCode)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList());
        Map<String, Person> known = people
                .lockCareersByNumber(drafts.stream()
                        .map(PostRow::personnelNumber)
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Person::personnelNumber, Function.identity()));
        Map<UUID, Career> held =
                careers.byPerson(known.values().stream().map(Person::id).toList());
        AvoidRelatives.Kin kin = avoidRelatives.of(held);
        var open =
                new PostSet(rows, new PostSet.Ground(known, held, kin, tree, ages, scope, clock.today())).report(lines);
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
        return open;
    }

    /** A gap of exactly one day is seldom meant: a last day served was taken for the first day no longer in post. */
    private static void warnOfGaps(RowSet<PostRow> rows) {
        Map<String, Set<LocalDate>> ends = new HashMap<>();
        rows.lines().forEach(line -> {
            Period held = line.said().held();
            LocalDate to = held == null || !PostRow.isEndKnown(line.row()) ? null : held.to();
            if (to != null) {
                ends.computeIfAbsent(line.said().personnelNumber(), number -> new HashSet<>())
                        .add(to);
            }
        });
        for (RowSet.Line<PostRow> line : rows.lines()) {
            Set<LocalDate> ended = ends.getOrDefault(line.said().personnelNumber(), Set.of());
            Period held = line.said().held();
            LocalDate from = held == null ? null : held.from();
            if (from != null && rows.isGood(line) && ended.contains(from.minusDays(1)) && !ended.contains(from)) {
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
}
