package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent.Indicator;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.TabularRow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads a file of sheets, one row each: subject, rater class, rater, ordinary, a column per marked indicator (by code or
 * name) and, where evidence is given, {@code <code>_evidence}. All or nothing, unless the good rows alone are accepted.
 */
@ApplicationScoped
class SheetImport implements JobHandler {

    static final String KIND = "sheet-import";

    private static final int CHUNK = 1000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否");
    private static final List<Column> FIXED = List.of(
            Column.of("subject", "考核对象", "区划代码", "unit_code", "人员编号", "personnel_number", "人员标识", "person_id")
                    .required(),
            Column.of("rater_class", "评价主体").required(),
            Column.of("rater", "评价人").required(),
            Column.of("ordinary", "普通居民"));

    private final Cycles cycles;
    private final Schemes schemes;
    private final TakeSheets takeSheets;

    SheetImport(Cycles cycles, Schemes schemes, TakeSheets takeSheets) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.takeSheets = takeSheets;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        UUID cycleId = UUID.fromString(job.parameters().path("cycleId").asText());
        Cycle cycle = cycles.get(cycleId, job.scope());
        List<Indicator> marked =
                schemes.get(cycle.schemeId(), Scope.ALL).content().marked();
        job.transaction(() -> {
            read(job, cycleId, marked);
            if (job.problems() > 0 && !job.parameters().path("acceptGoodRows").asBoolean()) {
                throw ProblemException.of(AssessmentProblem.IMPORT_REFUSED, job.problems());
            }
        });
    }

    private void read(JobContext job, UUID cycleId, List<Indicator> marked) {
        long rows = 0;
        long taken = 0;
        List<SheetEntry> chunk = new ArrayList<>(CHUNK);
        try (var table = TabularReader.open(job.input(), job.mediaType(), columns(marked))) {
            while (table.hasNext()) {
                entry(job, table.next(), marked, chunk);
                rows++;
                if (chunk.size() == CHUNK) {
                    taken += take(job, cycleId, chunk);
                    job.done(rows);
                }
            }
        }
        taken += take(job, cycleId, chunk);
        job.total(rows);
        job.done(rows);
        job.count("rows", rows);
        job.count("taken", taken);
    }

    private int take(JobContext job, UUID cycleId, List<SheetEntry> chunk) {
        job.checkCancelled();
        if (chunk.isEmpty()) {
            return 0;
        }
        TakeSheets.Outcome outcome = takeSheets.handle(cycleId, chunk);
        outcome.faults()
                .forEach(fault -> job.problem(new RowProblem(
                        fault.index(),
                        fault.member().equals("raterClass") ? "rater_class" : fault.member(),
                        fault.value(),
                        fault.rule(),
                        fault.english() + " / " + fault.chinese())));
        chunk.clear();
        return outcome.taken();
    }

    private static void entry(JobContext job, TabularRow row, List<Indicator> marked, List<SheetEntry> chunk) {
        Map<String, BigDecimal> marks = new HashMap<>();
        Map<String, String> evidence = new HashMap<>();
        boolean readable = true;
        for (Indicator indicator : marked) {
            String text = row.text(indicator.code());
            if (text != null && !NUMBER.matcher(text).matches()) {
                readable = refuse(job, row, indicator.code(), text, "NUMBER", "must be a number / 须为数字");
            } else if (text != null) {
                marks.put(indicator.code(), new BigDecimal(text));
            }
            String link = row.text(indicator.code() + "_evidence");
            if (link != null) {
                evidence.put(indicator.code(), link);
            }
        }
        String ordinary = row.text("ordinary");
        if (ordinary != null && !YES.contains(ordinary) && !NO.contains(ordinary)) {
            readable = refuse(job, row, "ordinary", ordinary, "BOOLEAN", "must be true or false / 须为是或否");
        }
        if (readable) {
            chunk.add(new SheetEntry(
                    row.number(),
                    row.text("subject"),
                    row.text("rater_class"),
                    row.text("rater"),
                    ordinary != null && YES.contains(ordinary),
                    marks,
                    evidence));
        }
    }

    private static boolean refuse(
            JobContext job, TabularRow row, String column, @Nullable String value, String rule, String message) {
        job.problem(new RowProblem(row.number(), column, value, rule, message));
        return false;
    }

    /** An indicator's name is a header too, where it is nobody else's. */
    private static Columns columns(List<Indicator> marked) {
        List<Column> all = new ArrayList<>(FIXED);
        Set<String> taken = new HashSet<>();
        FIXED.forEach(column -> taken.addAll(column.aliases()));
        marked.forEach(indicator -> taken.add(indicator.code()));
        for (Indicator indicator : marked) {
            all.add(
                    taken.add(indicator.name())
                            ? Column.of(indicator.code(), indicator.name())
                            : Column.of(indicator.code()));
            all.add(Column.of(indicator.code() + "_evidence"));
        }
        return Columns.of(all.toArray(Column[]::new));
    }
}
