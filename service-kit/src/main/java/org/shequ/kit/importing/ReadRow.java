package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.tabular.CellFault;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.TabularRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A row whose cells were read: their values, and everything that is wrong with the cells by themselves. */
public final class ReadRow {

    private static final Pattern CAPITALS = Pattern.compile("([A-Z])");

    private final ImportTable table;
    private final TabularReader file;
    private final TabularRow row;
    private final Map<String, Object> values;
    private final List<RowProblem> problems;

    private ReadRow(Cells cells) {
        this.table = cells.table;
        this.file = cells.file;
        this.row = cells.row;
        this.values = cells.values;
        this.problems = List.copyOf(cells.problems);
    }

    public long number() {
        return row.number();
    }

    /** Null when the cell is blank, or was refused. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(ImportColumn<T> column) {
        return (T) values.get(column.name());
    }

    /** The value of a column that every row must have; {@code missing} only where the row is refused anyway. */
    public <T> T get(ImportColumn<T> column, T missing) {
        var value = get(column);
        return value == null ? missing : value;
    }

    /** Whether the file has the column at all. */
    public boolean has(ImportColumn<?> column) {
        return row.has(column.name());
    }

    /** Whether nothing stands in the cell, or a word for nothing; a cell that was refused is not blank. */
    public boolean isBlank(ImportColumn<?> column) {
        return isBlank(row, column);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    /** Whether the cell is refused for what stands in it; then it says nothing, and nothing more is to be said of it. */
    public boolean isRefused(ImportColumn<?> column) {
        return isRefused(column.name());
    }

    boolean isRefused(String column) {
        return problems.stream().anyMatch(problem -> column.equals(problem.column()));
    }

    public List<RowProblem> problems() {
        return problems;
    }

    /** A rule that the row breaks in a column: where, what stands there as far as it may be shown, and what is expected. */
    public RowProblem problem(ImportColumn<?> column, String rule, String english, String chinese) {
        return problem(file, row, column, rule, english, chinese);
    }

    /** A rule that a field of the record broke; {@code /birthDate} is the column {@code birth_date}. */
    public RowProblem problem(BilingualViolation violation) {
        var column = CAPITALS.matcher(violation.pointer().substring(1))
                .replaceAll("_$1")
                .toLowerCase(Locale.ROOT);
        return problem(table.get(column), violation.rule(), violation.english(), violation.chinese());
    }

    /**
     * What the row says, and what is wrong with it besides its cells. Refused or not, the records judge what could be read of
     * it, so that all its problems are reported at once; a refused row is never among the {@link RowSet#isGood good} ones.
     */
    public <D> JudgedRow<D> judged(D said, List<RowProblem> more) {
        if (more.isEmpty()) {
            return new JudgedRow<>(this, said, problems);
        }
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return new JudgedRow<>(this, said, all);
    }

    /** Where another column is filled in instead, the problem lies there. */
    private static RowProblem problem(
            TabularReader file, TabularRow row, ImportColumn<?> column, String rule, String english, String chinese) {
        var instead = column.instead();
        var said = instead != null && isBlank(row, column) && !isBlank(row, instead) ? instead : column;
        return new RowProblem(
                row.number(),
                said.name(),
                said.type().shown(row.text(said.name())),
                rule,
                english + " / " + chinese,
                file.address(said.name(), row.number()),
                file.header(said.name()));
    }

    private static boolean isBlank(TabularRow row, ImportColumn<?> column) {
        var text = row.text(column.name());
        return text == null || column.type().isBlank(text);
    }

    @Override
    public String toString() {
        return row.toString();
    }

    /** The cells while they are read. */
    static final class Cells {

        private final ImportTable table;
        private final TabularReader file;
        private final TabularRow row;
        private final Map<String, Object> values = new HashMap<>();
        private final List<RowProblem> problems = new ArrayList<>(0);
        private final Set<String> refused = new HashSet<>(0);

        Cells(ImportTable table, TabularReader file, TabularRow row) {
            this.table = table;
            this.file = file;
            this.row = row;
        }

        void put(ImportColumn<?> column, Object value) {
            values.put(column.name(), value);
        }

        void refuse(ImportColumn<?> column, String rule, String english, String chinese) {
            problems.add(problem(file, row, column, rule, english, chinese));
        }

        /** What stands under no header is not shown: nobody knows what it is. */
        void refuse(CellFault fault) {
            var name = fault.column();
            if (name != null) {
                refused.add(name);
            }
            problems.add(new RowProblem(
                    row.number(),
                    name,
                    name == null ? null : table.get(name).type().shown(fault.shown()),
                    fault.rule(),
                    fault.english() + " / " + fault.chinese(),
                    file.address(fault.index(), row.number()),
                    file.header(name)));
        }

        boolean isRefused(ImportColumn<?> column) {
            return refused.contains(column.name());
        }

        /** Whether something stands in the cell, readable or not. */
        boolean isGiven(@Nullable ImportColumn<?> column) {
            return column != null && (isRefused(column) || !isBlank(row, column));
        }

        ReadRow row() {
            return new ReadRow(this);
        }
    }
}
