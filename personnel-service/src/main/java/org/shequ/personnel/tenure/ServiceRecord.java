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

    /** Time served in any of the posts, counted by the mode. */
    public Tenure tenure(Set<Post> posts, TenureMode mode, LocalDate cutOff, int gapTolerance) {
        return switch (mode) {
            case CONSECUTIVE -> Tenure.consecutive(periods(posts, ""), cutOff, gapTolerance);
            case CUMULATIVE -> Tenure.cumulative(periods(posts, ""), cutOff);
            case CURRENT_COMMUNITY ->
                currentCommunity(cutOff)
                        .map(code -> Tenure.consecutive(periods(posts, code), cutOff, gapTolerance))
                        .orElse(new Tenure(0, null, List.of()));
        };
    }

    /** The community of the primary post held on the last day before the cut-off; its grids belong to it. */
    private Optional<String> currentCommunity(LocalDate cutOff) {
        return assignments.stream()
                .filter(assignment -> assignment.primary() && assignment.holdsOn(cutOff.minusDays(1)))
                .map(assignment -> community(assignment.unitCode()))
                .findFirst();
    }

    private List<Period> periods(Set<Post> posts, String unitPrefix) {
        return assignments.stream()
                .filter(assignment -> posts.contains(assignment.post()))
                .filter(assignment -> assignment.unitCode().startsWith(unitPrefix))
                .map(Assignment::held)
                .toList();
    }

    private static String community(String unitCode) {
        return unitCode.length() > COMMUNITY_CODE_LENGTH ? unitCode.substring(0, COMMUNITY_CODE_LENGTH) : unitCode;
    }
}
