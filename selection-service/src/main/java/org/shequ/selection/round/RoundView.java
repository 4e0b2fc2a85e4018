package org.shequ.selection.round;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.condition.Versioned;
import org.shequ.selection.policy.DayKind;
import org.shequ.selection.policy.NoticeNames;
import org.shequ.selection.policy.ScoringView;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A round as the outside sees it. */
@Schema(name = "Round")
public record RoundView(
        UUID id,
        RoundKind kind,
        String title,
        String jurisdiction,
        RoundStatus status,

        @Schema(description = "While RUNNING / 进行中时的环节") @Nullable
        Stage stage,

        List<Stage> stages,
        List<PositionView> positions,
        Instant registrationFrom,
        Instant registrationTo,

        @Schema(description = "Eligibility is judged as of this day / 资格判定截止日")
        LocalDate cutOff,

        int ruleVersion,
        int policyVersion,
        int openingRatio,
        int interviewRatio,
        int writtenPercent,
        BigDecimal bonusCap,
        ScoringView scoring,
        int noticeDays,
        DayKind noticeDayKind,
        NoticeNames noticeNames,
        int lineValidMonths,
        int probationMonths,
        int lockYears,
        @Nullable RatioDecision openingRatioDecision,
        @Nullable RatioDecision interviewRatioDecision,
        String draftedBy,
        Instant draftedAt,
        @Nullable Instant announcedAt,
        @Nullable Instant rankedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        long version)
        implements Versioned {

    /** @param placesHeld places that quota-service gave and that have not gone back */
    @Schema(name = "Position")
    public record PositionView(
            UUID id,
            int number,
            @Nullable String unitCode,
            @Nullable UUID planId,

            @Schema(description = "Absent when the appointed keep theirs / 不填则保留原岗位") @Nullable
            Post post,

            int places,
            int placesHeld,

            @Schema(description = "The latest request / 最近一次名额申请") @Nullable
            PlaceRequestView placeRequest) {}

    @Schema(name = "PositionPlaceRequest")
    public record PlaceRequestView(
            UUID id,
            PlaceRequestState state,
            int count,
            @Nullable UUID accountId,
            @Nullable Instant expiresAt,
            Instant requestedAt,
            @Nullable Instant answeredAt,
            List<UUID> placeIds,
            @Nullable RefusalView refusal) {}

    @Schema(name = "PositionPlacesRefusal")
    public record RefusalView(
            @Schema(examples = "INSUFFICIENT") String reason,

            @Schema(
                    examples =
                            "{\"approved\":54,\"occupied\":46,\"reserved\":8,\"frozen\":0,\"vacancy\":0,\"requested\":5}")
            Map<String, Integer> figures) {}
}
