package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Where a person has counted until today, by the dated facts of the career alone: the days of the ledger follow from it,
 * whenever the facts became known.
 */
public final class Stays {

    private final List<Stay> stays;

    private Stays(List<Stay> stays) {
        this.stays = List.copyOf(stays);
    }

    /**
     * @param bounds the days on which the answer may change; those after today are passed over
     * @param communityOn the community that the person counts in on a day; null for none
     */
    public static Stays of(
            SortedSet<LocalDate> bounds, LocalDate today, Function<LocalDate, @Nullable String> communityOn) {
        var stays = new ArrayList<Stay>();
        String present = null;
        LocalDate from = null;
        for (var bound : bounds) {
            if (bound.isAfter(today)) {
                break;
            }
            var next = communityOn.apply(bound);
            if (!Objects.equals(next, present)) {
                if (present != null && from != null) {
                    stays.add(new Stay(present, from, bound));
                }
                present = next;
                from = bound;
            }
        }
        if (present != null && from != null) {
            stays.add(new Stay(present, from, null));
        }
        return new Stays(stays);
    }

    /** The stay in a community that holds a day. */
    public Optional<Stay> at(String community, LocalDate day) {
        return stays.stream()
                .filter(stay -> stay.community().equals(community) && stay.holds(day))
                .findFirst();
    }

    /** The stay that lasts. */
    public Optional<Stay> present() {
        return stays.isEmpty() || stays.getLast().to() != null ? Optional.empty() : Optional.of(stays.getLast());
    }

    /**
     * The day on which a place that was counted from a day on has become free. A place that no fact accounts for any more
     * was never taken: it is free from the day that it was counted from.
     */
    public LocalDate freeFrom(String community, LocalDate since) {
        return at(community, since).map(Stay::to).orElse(since);
    }
}
