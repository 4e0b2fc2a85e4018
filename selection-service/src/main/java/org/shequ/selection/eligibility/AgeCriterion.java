package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Sex;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A criterion that looks at the day of birth: whoever may not see birth dates sees the outcome and no figure. */
public sealed interface AgeCriterion extends Criterion permits AgeAtMost, AgeAtLeast, BornBetween {

    /** The codes of all of them. */
    static boolean is(String code) {
        return code.equals(AgeAtMost.CODE) || code.equals(AgeAtLeast.CODE) || code.equals(BornBetween.CODE);
    }

    /**
     * The days of birth that it admits on a day, without any relaxation.
     *
     * @param sex null when it is the same for both
     * @param from the earliest; null when there is none
     * @param to the latest; null when there is none
     */
    record Births(
            @Nullable Sex sex,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    List<Births> admitted(LocalDate day);

    /** Hands over each day of birth from which on the answer on {@code cutOff} may be another than for the day before it. */
    void birthEdges(LocalDate cutOff, Consumer<LocalDate> edges);

    @Override
    default Office office() {
        return Office.PERSONNEL;
    }

    /** The day on which somebody is {@code years} old (周岁); whoever was born on 29 February is so on 1 March of other years. */
    static LocalDate birthday(LocalDate birthDate, int years) {
        var day = birthDate.plusYears(years);
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }
}
