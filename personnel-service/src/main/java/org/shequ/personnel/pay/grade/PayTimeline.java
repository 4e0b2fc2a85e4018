package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How one person was and is to be paid, by the facts alone: the same facts give the same history, in whatever order and
 * however late they came to be known.
 *
 * @param periods oldest first; days that no scheme covers lie in none. The one of the last day has no end, even where one
 *     is planned.
 * @param nextChange the first day after the last on which the pay becomes another if all stays as it is; null when none does
 */
public record PayTimeline(List<PayPeriod> periods, @Nullable LocalDate nextChange) {

    /** Up to and including a day. */
    public static PayTimeline until(LocalDate last, DatedFacts facts, PayTableVersions tables) {
        PayRule rule = new PayRule(facts, tables);
        List<PayPeriod> periods = new ArrayList<>();
        PayRule.Due due = null;
        Beginning open = null;
        for (LocalDate day : rule.turns(last)) {
            PayRule.Due next = rule.on(day);
            if (next == null ? due != null : !next.paysLike(due)) {
                if (day.isAfter(last)) {
                    return told(periods, open, day);
                }
                if (open != null) {
                    periods.add(open.until(day));
                }
                open = next == null ? null : new Beginning(day, next, next.causeAfter(due, rule.careerTurnsOn(day)));
            }
            due = next;
        }
        return told(periods, open, null);
    }

    private static PayTimeline told(List<PayPeriod> periods, @Nullable Beginning open, @Nullable LocalDate nextChange) {
        if (open != null) {
            periods.add(open.until(null));
        }
        return new PayTimeline(List.copyOf(periods), nextChange);
    }

    /** A period whose end is not yet known. */
    private record Beginning(LocalDate from, PayRule.Due due, PayCause cause) {

        PayPeriod until(@Nullable LocalDate to) {
            return new PayPeriod(due.scheme(), due.grade(), due.policyId(), new Period(from, to), cause, due.terms());
        }
    }
}
