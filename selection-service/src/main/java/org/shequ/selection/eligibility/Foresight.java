package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a rule will say of somebody if nothing but time passes: when all of it holds at once. A result that has not come is
 * not promised, so that a year-based criterion holds no longer than the years that are known.
 *
 * <p>Somebody who may not see the birth date learns no more than the month of birth: a day is named only if the rule holds
 * on it for everybody born in that month.
 */
public final class Foresight {

    private final EligibilityRule rule;
    private final Dossier dossier;
    private final LocalDate today;
    private final boolean byMonthOfBirth;

    private Foresight(EligibilityRule rule, Dossier dossier, LocalDate today, boolean byMonthOfBirth) {
        this.rule = rule;
        this.dossier = dossier;
        this.today = today;
        this.byMonthOfBirth = byMonthOfBirth;
    }

    /** To the day. */
    public static Foresight exact(EligibilityRule rule, Dossier dossier, LocalDate today) {
        return new Foresight(rule, dossier, today, false);
    }

    /** The same for everybody born in the same month: the promise may come up to a month later, and end so much sooner. */
    public static Foresight byMonthOfBirth(EligibilityRule rule, Dossier dossier, LocalDate today) {
        return new Foresight(rule, dossier, today, true);
    }

    /** Whoever must stay indistinguishable from the person; all of them are judged by each day to come. */
    private List<Dossier> alike() {
        var born = dossier.person() == null ? null : dossier.person().birthDate();
        if (!byMonthOfBirth || born == null) {
            return List.of(dossier);
        }
        var first = born.withDayOfMonth(1);
        var last = born.withDayOfMonth(born.lengthOfMonth());
        NavigableSet<LocalDate> births = new TreeSet<>(List.of(first, last));
        // between the first and the last of a month the answers can only differ beyond an edge that lies in it
        rule.ageCriteria()
                .forEach(criterion -> criterion.birthEdges(today, edge -> {
                    births.add(edge.minusDays(1));
                    births.add(edge);
                }));
        return births.subSet(first, true, last, true).stream()
                .map(dossier::bornOn)
                .toList();
    }

    /** The first day after today, and not after {@code last}, on which the whole rule holds; empty when it holds today. */
    public Optional<LocalDate> expectedOn(LocalDate last) {
        return rule.holds(dossier, today) ? Optional.empty() : Optional.ofNullable(comingDay(last));
    }

    /** The time in which it holds, from today or from the first day on which it will; empty when it never does. */
    public Optional<Window> window() {
        if (rule.holds(dossier, today)) {
            var alike = alike();
            return Optional.of(new Window(today, holds(alike, today) ? end(alike, today) : today.plusDays(1)));
        }
        var from = comingDay(LocalDate.MAX);
        return from == null ? Optional.empty() : Optional.of(new Window(from, end(alike(), from)));
    }

    private @Nullable LocalDate comingDay(LocalDate last) {
        // most people lack what no day brings: nobody else has to be looked at
        if (!last.isAfter(today) || turns(List.of(dossier), last) == null) {
            return null;
        }
        var alike = alike();
        var days = turns(alike, last);
        return days == null
                ? null
                : days.stream().filter(day -> holds(alike, day)).findFirst().orElse(null);
    }

    /** The days on which any group can turn; null when one that does not hold never does. */
    private @Nullable NavigableSet<LocalDate> turns(List<Dossier> people, LocalDate last) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (var group : rule.groups()) {
            NavigableSet<LocalDate> turns = new TreeSet<>();
            people.forEach(one -> group.turningDays(one, today, turns::add));
            var coming = turns.subSet(today, false, last, true);
            if (coming.isEmpty() && !people.stream().allMatch(one -> group.holds(one, today))) {
                return null;
            }
            days.addAll(coming);
        }
        return days;
    }

    private @Nullable LocalDate end(List<Dossier> people, LocalDate from) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        rule.groups().forEach(group -> people.forEach(one -> group.turningDays(one, from, days::add)));
        return days.tailSet(from, false).stream()
                .filter(day -> !holds(people, day))
                .findFirst()
                .orElse(null);
    }

    private boolean holds(List<Dossier> people, LocalDate day) {
        return people.stream().allMatch(one -> rule.holds(one, day));
    }
}
