package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.Tenure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences that several criteria share. */
final class Wording {

    private static final Text NOT_RECORDED = new Text("a value not known here", "未收录的类别");

    private Wording() {}

    static Text explanation(Criterion criterion, Outcome outcome, Text fact, @Nullable LocalDate expectedOn) {
        var office = criterion.office().words();
        return switch (outcome) {
            case PASS -> new Text("Met. " + fact.en(), "符合。" + fact.zh());
            case UNKNOWN ->
                new Text(
                        "Cannot be judged. %s It is judged again once this is on record; ask %s."
                                .formatted(fact.en(), office.en()),
                        "无法判定。%s信息补齐后重新判定，可向%s咨询。".formatted(fact.zh(), office.zh()));
            case FAIL -> {
                var way = expectedOn == null ? criterion.remedy() : byTime(expectedOn);
                yield new Text(
                        "Not met. %s %s For questions ask %s.".formatted(fact.en(), way.en(), office.en()),
                        "不符合。%s%s如有疑问，可向%s咨询。".formatted(fact.zh(), way.zh(), office.zh()));
            }
        };
    }

    private static Text byTime(LocalDate day) {
        return new Text("If nothing else changes it is met on %s.".formatted(day), "若无其他变化，%s符合。".formatted(zh(day)));
    }

    /** A day as Chinese documents write it. */
    static String zh(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    static Finding noCareer(Criterion criterion, String required) {
        return Finding.of(
                criterion,
                Outcome.UNKNOWN,
                required,
                "unknown",
                new Text("No career record has been received for this person.", "尚未收到此人的任职记录。"),
                List.of());
    }

    static Finding noPerson(Criterion criterion, String required) {
        return Finding.of(
                criterion,
                Outcome.UNKNOWN,
                required,
                "unknown",
                new Text("No personnel record has been received for this person.", "尚未收到此人的人事档案。"),
                List.of());
    }

    static String en(Collection<? extends Coded> values) {
        return joined(values, " or ", false);
    }

    static String zh(Collection<? extends Coded> values) {
        return joined(values, "或", true);
    }

    private static String joined(Collection<? extends Coded> values, String by, boolean chinese) {
        return values.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(value -> chinese ? value.zh() : value.en())
                .collect(Collectors.joining(by));
    }

    /** The name of a value from an event; a newer publisher may send one without a name here. */
    static <E extends Enum<E> & Coded> Text label(Class<E> list, String name) {
        return Coded.named(list, name)
                .map(value -> new Text(value.en(), value.zh()))
                .orElse(NOT_RECORDED);
    }

    static boolean names(Collection<? extends Coded> values, String name) {
        return values.stream().anyMatch(value -> value.name().equals(name));
    }

    /** The posts in which time that was counted was served; those of other times say nothing about it. */
    static List<Evidence> served(Tenure served, Collection<Dossier.Assignment> assignments) {
        return assignments(assignments.stream()
                .filter(assignment -> served.spells().stream().anyMatch(spell -> overlap(spell, assignment.period())))
                .toList());
    }

    private static boolean overlap(Interval spell, Interval held) {
        return (held.to() == null || spell.from().isBefore(held.to()))
                && (spell.to() == null || held.from().isBefore(spell.to()))
                && !held.from().equals(held.to());
    }

    static List<Evidence> assignments(Collection<Dossier.Assignment> assignments) {
        List<Evidence> evidence = new ArrayList<>();
        for (var assignment : assignments) {
            evidence.add(new Evidence(
                    Evidence.Kind.ASSIGNMENT,
                    assignment.id(),
                    assignment.unitCode(),
                    assignment.period().from(),
                    assignment.period().to(),
                    assignment.post()));
        }
        return evidence;
    }
}
