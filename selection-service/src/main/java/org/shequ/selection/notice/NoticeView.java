package org.shequ.selection.notice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.policy.DayKind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A notice as the round's officers see it. */
@Schema(name = "Notice")
public record NoticeView(
        UUID id,
        UUID roundId,
        int number,
        LocalDate publishedOn,
        @Schema(description = "Up to and including / 含当日") LocalDate lastDay,
        int days,
        DayKind dayKind,
        String publishedBy,
        @Nullable String closedBy,
        boolean closed,
        List<NoticeEntryView> candidates,
        @Schema(description = "Version of the round / 轮次版本") long version)
        implements Versioned {

    @Schema(name = "NoticeEntry")
    public record NoticeEntryView(
            UUID registrationId,
            @Schema(description = "Masked / 已脱敏") String name,
            String unitCode,
            String unitName,
            int rank,
            BigDecimal total,

            @Schema(description = "After the tie-breaks / 同分区分后的次序")
            int line,

            @Schema(description = "What decided the place / 名次由何确定")
            Text decidedBy) {}
}
