package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.ranking.Place;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Row;

import java.math.BigDecimal;
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
        ResultReason reason,
        LocalDate finalOn,
        Instant recordedAt,
        String recordedBy) {

    static FinalResult of(Row row) {
        Integer rank = row.findInt("rank");
        Integer peers = row.findInt("peers");
        return new FinalResult(
                row.getText("subject"),
                row.findText("unit_code"),
                row.getInt("year"),
                row.getInt("version"),
                row.findDecimal("score"),
                row.findEnum("grade", Grade.class),
                row.findText("peer_group"),
                rank == null || peers == null ? null : new Place(rank, peers),
                row.findDecimal("percentile"),
                row.findEnum("band", Band.class),
                row.getText("origin"),
                row.getEnum("reason", ResultReason.class),
                row.getDate("final_on"),
                row.getInstant("recorded_at"),
                row.getText("recorded_by"));
    }
}
