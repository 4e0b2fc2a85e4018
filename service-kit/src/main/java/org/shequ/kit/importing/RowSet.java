package org.shequ.kit.importing;

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
    private final Map<String, Long> counts = new TreeMap<>();

    /** @param refused numbers of rows that are judged only so that everything is told */
    RowSet(List<Line<D>> lines, Set<Long> refused) {
        this.lines = lines;
        this.refused = new HashSet<>(refused);
    }

    /** A row and what it says. */
    public record Line<D>(ReadRow row, D said) {}

    /** In the order of the file. */
    public List<Line<D>> lines() {
        return lines;
    }

    /** What the rows say, now that more is known; those that could not be settled are refused and no longer among them. */
    public void settle(List<Line<D>> settled) {
        lines = List.copyOf(settled);
    }

    /** Of a cell that could not be read nothing more is said. */
    public void refuse(Line<D> line, ImportColumn<?> column, String rule, String english, String chinese) {
        if (!line.row().isRefused(column)) {
            refuse(line, line.row().problem(column, rule, english, chinese));
        }
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
        refused.add(line.row().number());
        problems.add(problem);
    }

    /** Something odd that does not keep the row from being taken. */
    public void warn(Line<D> line, ImportColumn<?> column, String rule, String english, String chinese) {
        problems.add(line.row().problem(column, rule, english, chinese).asWarning());
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
