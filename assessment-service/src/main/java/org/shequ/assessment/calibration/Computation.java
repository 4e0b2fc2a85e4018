package org.shequ.assessment.calibration;

import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.kit.database.Database;

import jakarta.enterprise.context.ApplicationScoped;

/** Computes outcomes: of a whole cycle from its sheets, of one pool after a decision, or beside them for a simulation. */
@ApplicationScoped
public class Computation {

    private static final String KEPT_SUMS = "SELECT subject, raters, class_points AS points FROM outcomes o";

    private static final String UPDATE = """
            UPDATE outcomes o SET weighed = c.weighed, points = c.points, score = c.score, vetoes = c.vetoes,
                sanctioned = c.sanctioned, earned = c.earned, cap = c.cap, grade = c.grade, tied = c.tied, rank = c.rank,
                peers = c.peers, percentile = c.percentile, band = c.band, decided_score = c.decided_score
            FROM computed c
            WHERE o.cycle_id = c.cycle_id AND o.subject = c.subject
              AND (o.points, o.score, o.vetoes, o.sanctioned, o.earned, o.cap, o.grade, o.tied, o.rank, o.peers,
                   o.decided_score)
                  IS DISTINCT FROM (c.points, c.score, c.vetoes, c.sanctioned, c.earned, c.cap, c.grade, c.tied, c.rank,
                                    c.peers, c.decided_score)
            """;

    private final Database database;
    private final SheetTotals totals;

    Computation(Database database, SheetTotals totals) {
        this.database = database;
        this.totals = totals;
    }

    /** Computes all anew from {@link SheetTotals}, in place of what was computed before. @return how many subjects */
    int whole(Cycle cycle, SchemeContent content) {
        database.update("DELETE FROM outcomes WHERE cycle_id = ?", cycle.id());
        var terms = new ComputationTerms(cycle, content);
        return database.update(
                ComputationSql.of(terms, SheetTotals.SUMS) + " INSERT INTO outcomes (" + ComputationSql.COLUMNS
                        + ") SELECT " + ComputationSql.COLUMNS + " FROM computed",
                terms.arguments());
    }

    /**
     * Computes one pool anew from the sums that calibration left, as caps and ranks do not reach further: what one
     * decision costs does not grow with the province.
     */
    public void pool(Cycle cycle, SchemeContent content, String pool) {
        if (database.exists(
                "SELECT FROM outcomes WHERE cycle_id = ? AND pool = ? AND raters IS NULL LIMIT 1", cycle.id(), pool)) {
            prepare(); // computed by a release that kept no sums
            totals.sum(cycle.id(), content);
            whole(cycle, content);
            return;
        }
        var terms = new ComputationTerms(cycle, content);
        database.update(
                ComputationSql.of(terms, KEPT_SUMS + " WHERE o.cycle_id = ? AND o.pool = ?") + UPDATE,
                terms.arguments(cycle.id(), pool));
    }

    /** Computes by other terms into the table {@code simulated}, which the transaction's end removes. */
    void simulate(Cycle cycle, SchemeContent other, boolean otherMarks) {
        prepare();
        if (otherMarks) {
            totals.sumAnew(cycle.id(), other);
        }
        database.update("CREATE TEMPORARY TABLE simulated (LIKE outcomes) ON COMMIT DROP");
        var terms = new ComputationTerms(cycle, other);
        String insert = " INSERT INTO simulated (" + ComputationSql.COLUMNS + ") SELECT " + ComputationSql.COLUMNS
                + " FROM computed";
        if (otherMarks) {
            database.update(ComputationSql.of(terms, SheetTotals.SUMS) + insert, terms.arguments());
        } else {
            database.update(
                    ComputationSql.of(terms, KEPT_SUMS + " WHERE o.cycle_id = ?") + insert,
                    terms.arguments(cycle.id()));
        }
    }

    /** For this transaction alone: room for sums and sorts of a province, and no compiling of what runs once. */
    void prepare() {
        database.update("SET LOCAL work_mem = '128MB'");
        database.update("SET LOCAL jit = off");
    }
}
