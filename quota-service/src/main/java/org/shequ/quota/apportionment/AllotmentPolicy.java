package org.shequ.quota.apportionment;

import java.util.List;

/** How many places each of a number of communities gets, and why. */
public sealed interface AllotmentPolicy permits ApportionmentPolicy, HouseholdBands {

    /**
     * @throws FloorsExceedTotalException when minimums inside a total need more than it
     * @throws IllegalArgumentException when two communities have the same code, or one lacks what is counted
     */
    Apportionment apportion(List<Community> communities);
}
