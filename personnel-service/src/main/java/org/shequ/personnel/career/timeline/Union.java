package org.shequ.personnel.career.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;

import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.IDENTITIES_OVERLAP;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.PRIMARY_POSTS_OVERLAP;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.RESERVE_MEMBERSHIPS_OVERLAP;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.SAME_POST_OVERLAPS;

/**
 * Two careers of one person made one, and that taken back. What both hold in the same form is one fact; what overlaps
 * otherwise is refused by name, for nobody but a clerk can say which of the two is true.
 */
public final class Union {

    private Union() {}

    /** What of the other career went along, and what was dropped because the kept one holds it in the same form. */
    public record Absorbed(Part assignments, Part identities, Part reserveMemberships) {

        /** By ids. */
        public record Part(List<UUID> moved, List<UUID> dropped) {}
    }

    /** Takes everything over from the other career, which is empty afterwards; refuses and changes nothing that overlaps. */
    public static Absorbed absorb(Career kept, Career other) {
        requireDisjoint(kept, other);
        return new Absorbed(
                take(kept.assignments(), other.assignments(), Union::isSamePost),
                take(kept.identities(), other.identities(), Union::isCovered),
                take(
                        kept.reserveMemberships(),
                        other.reserveMemberships(),
                        (mine, theirs) -> mine.held().equals(theirs.held())));
    }

    private static void requireDisjoint(Career kept, Career other) {
        for (Assignment theirs : other.assignments().all()) {
            kept.assignments().stream()
                    .filter(mine -> !isSamePost(mine, theirs) && mine.held().overlaps(theirs.held()))
                    .filter(mine -> (mine.primary() && theirs.primary()) || mine.isSamePostAs(theirs))
                    .findFirst()
                    .ifPresent(mine -> {
                        throw new CareerRefusal(
                                mine.primary() && theirs.primary() ? PRIMARY_POSTS_OVERLAP : SAME_POST_OVERLAPS,
                                theirs.held(),
                                theirs.post(),
                                theirs.unitCode(),
                                mine.held(),
                                mine.post(),
                                mine.unitCode());
                    });
        }
        for (Identity theirs : other.identities().all()) {
            kept.identities().stream()
                    .filter(mine -> mine.held().overlaps(theirs.held()) && !isCovered(mine, theirs))
                    .findFirst()
                    .ifPresent(mine -> {
                        throw new CareerRefusal(
                                IDENTITIES_OVERLAP, theirs.kind(), theirs.held(), mine.kind(), mine.held());
                    });
        }
        for (ReserveMembership theirs : other.reserveMemberships().all()) {
            kept.reserveMemberships().stream()
                    .filter(mine ->
                            mine.held().overlaps(theirs.held()) && !mine.held().equals(theirs.held()))
                    .findFirst()
                    .ifPresent(mine -> {
                        throw new CareerRefusal(RESERVE_MEMBERSHIPS_OVERLAP, theirs.held(), mine.held());
                    });
        }
    }

    private static boolean isSamePost(Assignment mine, Assignment theirs) {
        return mine.isSameFactAs(theirs) && mine.held().equals(theirs.held());
    }

    private static boolean isCovered(Identity mine, Identity theirs) {
        return mine.kind() == theirs.kind()
                && !mine.held().from().isAfter(theirs.held().from())
                && mine.held().union(theirs.held()).equals(mine.held());
    }

    private static <T extends Tenancy<T>> Absorbed.Part take(
            Timeline<T> kept, Timeline<T> other, BiPredicate<T, T> isSame) {
        List<UUID> moved = new ArrayList<>();
        List<UUID> dropped = new ArrayList<>();
        for (T theirs : other.all()) {
            boolean known = kept.stream().anyMatch(mine -> isSame.test(mine, theirs));
            other.withdraw(theirs);
            if (known) {
                dropped.add(theirs.id());
            } else {
                kept.put(theirs);
                moved.add(theirs.id());
            }
        }
        return new Absorbed.Part(moved, dropped);
    }

    /**
     * Gives back what had been taken over, as it stands now, and what had been dropped, as it last stood. What has been
     * taken back since stays so.
     */
    public static <T extends Tenancy<T>> void giveBack(
            Timeline<T> kept, Timeline<T> other, List<UUID> moved, List<T> dropped) {
        Map<UUID, T> held = new HashMap<>();
        kept.all().forEach(tenancy -> held.put(tenancy.id(), tenancy));
        for (UUID id : moved) {
            T tenancy = held.get(id);
            if (tenancy != null) {
                kept.withdraw(tenancy);
                other.put(tenancy);
            }
        }
        dropped.forEach(other::put);
    }
}
