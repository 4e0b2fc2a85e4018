package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.problem.Words;
import org.shequ.kit.tabular.MarkedTable.Mark;
import org.shequ.kit.tabular.MarkedTable.Marks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;

/** What is written beside each row of a file: all of its problems, each with the header of its column. */
final class RowMarks implements Marks {

    private static final Words WARNING = new Words("Warning: ", "提示：");
    private static final Words NOT_LISTED = new Words(
            "This row is bad too; why is told once the rows above are mended and the file is handed in again",
            "本行也有问题；请先更正前列各行并重新提交，再查看具体原因");

    private final Iterator<RowProblem> problems;
    private final BitSet bad;
    private final Language language;
    private @Nullable RowProblem next;

    /**
     * @param problems in the order of the rows
     * @param bad all bad rows, where not all of their problems were kept
     */
    RowMarks(Iterator<RowProblem> problems, BitSet bad, Language language) {
        this.problems = problems;
        this.bad = bad;
        this.language = language;
        advance();
    }

    @Override
    public Mark of(long row) {
        var said = new ArrayList<String>();
        var faulty = bad.get(Math.toIntExact(row));
        var told = false;
        for (var problem = next; problem != null && problem.row() <= row; problem = advance()) {
            if (problem.row() == row) {
                said.add(text(problem));
                told |= !problem.warns();
            }
        }
        if (faulty && !told) {
            said.add(NOT_LISTED.in(language));
        }
        return said.isEmpty() ? Mark.NONE : new Mark(String.join(language.choose("; ", "；"), said), faulty || told);
    }

    private String text(RowProblem problem) {
        var column = problem.header() == null ? problem.column() : problem.header();
        var message = Words.read(problem.message()).in(language);
        return (problem.warns() ? WARNING.in(language) : "")
                + (column == null ? "" : column + language.choose(": ", "："))
                + message;
    }

    private @Nullable RowProblem advance() {
        next = problems.hasNext() ? problems.next() : null;
        return next;
    }
}
