package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.kit.tenure.Tenure;
import org.shequ.selection.eligibility.Dossier;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a candidate brought along that may decide a tie.
 *
 * @param certificateLevel 0 without a certificate, higher for a higher one
 * @param education higher for a higher level; null when it is not known
 * @param monthsServed in primary posts up to the cut-off day; null when no post is known
 * @param birthOrder 1 for the earliest date of birth among those who are tied; null when it is not known or not asked
 */
public record Background(
        int certificateLevel,
        @Nullable Integer education,
        @Nullable Integer monthsServed,
        @Nullable Integer birthOrder) {

    /** Of somebody whose dossier is not asked. */
    public static Background certified(int level) {
        return new Background(level, null, null, null);
    }

    /** As a dossier has it on the cut-off day. */
    public static Background of(int certificateLevel, Dossier dossier, LocalDate cutOff, @Nullable Integer birthOrder) {
        var person = dossier.person();
        var career = dossier.career();
        return new Background(
                certificateLevel,
                person == null ? null : level(person.education()),
                career == null ? null : months(career, cutOff),
                birthOrder);
    }

    private static @Nullable Integer level(@Nullable EducationLevel education) {
        return education == null ? null : education.ordinal();
    }

    private static @Nullable Integer months(Dossier.Career career, LocalDate cutOff) {
        var served = career.assignments().stream()
                .filter(Dossier.Assignment::primary)
                .map(Dossier.Assignment::period)
                .toList();
        return served.isEmpty() ? null : Tenure.cumulative(served, cutOff).months();
    }

    /** Numbers dates of birth from the earliest, the same date alike; who is missing has none. */
    public static <K> Map<K, Integer> birthOrders(Map<K, LocalDate> births) {
        List<LocalDate> days = births.values().stream().distinct().sorted().toList();
        Map<K, Integer> orders = new HashMap<>();
        births.forEach((key, day) -> orders.put(key, days.indexOf(day) + 1));
        return orders;
    }
}
