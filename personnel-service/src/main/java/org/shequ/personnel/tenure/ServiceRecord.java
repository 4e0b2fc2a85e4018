package org.shequ.personnel.tenure;

import org.shequ.personnel.career.Assignment;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.vocabulary.Post;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The posts of one person, asked for time served. */
public record ServiceRecord(List<Assignment> assignments) {

    private static final int COMMUNITY_CODE_LENGTH = 12;

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
                        .orElse(new Tenure(0, null, List.of()));
        };
    }

    /** The community of the primary post held on the last day before the cut-off; its grids belong to it. */
    public Optional<String> currentCommunity(LocalDate cutOff) {
        return assignments.stream()
                .filter(assignment -> assignment.primary() && assignment.holdsOn(cutOff.minusDays(1)))
                .map(assignment -> community(assignment.unitCode()))
                .findFirst();
    }

    private List<Period> periods(Set<Post> posts) {
        return assignments.stream()
                .filter(assignment -> posts.contains(assignment.post()))
                .map(Assignment::held)
                .toList();
    }

    private List<Period> periods(Set<Post> posts, String community, Set<String> ancestors) {
        return assignments.stream()
                .filter(assignment -> posts.contains(assignment.post()))
                .filter(assignment -> assignment.unitCode().startsWith(community)
                        || ancestors.contains(community(assignment.unitCode())))
                .map(Assignment::held)
                .toList();
    }

    private static String community(String unitCode) {
        return unitCode.length() > COMMUNITY_CODE_LENGTH ? unitCode.substring(0, COMMUNITY_CODE_LENGTH) : unitCode;
    }
}
