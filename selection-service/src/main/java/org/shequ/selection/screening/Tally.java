package org.shequ.selection.screening;

import org.shequ.selection.eligibility.Criterion;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.eligibility.Outline;
import org.shequ.selection.eligibility.Verdict;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts judgements, one after the other; by arrays in the order of the rule, since there are millions. */
final class Tally {

    private static final int MONTHS = 13;

    private final List<String> criteria;
    private final LocalDate asOf;
    private final LocalDate aYearOn;
    private final long[] verdicts = new long[Verdict.values().length];
    private final long[] failed;
    private final long[] onlyFailed;
    private final long[] unknown;
    private final long[] months = new long[MONTHS];
    private long candidates;

    Tally(EligibilityRule rule, LocalDate asOf) {
        this.criteria = rule.groups().stream()
                .flatMap(group -> group.anyOf().stream())
                .map(Criterion::code)
                .toList();
        this.asOf = asOf;
        this.aYearOn = asOf.plusYears(1);
        this.failed = new long[criteria.size()];
        this.onlyFailed = new long[criteria.size()];
        this.unknown = new long[criteria.size()];
    }

    /** The day on which somebody becomes eligible by time alone, if by the last day that matters. */
    interface Expected {
        Optional<LocalDate> by(LocalDate last);
    }

    /** @param outline of the rule: one line for each criterion, in its order */
    void count(Outline outline, Expected expected) {
        candidates++;
        verdicts[outline.verdict().ordinal()]++;
        if (outline.verdict() == Verdict.ELIGIBLE) {
            return;
        }
        int shortfalls = 0;
        int last = 0;
        var lines = outline.lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.outcome() != Outcome.PASS && outline.groups().get(line.group() - 1) != Outcome.PASS) {
                (line.outcome() == Outcome.FAIL ? failed : unknown)[i]++;
                shortfalls++;
                last = i;
            }
        }
        if (shortfalls == 1 && outline.verdict() == Verdict.NOT_ELIGIBLE) {
            onlyFailed[last]++;
        }
        expected.by(aYearOn)
                .ifPresent(day ->
                        months[(int) ChronoUnit.MONTHS.between(asOf.withDayOfMonth(1), day.withDayOfMonth(1))]++);
    }

    Summary summary() {
        Map<Verdict, Long> byVerdict = new TreeMap<>();
        for (var verdict : Verdict.values()) {
            if (verdicts[verdict.ordinal()] > 0) {
                byVerdict.put(verdict, verdicts[verdict.ordinal()]);
            }
        }
        Map<String, Long> byMonth = new TreeMap<>();
        for (int i = 0; i < MONTHS; i++) {
            if (months[i] > 0) {
                byMonth.put(YearMonth.from(asOf).plusMonths(i).toString(), months[i]);
            }
        }
        return new Summary(
                candidates,
                byVerdict,
                byCriterion(failed),
                byCriterion(onlyFailed),
                byCriterion(unknown),
                byMonth.values().stream().mapToLong(Long::longValue).sum(),
                byMonth);
    }

    private Map<String, Long> byCriterion(long[] counts) {
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                named.merge(criteria.get(i), counts[i], Long::sum);
            }
        }
        return named;
    }
}
