package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Band;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Row;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the scheme makes of a subject's sheets.
 *
 * @param weighed the classes' means by their weights, before points and vetoes
 * @param points bonuses less deductions, each within its limit
 * @param earned the grade that the score alone gives
 * @param cap the best grade that vetoes and sanctions leave open
 * @param decidedScore what an upheld objection says instead of the score
 * @param grade what the cap on excellent grades gives in the end; null in an undecided tie
 */
public record Outcome(
        String subject,
        @Nullable String name,
        String unitCode,
        String pool,
        BigDecimal weighed,
        BigDecimal points,
        BigDecimal score,
        @Nullable BigDecimal decidedScore,
        List<String> vetoes,
        boolean sanctioned,
        @Nullable Grade earned,
        @Nullable Grade cap,
        @Nullable Grade grade,
        boolean tied,
        @Nullable String peerGroup,
        @Nullable Integer rank,
        @Nullable Integer peers,
        @Nullable BigDecimal percentile,
        @Nullable Band band) {

    static Outcome of(Row row) {
        return new Outcome(
                row.getText("subject"),
                row.findText("name"),
                row.getText("unit_code"),
                row.getText("pool"),
                row.getDecimal("weighed"),
                row.getDecimal("points"),
                row.getDecimal("score"),
                row.findDecimal("decided_score"),
                row.getTexts("vetoes"),
                row.getBoolean("sanctioned"),
                row.findEnum("earned", Grade.class),
                row.findEnum("cap", Grade.class),
                row.findEnum("grade", Grade.class),
                row.getBoolean("tied"),
                row.findText("peer_group"),
                row.findInt("rank"),
                row.findInt("peers"),
                row.findDecimal("percentile"),
                row.findEnum("band", Band.class));
    }
}
