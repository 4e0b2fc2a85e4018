package org.shequ.selection.round;

import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.policy.DayKind;
import org.shequ.selection.policy.NoticeNames;
import org.shequ.selection.policy.RoundPolicy;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.scoring.TotalScore;
import org.shequ.selection.scoring.Totals;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * The figures that one round goes by: its own copy of the policy's, so that a later policy does not reach into a running
 * round.
 *
 * @param openingRatio candidates per place below which a round may open by decision only
 * @param interviewRatio candidates per place who go on to the interview
 * @param writtenPercent the written examination's share of the total; the interview has the rest
 * @param scoring how totals are computed and ties are broken; null in rounds that were ranked before there was such a rule, whose
 *     sealed record does not have it: ask {@link #scoringRule}
 * @param reserveMonths how long membership of the reserve pool lasts
 * @param lineValidMonths how long after the ranking the next in line may move up
 * @param reservationDays how long an unlocked reservation of places may last
 * @param probationMonths how long the appointed are on probation; 0 for none
 * @param lockYears how long the appointed are bound; 0 for not at all
 * @param noticeNames how the public notice shows names
 */
@Embeddable
public record RoundTerms(
        int policyVersion,
        int ruleVersion,
        int openingRatio,
        int interviewRatio,
        int writtenPercent,
        BigDecimal bonusCap,

        @Column(columnDefinition = "jsonb")
        @ColumnTransformer(write = "?::jsonb")
        @Convert(converter = ScoringColumn.class)
        @Nullable
        ScoringRule scoring,

        int noticeDays,
        @Enumerated(EnumType.STRING) DayKind noticeDayKind,
        int reserveMonths,
        int lineValidMonths,
        int reservationDays,
        int probationMonths,
        int lockYears,
        @Enumerated(EnumType.STRING) NoticeNames noticeNames) {

    /** @param ownWrittenPercent replaces the policy's figure for this round alone; the draft says so openly */
    static RoundTerms of(
            RoundPolicy policy, int ruleVersion, @Nullable Integer ownWrittenPercent, @Nullable Integer ownNoticeDays) {
        return new RoundTerms(
                policy.version(),
                ruleVersion,
                policy.openingRatio(),
                policy.interviewRatio(),
                ownWrittenPercent == null ? policy.writtenPercent() : ownWrittenPercent,
                policy.bonusCap(),
                policy.scoring(),
                ownNoticeDays == null ? policy.noticeDays() : ownNoticeDays,
                policy.noticeDayKind(),
                policy.reserveMonths(),
                policy.lineValidMonths(),
                policy.reservationDays(),
                policy.probationMonths(),
                policy.lockYears(),
                policy.noticeNames());
    }

    /** The total of somebody's scores in this round. */
    public TotalScore total(
            Totals totals, @Nullable BigDecimal written, @Nullable BigDecimal interview, BigDecimal bonus) {
        return totals.of(scoringRule(), writtenPercent, written, interview, bonus, bonusCap);
    }

    public ScoringRule scoringRule() {
        return scoring == null ? ScoringRule.BEFORE : scoring;
    }
}
