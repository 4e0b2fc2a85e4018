package org.shequ.selection.screening;

import org.shequ.selection.eligibility.Verdict;

import java.util.Map;

/**
 * How a subtree stands.
 *
 * @param failed people per criterion of a group that failed
 * @param onlyFailed people short of this criterion alone
 * @param unknown people per criterion that could not be judged
 * @param withinYear people not eligible now who become so within a year if nothing changes
 * @param eligibleFrom the same people by the month in which they do, as {@code 2027-03}
 */
record Summary(
        long candidates,
        Map<Verdict, Long> verdicts,
        Map<String, Long> failed,
        Map<String, Long> onlyFailed,
        Map<String, Long> unknown,
        long withinYear,
        Map<String, Long> eligibleFrom) {}
