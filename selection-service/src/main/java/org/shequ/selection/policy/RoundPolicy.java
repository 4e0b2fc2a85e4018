package org.shequ.selection.policy;

import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.util.List;

/**
 * The figures that a kind of round runs by; a round keeps its own copy.
 *
 * @param openingRatio candidates per place at the opening
 * @param interviewRatio candidates per place who go on to the interview
 * @param writtenPercent weight of the written score in the total
 * @param bonusCap most points that a bonus may add
 * @param scoring how totals are computed and ties are broken
 * @param reserveMonths how long membership of the reserve lasts
 * @param lineValidMonths how long after the ranking the next in line may move up
 * @param reservationDays how long places are asked to be held for
 * @param probationMonths how long the appointed are on probation (试用); 0 for none
 * @param lockYears how long the appointed are bound (服务期); 0 for not at all
 * @param noticeNames how a public notice shows names
 */
public record RoundPolicy(
        RoundKind kind,
        int version,
        List<Stage> stages,
        int openingRatio,
        int interviewRatio,
        int writtenPercent,
        BigDecimal bonusCap,
        ScoringRule scoring,
        int noticeDays,
        DayKind noticeDayKind,
        int reserveMonths,
        int lineValidMonths,
        int reservationDays,
        int probationMonths,
        int lockYears,
        NoticeNames noticeNames) {

    public RoundPolicy {
        stages = List.copyOf(stages);
    }
}
