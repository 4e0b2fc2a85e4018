package org.shequ.assessment.calibration;

import org.shequ.assessment.judgement.Facts;
import org.shequ.assessment.judgement.Judgement;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;

import java.util.UUID;

/** Judgements on their way into a table like {@code outcomes}, so many at a time. */
final class OutcomeRows {

    private static final Statements SQL = Statements.of(OutcomeRows.class);

    private static final int AT_ONCE = 10_000;

    private static final String COLUMNS =
            "cycle_id, subject, unit_code, pool, weighed, points, score, vetoes, sanctioned,"
                    + " earned, cap, grade, tied, peer_group, rank, peers, percentile, band, raters, class_points,"
                    + " decided_score";

    private static final String UPDATE = SQL.text("update-outcomes");

    private final Database database;
    private final UUID cycleId;
    private Bulk rows = empty();

    OutcomeRows(Database database, UUID cycleId) {
        this.database = database;
        this.cycleId = cycleId;
    }

    private static Bulk empty() {
        return new Bulk(
                "uuid",
                "text",
                "text",
                "text",
                "numeric",
                "numeric",
                "numeric",
                "text[]",
                "boolean",
                "text",
                "text",
                "text",
                "boolean",
                "text",
                "int",
                "int",
                "numeric",
                "text",
                "int[]",
                "numeric[]",
                "numeric");
    }

    void add(Judgement judgement) {
        Judgement.Score score = judgement.score();
        Judgement.Grading grading = judgement.grading();
        Place place = judgement.place();
        Facts facts = score.facts();
        rows.add(
                cycleId,
                facts.subject(),
                facts.unitCode(),
                facts.pool(),
                score.weighed(),
                score.points(),
                score.value(),
                facts.vetoes(),
                grading != null && grading.sanctioned(),
                grading == null ? null : grading.earned(),
                grading == null ? null : grading.cap(),
                grading == null ? null : grading.grade(),
                grading != null && grading.tied(),
                facts.peerGroup(),
                place == null ? null : (Integer) place.rank(),
                place == null ? null : (Integer) place.peers(),
                place == null ? null : place.percentile(),
                place == null ? null : place.band(),
                facts.sums().stream().map(ClassSum::raters).toList(),
                facts.sums().stream().map(ClassSum::points).toList(),
                facts.decidedScore());
    }

    /** Inserts what waits, once it is worth it. */
    void insertInto(String table, boolean all) {
        if (all || rows.size() >= AT_ONCE) {
            database.insert(table, COLUMNS, rows);
            rows = empty();
        }
    }

    /** Replaces the outcomes that have changed. */
    void update() {
        database.update(UPDATE.formatted(rows.relation(COLUMNS)), rows);
        rows = empty();
    }
}
