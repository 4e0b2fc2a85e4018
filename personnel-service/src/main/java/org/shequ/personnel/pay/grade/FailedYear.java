package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A year that stood as 不合格 for a while.
 *
 * @param from the day on which that became final
 * @param until the day on which a correction became final that says otherwise; null while it stands
 */
public record FailedYear(int year, LocalDate from, @Nullable LocalDate until) {

    public FailedYear {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException(year + " stood as failed from " + from + " until " + until);
        }
    }

    /** Both days count as the policy says: what fails late in a month and is corrected in it has never counted. */
    boolean countsOn(LocalDate day, FailedYearFrom rule) {
        return !rule.of(from).isAfter(day) && (until == null || rule.of(until).isAfter(day));
    }
}
