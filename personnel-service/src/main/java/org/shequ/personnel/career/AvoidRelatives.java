package org.shequ.personnel.career;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.relatives.RelativeTie;
import org.shequ.personnel.relatives.RelativeTies;
import org.shequ.personnel.relatives.avoidance.AvoidancePolicy;
import org.shequ.personnel.relatives.avoidance.AvoidancePolicy.Wanted;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Sees to it that nobody starts where a relative leads or is led. Two queries, for one person as for many. */
@ApplicationScoped
public class AvoidRelatives {

    private final RelativeTies ties;
    private final Careers careers;
    private final BusinessClock clock;

    public AvoidRelatives(RelativeTies ties, Careers careers, BusinessClock clock) {
        this.ties = ties;
        this.careers = careers;
        this.clock = clock;
    }

    /**
     * The relatives of the people. The caller holds the people's locks; from here on nobody else starts a relative of
     * theirs before this transaction ends.
     *
     * @param inHand careers that the caller changes: for these people they count, and not what is recorded
     */
    public Kin of(Map<UUID, Career> inHand) {
        List<RelativeTie> found = ties.among(inHand.keySet());
        if (found.isEmpty()) {
            return new Kin(Map.of(), inHand, clock.today());
        }
        ties.serialise(found);
        Set<UUID> others = new HashSet<>();
        Map<UUID, Set<RelativeTie>> byPerson = new HashMap<>();
        for (RelativeTie tie : found) {
            for (UUID person : bothOf(tie)) {
                byPerson.computeIfAbsent(person, id -> new HashSet<>()).add(tie);
                others.add(person);
            }
        }
        others.removeAll(inHand.keySet());
        Map<UUID, Career> known = new HashMap<>(careers.byPerson(others));
        known.putAll(inHand);
        return new Kin(byPerson, known, clock.today());
    }

    private static List<UUID> bothOf(RelativeTie tie) {
        UUID other = tie.relativeId();
        return other == null ? List.of(tie.personId()) : List.of(tie.personId(), other);
    }

    /** A relative and the post that stands against another. */
    public record Conflict(RelativeTie tie, UUID relative, Assignment post) {}

    /** The relatives of some people, with what they hold. */
    public static final class Kin {
        private final Map<UUID, Set<RelativeTie>> ties;
        private final Map<UUID, Career> careers;
        private final LocalDate today;

        private Kin(Map<UUID, Set<RelativeTie>> ties, Map<UUID, Career> careers, LocalDate today) {
            this.ties = ties;
            this.careers = careers;
            this.today = today;
        }

        /** What stands against the person's post; empty when nothing does. */
        public Optional<Conflict> conflict(UUID person, Wanted wanted) {
            return ties.getOrDefault(person, Set.of()).stream()
                    .flatMap(tie -> conflict(tie, person, wanted).stream())
                    .findFirst();
        }

        private Optional<Conflict> conflict(RelativeTie tie, UUID person, Wanted wanted) {
            UUID relative = tie.otherThan(person);
            Career career = relative == null ? null : careers.get(relative);
            if (relative == null || career == null) {
                return Optional.empty();
            }
            return AvoidancePolicy.conflict(wanted, career.assignments().all(), today)
                    .map(post -> new Conflict(tie, relative, post));
        }

        /** What stands against the posts that the people in hand hold by now. */
        public Set<Conflict> conflicts(Collection<Career> inHand) {
            Set<Conflict> all = new LinkedHashSet<>();
            for (Career career : inHand) {
                if (ties.containsKey(career.personId())) {
                    career.assignments()
                            .all()
                            .forEach(post -> conflict(
                                            career.personId(), new Wanted(post.unitCode(), post.post(), post.held()))
                                    .ifPresent(all::add));
                }
            }
            return all;
        }

        /** Refuses a post that cannot be held beside a relative's; gives it back otherwise. */
        public Assignment require(UUID person, Assignment wanted) {
            require(person, new Wanted(wanted.unitCode(), wanted.post(), wanted.held()));
            return wanted;
        }

        /** Refuses what cannot be held beside a relative's post. */
        void require(UUID person, Wanted wanted) {
            conflict(person, wanted).ifPresent(conflict -> {
                throw new CareerRefusal(
                        CareerRefusal.Reason.RELATIVES_IN_UNIT,
                        conflict.tie().relation(),
                        conflict.relative(),
                        conflict.post().post(),
                        conflict.post().unitCode(),
                        conflict.post().held());
            });
        }
    }

    /** The relatives of one person whose career is in hand. */
    public Kin of(Career career) {
        return of(Map.of(career.personId(), career));
    }
}
