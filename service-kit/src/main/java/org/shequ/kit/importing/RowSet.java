package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows to be judged by the records and taken up together, and what came of them. What is not {@link #isGood good}, for its
 * cells or for what the records say, must not be written.
 */
public final class RowSet<D> {

    private List<Line<D>> lines;
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<Long> refused;
    private final Set<Cell> unread = new HashSet<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /** @param refused numbers of rows that are judged only so that all their problems are reported */
    RowSet(List<Line<D>> lines, Set<Long> refused) {
        this.lines = lines;
        this.refused = new HashSet<>(refused);
    }

    /** A row and what it says. */
    public record Line<D>(ReadRow row, D said) {}

    private record Cell(long row, String column) {}

    /** In the order of the file. */
    public List<Line<D>> lines() {
        return lines;
    }

    /** What the rows say, now that more is known. */
    public void settle(List<Line<D>> settled) {
        lines = List.copyOf(settled);
    }

    /** Whether nothing is known of what stands in the cell: nothing more is said of it, and nothing follows from it. */
    public boolean isUnread(Line<D> line, ImportColumn<?> column) {
        var instead = column.instead();
        return isUnread(line, column.name())
                || (instead != null && line.row().isBlank(column) && isUnread(line, instead.name()));
    }

    private boolean isUnread(Line<D> line, @Nullable String column) {
        return column != null
                && (line.row().isRefused(column)
                        || unread.contains(new Cell(line.row().number(), column)));
    }

    /** The row is refused because nobody knows what is meant by the cell. */
    public void refuseUnread(Line<D> line, ImportColumn<?> column, String rule, String english, String chinese) {
        var problem = line.row().problem(column, rule, english, chinese);
        var place = problem.column();
        refuse(line, problem);
        unread.add(new Cell(line.row().number(), place == null ? column.name() : place));
    }

    public void refuse(Line<D> line, ImportColumn<?> column, String rule, String english, String chinese) {
        refuse(line, line.row().problem(column, rule, english, chinese));
    }

    public void refuse(Line<D> line, BilingualViolation violation) {
        refuse(line, line.row().problem(violation));
    }

    /** A command refuses it: in its own words, or in those of each rule that it says is broken. */
    public void refuse(Line<D> line, ImportColumn<?> column, ProblemException refusal) {
        if (refusal.code() == CommonProblem.RULE_VIOLATED
                && !refusal.violations().isEmpty()) {
            refusal.violations()
                    .forEach(broken -> refuse(line, column, broken.rule(), broken.english(), broken.chinese()));
        } else {
            refuse(line, column, refusal.code().name(), refusal.detail(Language.EN), refusal.detail(Language.ZH));
        }
    }

    public void refuse(Line<D> line, RowProblem problem) {
        if (!isUnread(line, problem.column())) {
            refused.add(line.row().number());
            problems.add(problem);
        }
    }

    /** Something odd that does not keep the row from being taken. */
    public void warn(Line<D> line, ImportColumn<?> column, String rule, String english, String chinese) {
        if (!isUnread(line, column)) {
            problems.add(line.row().problem(column, rule, english, chinese).asWarning());
        }
    }

    public boolean isGood(Line<D> line) {
        return !refused.contains(line.row().number());
    }

    public void created(long rows) {
        count("created", rows);
    }

    public void updated(long rows) {
        count("updated", rows);
    }

    public void unchanged(long rows) {
        count("unchanged", rows);
    }

    public void count(String name, long rows) {
        counts.merge(name, rows, Long::sum);
    }

    List<RowProblem> problems() {
        return problems;
    }

    Map<String, Long> counts() {
        return counts;
    }
}
