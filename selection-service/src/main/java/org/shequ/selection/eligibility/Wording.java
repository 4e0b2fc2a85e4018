package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.Labelled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences that several criteria share. */
final class Wording {

    private Wording() {}

    static Finding noCareer(Criterion criterion, String required) {
        return Finding.of(
                criterion,
                Answer.UNKNOWN,
                required,
                "unknown",
                new Text("No career record has been received for this person.", "尚未收到此人的任职记录。"),
                List.of());
    }

    static Finding noPerson(Criterion criterion, String required) {
        return Finding.of(
                criterion,
                Answer.UNKNOWN,
                required,
                "unknown",
                new Text("No personnel record has been received for this person.", "尚未收到此人的人事档案。"),
                List.of());
    }

    static String en(Collection<? extends Labelled> values) {
        return values.stream().map(Labelled::en).collect(Collectors.joining(" or "));
    }

    static String zh(Collection<? extends Labelled> values) {
        return values.stream().map(Labelled::zh).collect(Collectors.joining("或"));
    }

    static <E extends Enum<E> & Labelled> String label(Class<E> list, String name, boolean chinese) {
        return Labelled.find(list, name)
                .map(value -> chinese ? value.zh() : value.en())
                .orElse(name);
    }

    static String codes(Collection<? extends Labelled> values) {
        return values.stream().map(Labelled::name).sorted().collect(Collectors.joining("|"));
    }

    static boolean names(Collection<? extends Labelled> values, String name) {
        return values.stream().anyMatch(value -> value.name().equals(name));
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
