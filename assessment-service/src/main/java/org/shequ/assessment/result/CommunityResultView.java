package org.shequ.assessment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.ranking.Place;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A community's final result of one year. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommunityResult")
public record CommunityResultView(
        @Schema(examples = "320613002004") String unitCode,
        @Schema(examples = "濠北社区居委会") @Nullable String unitName,
        @Schema(examples = "2025") int year,

        @Schema(description = "0 to 100, scale 2 / 0 至 100，两位小数", examples = "94.80") @Nullable
        BigDecimal score,

        @Schema(examples = "URBAN") @Nullable String peerGroup,

        @Schema(description = "1 is best; ties share a rank / 1 为最佳，同分同名次", examples = "3") @Nullable
        Integer rank,

        @Schema(examples = "139") @Nullable Integer peers,

        @Schema(description = "Share of peers ranked no better, per cent / 名次不高于其的同组占比（%）", examples = "98.56")
        @Nullable
        BigDecimal percentile,

        @Nullable Band band,

        @Schema(description = "Counts corrections / 更正次数版本号", examples = "1")
        int version,

        @Schema(examples = "IMPORT") String origin,
        ResultReason reason,
        LocalDate finalOn,
        Instant recordedAt) {

    static CommunityResultView of(@Nullable String unitName, FinalResult result) {
        Place place = result.place();
        return new CommunityResultView(
                result.subject(),
                unitName,
                result.year(),
                result.score(),
                result.peerGroup(),
                place == null ? null : place.rank(),
                place == null ? null : place.peers(),
                result.percentile(),
                result.band(),
                result.version(),
                result.origin(),
                result.reason(),
                result.finalOn(),
                result.recordedAt());
    }
}
