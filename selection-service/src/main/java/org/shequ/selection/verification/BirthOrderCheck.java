package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.ScoringRule;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The order of the dates of birth of those who are tied. The dates themselves stand in no record, but the full ages do: whoever
 * is older by a year must come first. Within a year the record is believed.
 */
final class BirthOrderCheck {

    private final ScoringRule rule;
    private final LocalDate cutOff;

    BirthOrderCheck(ScoringRule rule, LocalDate cutOff) {
        this.rule = rule;
        this.cutOff = cutOff;
    }

    /** @param ranked of one position */
    void run(List<Candidate> ranked, Consumer<Fault> faults) {
        ranked.stream().collect(Collectors.groupingBy(BirthOrderCheck::total)).forEach((total, tied) -> {
            var orders = tied.stream()
                    .map(Candidate::birthOrder)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            for (var candidate : tied) {
                check(candidate, tied, orders, faults);
            }
        });
    }

    private void check(Candidate candidate, List<Candidate> tied, Set<Integer> orders, Consumer<Fault> faults) {
        var order = candidate.birthOrder();
        if (order == null) {
            return;
        }
        if (!rule.asksBirthDates()) {
            faults.accept(new Fault(candidate.where("ranking"), "BIRTH_ORDER", "is not asked for in this round"));
        }
        var numbered = order >= 1 && (order == 1 || orders.contains(order - 1));
        if (!numbered || tied.stream().anyMatch(other -> contradicts(candidate, order, other))) {
            faults.accept(new Fault(candidate.where("ranking"), "BIRTH_ORDER", "is not what the ages say"));
        }
    }

    private boolean contradicts(Candidate candidate, int order, Candidate other) {
        var others = other.birthOrder();
        var age = age(candidate);
        var othersAge = age(other);
        return others != null
                && age != null
                && othersAge != null
                && ((age > othersAge && order >= others) || (age < othersAge && order <= others));
    }

    private static String total(Candidate candidate) {
        return Reading.requiredDecimal(Objects.requireNonNull(candidate.ranking()), "total")
                .stripTrailingZeros()
                .toPlainString();
    }

    private @Nullable Integer age(Candidate candidate) {
        JsonNode person = candidate.body().path("facts").path("person");
        var born = Reading.text(person, "birthDate");
        return born == null
                ? null
                : Period.between(LocalDate.parse(born), cutOff).getYears();
    }
}
