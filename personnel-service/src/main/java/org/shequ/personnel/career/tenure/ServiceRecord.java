package org.shequ.personnel.career.tenure;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.PostHeld;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.career.timeline.Assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The posts of one person, asked for time served. */
public record ServiceRecord(List<Assignment> assignments) {

    /** What a community came out of, by mergers and splits, over any number of steps. */
    public interface Ancestry {
        Set<String> of(String community);
    }

    /** Time served in any of the posts, counted by the mode; no community came out of another. */
    public Tenure tenure(Set<Post> posts, TenureMode mode, LocalDate cutOff, int gapTolerance) {
        return tenure(posts, mode, cutOff, gapTolerance, community -> Set.of());
    }

    /**
     * Time served in any of the posts, counted by the mode. Time in what the current community came out of is time in
     * the current community: people and duties went on, only the name is another.
     */
    public Tenure tenure(Set<Post> posts, TenureMode mode, LocalDate cutOff, int gapTolerance, Ancestry ancestry) {
        return switch (mode) {
            case CONSECUTIVE -> Tenure.consecutive(periods(posts), cutOff, gapTolerance);
            case CUMULATIVE -> Tenure.cumulative(periods(posts), cutOff);
            case CURRENT_COMMUNITY ->
                currentCommunity(cutOff)
                        .map(code -> Tenure.consecutive(periods(posts, code, ancestry.of(code)), cutOff, gapTolerance))
                        .orElse(Tenure.cumulative(List.of(), cutOff));
        };
    }

    /** The community in which the time up to the cut-off is served; its grids belong to it. */
    public Optional<String> currentCommunity(LocalDate cutOff) {
        return PostHeld.currentCommunity(assignments.stream().map(Held::of).toList(), cutOff);
    }

    private List<Interval> periods(Set<Post> posts) {
        return assignments.stream()
                .filter(assignment -> posts.contains(assignment.post()))
                .map(assignment -> assignment.held().interval())
                .toList();
    }

    private List<Interval> periods(Set<Post> posts, String community, Set<String> ancestors) {
        return assignments.stream()
                .filter(assignment -> posts.contains(assignment.post()))
                .map(Held::of)
                .filter(held -> held.liesIn(community, ancestors))
                .map(Held::period)
                .toList();
    }

    private record Held(String unitCode, boolean primary, Interval period) implements PostHeld {
        static Held of(Assignment assignment) {
            return new Held(
                    assignment.unitCode(),
                    assignment.primary(),
                    assignment.held().interval());
        }
    }
}
