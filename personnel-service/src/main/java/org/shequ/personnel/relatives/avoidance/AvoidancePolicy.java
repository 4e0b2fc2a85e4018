package org.shequ.personnel.relatives.avoidance;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Relatives do not stand in a direct line of command in one unit (任职回避). A community and its grids are one unit. The
 * secretary leads everybody there, the deputy everybody but the secretary; workers lead nobody. What is over is a fact
 * and is not judged.
 */
public final class AvoidancePolicy {

    private static final int COMMUNITY_CODE_LENGTH = 12;

    private AvoidancePolicy() {}

    /** The post of the relative that the wanted one cannot be held beside; empty when nothing stands against it. */
    public static <P extends HeldPost> Optional<P> conflict(Wanted wanted, Collection<P> ofRelative, LocalDate today) {
        return ofRelative.stream()
                .filter(other -> unit(other.unitCode()).equals(unit(wanted.unitCode())))
                .filter(other -> leads(wanted.post(), other.post()) || leads(other.post(), wanted.post()))
                .filter(other -> meetAfter(wanted.held(), other.held(), today))
                .findFirst();
    }

    /** A post that somebody is to hold. */
    public record Wanted(String unitCode, Post post, Period held) {}

    /** Whether whoever holds the one post is superior to whoever holds the other. */
    static boolean leads(Post one, Post other) {
        return switch (one) {
            case SECRETARY -> other != Post.SECRETARY;
            case DEPUTY_SECRETARY -> other == Post.COMMUNITY_WORKER || other == Post.GRID_WORKER;
            case COMMUNITY_WORKER, GRID_WORKER -> false;
        };
    }

    private static boolean meetAfter(Period one, Period other, LocalDate today) {
        return one.overlaps(other) && one.endsAfter(today) && other.endsAfter(today);
    }

    private static String unit(String code) {
        return code.length() > COMMUNITY_CODE_LENGTH ? code.substring(0, COMMUNITY_CODE_LENGTH) : code;
    }
}
