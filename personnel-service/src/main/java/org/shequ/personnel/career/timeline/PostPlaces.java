package org.shequ.personnel.career.timeline;

import org.shequ.personnel.vocabulary.Period;

import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.PRIMARY_POSTS_OVERLAP;
import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.SAME_POST_OVERLAPS;

/** Which posts exclude each other: one primary post at a time, and no post of a unit over itself, primary or concurrent. */
final class PostPlaces {

    private final Timeline<Assignment> assignments;

    PostPlaces(Timeline<Assignment> assignments) {
        this.assignments = assignments;
    }

    /** As far as its last month is all that is known of its end, a post makes room for what follows within that month. */
    Assignment beside(Assignment wanted) {
        Period held = wanted.held();
        for (Assignment other : inTheWay(wanted).toList()) {
            held = held.makingRoomFor(other.held());
        }
        return wanted.over(held);
    }

    /** Puts the post there, for which others make room as far as they can; refuses when one cannot. */
    Assignment put(Assignment wanted) {
        require(wanted);
        inTheWay(wanted).forEach(other -> {
            Period held = other.held().makingRoomFor(wanted.held());
            if (!held.equals(other.held())) {
                assignments.put(other.over(held));
            }
        });
        assignments.put(wanted);
        return wanted;
    }

    /** Refuses a post for which there is no place. */
    void require(Assignment wanted) {
        require(wanted, PRIMARY_POSTS_OVERLAP, other -> other.primary() && wanted.primary());
        require(wanted, SAME_POST_OVERLAPS, wanted::isSamePostAs);
    }

    private void require(Assignment wanted, CareerRefusal.Reason reason, Predicate<Assignment> excludes) {
        inTheWay(wanted)
                .filter(excludes)
                .filter(other -> other.held().makingRoomFor(wanted.held()).overlaps(wanted.held()))
                .findFirst()
                .ifPresent(other -> {
                    throw new CareerRefusal(reason, wanted.held(), other.post(), other.unitCode(), other.held());
                });
    }

    private Stream<Assignment> inTheWay(Assignment wanted) {
        return assignments.all().stream()
                .filter(other -> !other.id().equals(wanted.id()))
                .filter(other -> (other.primary() && wanted.primary()) || other.isSamePostAs(wanted));
    }
}
