package org.shequ.kit.job;

import org.shequ.kit.database.Database;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import static org.shequ.kit.job.JobColumns.printable;

/** The table of what was wrong with single rows, kept per attempt. */
@ApplicationScoped
class JobProblems {

    /** How many of one attempt are kept; the rest are only counted. */
    static final int KEPT = 10_000;

    private final Database database;

    JobProblems(Database database) {
        this.database = database;
    }

    /** A problem, and in which order it was found. */
    record KeptProblem(int seq, RowProblem problem) {

        Place place() {
            return new Place(problem.row(), seq);
        }
    }

    void insert(UUID id, int attempt, int firstSeq, List<RowProblem> problems) {
        var kept = IntStream.range(0, problems.size())
                .mapToObj(i -> new KeptProblem(firstSeq + i, problems.get(i)))
                .toList();
        database.updateEach("""
                INSERT INTO job_problems (job_id, attempt, seq, row_number, column_name, value, rule, message, cell, header, severity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", kept, k -> new Object[] {
            id,
            attempt,
            k.seq,
            k.problem.row(),
            printable(k.problem.column()),
            printable(k.problem.value()),
            k.problem.rule(),
            printable(k.problem.message()),
            k.problem.cell(),
            printable(k.problem.header()),
            k.problem.severity()
        });
    }

    /** Where a page of the list ends: rows stand in the order of the file, whatever was found first. */
    record Place(long row, int seq) {

        static final Place START = new Place(Long.MIN_VALUE, 0);
    }

    /** Those of an attempt after a place in its list. */
    List<KeptProblem> list(UUID id, int attempt, Place after, int limit) {
        return database.list(
                """
                SELECT seq, row_number, column_name, value, rule, message, cell, header, severity FROM job_problems
                WHERE job_id = ? AND attempt = ? AND (row_number, seq) > (?, ?) ORDER BY row_number, seq LIMIT ?""",
                row -> new KeptProblem(
                        row.getInt("seq"),
                        new RowProblem(
                                row.getLong("row_number"),
                                row.findText("column_name"),
                                row.findText("value"),
                                row.getText("rule"),
                                row.getText("message"),
                                row.findText("cell"),
                                row.findText("header"),
                                row.getEnum("severity", RowProblem.Severity.class))),
                id,
                attempt,
                after.row(),
                after.seq(),
                limit);
    }

    /** Which rows are bad, where not every problem could be kept. */
    void keepBadRows(UUID id, int attempt, byte[] rows) {
        database.update(
                "INSERT INTO job_bad_rows (job_id, attempt, rows) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                attempt,
                rows);
    }

    /** Empty where all problems were kept. */
    BitSet badRows(UUID id, int attempt) {
        return database.find(
                        "SELECT rows FROM job_bad_rows WHERE job_id = ? AND attempt = ?",
                        row -> BitSet.valueOf(row.getBytes("rows")),
                        id,
                        attempt)
                .orElseGet(BitSet::new);
    }

    /** How many are kept of an attempt: a row may have several. */
    long count(UUID id, int attempt) {
        return database.number("SELECT count(*) FROM job_problems WHERE job_id = ? AND attempt = ?", id, attempt);
    }

    void forgetBefore(UUID id, int attempt) {
        database.update("DELETE FROM job_problems WHERE job_id = ? AND attempt < ?", id, attempt);
    }
}
