package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * How totals are computed and ties are broken in a round: what its notice prints.
 *
 * @param rounding of the steps that compute: weighting and adding up
 * @param tiesOn which totals are a tie
 * @param tieBreaks asked one after the other of those who are tied
 * @param shortlistTies what becomes of those tied for the last seat of the interview
 */
public record ScoringRule(
        Decimals decimals,
        ScoreRounding rounding,
        TieBasis tiesOn,
        List<TieBreakStep> tieBreaks,
        ShortlistTies shortlistTies) {

    private static final int PERCENT_DECIMALS = 2;

    /** Where a policy says nothing else. Weighted scores keep all their decimals: a percentage adds two. */
    public static final ScoringRule STANDARD = of(TieBasis.EXACT_TOTAL);

    /** Of the rounds that were ranked before there was a rule of their own: ties were judged by the total as it was shown. */
    public static final ScoringRule BEFORE = of(TieBasis.ROUNDED_TOTAL);

    public ScoringRule {
        tieBreaks = List.copyOf(tieBreaks);
    }

    private static ScoringRule of(TieBasis tiesOn) {
        return new ScoringRule(
                new Decimals(2, 4, 2, 2),
                ScoreRounding.HALF_UP,
                tiesOn,
                List.of(TieBreakStep.INTERVIEW, TieBreakStep.CERTIFICATE, TieBreakStep.RETEST),
                ShortlistTies.ALL);
    }

    /** Something that makes no sense in a rule. {@code where} is a pointer into it. */
    public record Fault(String where, String rule, String en, String zh) {}

    /** Empty when the rule makes sense. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        decimals(faults, "score", decimals.score());
        decimals(faults, "weighted", decimals.weighted());
        decimals(faults, "bonus", decimals.bonus());
        decimals(faults, "total", decimals.total());
        var seen = EnumSet.noneOf(TieBreakStep.class);
        for (int i = 0; i < tieBreaks.size(); i++) {
            var step = tieBreaks.get(i);
            var where = "/tieBreaks/" + i;
            if (!seen.add(step)) {
                faults.add(new Fault(where, "DUPLICATE", "is asked already", "重复"));
            }
            if (step == TieBreakStep.RETEST && i < tieBreaks.size() - 1) {
                faults.add(new Fault(where, "NOT_LAST", "nothing can be asked after a re-test", "加试须列在最后"));
            }
            if (step == TieBreakStep.BIRTH_DATE_LATER && seen.contains(TieBreakStep.BIRTH_DATE_EARLIER)
                    || step == TieBreakStep.BIRTH_DATE_EARLIER && seen.contains(TieBreakStep.BIRTH_DATE_LATER)) {
                faults.add(new Fault(where, "CONTRADICTION", "the date of birth is asked already", "出生日期先后只能取其一"));
            }
        }
        return faults;
    }

    private static void decimals(List<Fault> faults, String field, int decimals) {
        if (decimals < 0 || decimals > Decimals.MOST) {
            faults.add(new Fault(
                    "/decimals/" + field, "DECIMALS", "must be 0 to " + Decimals.MOST, "须为 0 至 " + Decimals.MOST));
        }
    }

    public boolean asks(TieBreakStep step) {
        return tieBreaks.contains(step);
    }

    /** Whether the dossiers of those who are tied are needed. */
    public boolean asksDossiers() {
        return tieBreaks.stream().anyMatch(TieBreakStep::asksDossier);
    }

    public boolean asksBirthDates() {
        return tieBreaks.stream().anyMatch(TieBreakStep::asksBirthDate);
    }

    /** The total by which ties are judged. */
    BigDecimal judged(Contender contender) {
        return tiesOn == TieBasis.EXACT_TOTAL ? contender.exact() : contender.total();
    }

    /** A score times its weight; null of null. */
    @Nullable
    BigDecimal weighted(@Nullable BigDecimal score, int percent) {
        return score == null
                ? null
                : rounding.to(
                        decimals.weighted(),
                        score.multiply(BigDecimal.valueOf(percent)).movePointLeft(PERCENT_DECIMALS));
    }
}
