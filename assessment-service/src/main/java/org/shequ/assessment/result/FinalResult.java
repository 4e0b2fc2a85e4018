package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.database.Row;
import org.shequ.assessment.grading.Grade;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.ranking.Place;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a final result. Immutable: a correction is another version.
 *
 * @param subject unit code or person's id
 * @param unitCode the community, or the unit that the person served in at the end of the year
 * @param reason why this version came to be
 */
public record FinalResult(
        String subject,
        @Nullable String unitCode,
        int year,
        int version,
        @Nullable BigDecimal score,
        @Nullable Grade grade,
        @Nullable String peerGroup,
        @Nullable Place place,
        @Nullable BigDecimal percentile,
        @Nullable Band band,
        String origin,
        Reason reason,
        LocalDate finalOn,
        Instant recordedAt,
        String recordedBy) {

    static FinalResult of(Row row) throws SQLException {
        Integer rank = row.findInteger("rank");
        Integer peers = row.findInteger("peers");
        return new FinalResult(
                row.text("subject"),
                row.findText("unit_code"),
                row.integer("year"),
                row.integer("version"),
                row.findDecimal("score"),
                row.findConstant(Grade.class, "grade"),
                row.findText("peer_group"),
                rank == null || peers == null ? null : new Place(rank, peers),
                row.findDecimal("percentile"),
                row.findConstant(Band.class, "band"),
                row.text("origin"),
                row.constant(Reason.class, "reason"),
                row.date("final_on"),
                row.instant("recorded_at"),
                row.text("recorded_by"));
    }
}
