package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Posts of units that become others: they go on, or begin, in what these become. */
final class Relocation {

    private final Timeline<Assignment> assignments;
    private final Supplier<UUID> ids;

    Relocation(Timeline<Assignment> assignments, Supplier<UUID> ids) {
        this.assignments = assignments;
        this.ids = ids;
    }

    /** @return how many posts were moved */
    int relocate(Career.Destinations destination, LocalDate on, @Nullable String order) {
        int moved = 0;
        List<Assignment> primaryFirst = assignments.all().stream()
                .sorted(Comparator.comparing(Assignment::primary).reversed())
                .toList();
        for (Assignment held : primaryFirst) {
            String unitCode = held.held().endsAfter(on) ? destination.of(held.unitCode()) : null;
            if (unitCode != null) {
                moved++;
                relocate(held, unitCode, on, order);
            }
        }
        return moved;
    }

    /** Where two posts become the same one in the same unit, it goes on once. */
    private void relocate(Assignment held, String unitCode, LocalDate on, @Nullable String order) {
        boolean begun = held.held().from().isBefore(on);
        Assignment next = begun ? held.goingOn(ids.get(), unitCode, on, order) : held.in(unitCode);
        boolean doubled = assignments.stream()
                .anyMatch(other -> !other.id().equals(held.id())
                        && other.isSamePostAs(next)
                        && other.held().overlaps(next.held()));
        if (begun) {
            assignments.put(held.ended(on, "UNIT_REORGANISED", order));
        }
        if (!doubled) {
            assignments.put(next);
        } else if (!begun) {
            assignments.withdraw(held);
        }
    }
}
