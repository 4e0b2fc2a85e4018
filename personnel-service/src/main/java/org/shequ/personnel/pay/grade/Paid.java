package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How somebody is paid over a period, whatever that rests on. */
public record Paid(PayScheme scheme, @Nullable Integer grade, Period held) {

    /** The first day on which one history pays otherwise than another; empty where both pay alike throughout. */
    public static Optional<LocalDate> firstDifference(Collection<Paid> before, Collection<Paid> now) {
        return Stream.concat(before.stream(), now.stream())
                .flatMap(paid -> Stream.concat(Stream.of(paid.held.from()), Stream.ofNullable(paid.held.to())))
                .distinct()
                .sorted()
                .filter(day -> !alike(on(before, day), on(now, day)))
                .findFirst();
    }

    private static @Nullable Paid on(Collection<Paid> history, LocalDate day) {
        return history.stream()
                .filter(paid -> paid.held.contains(day))
                .findFirst()
                .orElse(null);
    }

    private static boolean alike(@Nullable Paid one, @Nullable Paid other) {
        return one == null || other == null
                ? one == other
                : one.scheme == other.scheme && Objects.equals(one.grade, other.grade);
    }
}
