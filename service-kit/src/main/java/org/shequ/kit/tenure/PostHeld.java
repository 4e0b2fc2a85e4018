package org.shequ.kit.tenure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A post that somebody held in a unit for some time, whichever service keeps it. */
public interface PostHeld {

    /** Digits of a community's code; a grid's code is longer and begins with its community's. */
    int COMMUNITY_DIGITS = 12;

    String unitCode();

    /** Whether it is the person's primary post (主职). */
    boolean primary();

    Interval period();

    /** The community that a unit belongs to; the code itself for anything above a community. */
    static String communityOf(String unitCode) {
        return unitCode.length() <= COMMUNITY_DIGITS ? unitCode : unitCode.substring(0, COMMUNITY_DIGITS);
    }

    /**
     * The community in which time served up to the cut-off day is served (本社区): that of the primary post held on the last
     * day before it, since the cut-off day itself is not served yet.
     */
    static Optional<String> currentCommunity(Collection<? extends PostHeld> posts, LocalDate cutOff) {
        return posts.stream()
                .filter(post -> post.primary() && post.period().covers(cutOff.minusDays(1)))
                .map(post -> communityOf(post.unitCode()))
                .findFirst();
    }

    /** Whether the post lies in the community or in what it came out of. */
    default boolean liesIn(String community, Set<String> ancestors) {
        var own = communityOf(unitCode());
        return own.equals(community) || ancestors.contains(own);
    }
}
