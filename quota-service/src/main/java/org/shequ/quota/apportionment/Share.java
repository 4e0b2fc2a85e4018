package org.shequ.quota.apportionment;

/**
 * What one community gets, and why; a stranger can work it out again.
 *
 * @param population urban permanent residents
 * @param whole the whole places in the exact share
 * @param remainder what is left of the exact share, as a numerator over {@code denominator}
 * @param denominator common to all shares of one apportionment
 * @param places the places given
 */
public record Share(String unitCode, long population, long whole, long remainder, long denominator, long places) {

    Share withOneMore() {
        return new Share(unitCode, population, whole, remainder, denominator, places + 1);
    }
}
