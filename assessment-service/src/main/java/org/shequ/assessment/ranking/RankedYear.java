package org.shequ.assessment.ranking;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a community in one year.
 *
 * @param place null unless the state is RANKED
 */
public record RankedYear(int year, State state, @Nullable Place place) {

    public enum State {
        /** Assessed and ranked among its peers. */
        RANKED,
        /** The community did not exist for the whole year: there is nothing to rank, and the year is never front. */
        NOT_YET_ASSESSED,
        /** The community existed, but no result is on record: the year may have been anything. */
        NO_RESULT
    }

    public RankedYear {
        if ((place != null) != (state == State.RANKED)) {
            throw new IllegalArgumentException("a place belongs to a ranked year, and to no other");
        }
    }

    public static RankedYear ranked(int year, Place place) {
        return new RankedYear(year, State.RANKED, place);
    }

    public static RankedYear notYetAssessed(int year) {
        return new RankedYear(year, State.NOT_YET_ASSESSED, null);
    }

    public static RankedYear noResult(int year) {
        return new RankedYear(year, State.NO_RESULT, null);
    }

    boolean within(int percent) {
        return place != null && place.within(percent);
    }

    /** The same year if its missing result had been the best or the worst possible. */
    RankedYear ifMissing(boolean best) {
        if (state != State.NO_RESULT) {
            return this;
        }
        return best ? ranked(year, new Place(1, 100)) : notYetAssessed(year);
    }
}
