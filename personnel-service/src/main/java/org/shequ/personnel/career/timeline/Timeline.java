package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is believed now about one kind of tenancy of one person, and which parts of it are not yet written. */
public final class Timeline<T extends Tenancy<T>> {

    private final Map<UUID, T> believed = new LinkedHashMap<>();
    private final Map<UUID, Integer> withdrawn = new LinkedHashMap<>();
    private final Set<UUID> touched = new LinkedHashSet<>();

    Timeline(List<T> recorded) {
        recorded.forEach(tenancy -> believed.put(tenancy.id(), tenancy));
    }

    /** In the order of their first day. */
    public List<T> all() {
        return believed.values().stream()
                .sorted(Comparator.comparing((T tenancy) -> tenancy.held().from())
                        .thenComparing(Tenancy::id))
                .toList();
    }

    public Stream<T> on(LocalDate day) {
        return believed.values().stream().filter(tenancy -> tenancy.holdsOn(day));
    }

    Optional<T> find(UUID id) {
        return Optional.ofNullable(believed.get(id));
    }

    Stream<T> stream() {
        return believed.values().stream();
    }

    void put(T tenancy) {
        believed.put(tenancy.id(), tenancy);
        touched.add(tenancy.id());
    }

    /** Takes the tenancy back: it was never so. */
    void withdraw(T tenancy) {
        believed.remove(tenancy.id());
        touched.remove(tenancy.id());
        if (tenancy.revision() > 0) {
            withdrawn.put(tenancy.id(), tenancy.revision());
        }
    }

    /** Ends what holds on the day and takes back what would begin on it or later. */
    void clearFrom(LocalDate day, UnaryOperator<T> ending) {
        for (T tenancy : List.copyOf(believed.values())) {
            if (!tenancy.held().from().isBefore(day)) {
                withdraw(tenancy);
            } else if (tenancy.held().endsAfter(day)) {
                put(ending.apply(tenancy));
            }
        }
    }

    /** Lets each hold no longer than what is left of it, and takes back that of which nothing is. */
    void shorten(Function<T, @Nullable Period> left, BiFunction<T, Period, T> ending) {
        for (T tenancy : List.copyOf(believed.values())) {
            Period period = left.apply(tenancy);
            if (period == null) {
                withdraw(tenancy);
            } else if (tenancy.held().endsAfter(period.endOrMax())) {
                put(ending.apply(tenancy, period));
            }
        }
    }

    /** What must be written: new, or in another form than it was recorded. */
    public List<T> unwritten() {
        List<T> changed = new ArrayList<>();
        touched.forEach(id -> find(id).ifPresent(changed::add));
        return changed;
    }

    /** Ids and last revisions of what is no longer believed. */
    public Map<UUID, Integer> withdrawn() {
        return withdrawn;
    }

    public boolean isAltered() {
        return !touched.isEmpty() || !withdrawn.isEmpty();
    }
}
