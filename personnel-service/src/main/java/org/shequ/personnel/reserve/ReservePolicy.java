package org.shequ.personnel.reserve;

/**
 * How long a membership of the reserve lasts when the appointment does not say: the policy {@code reserve}.
 *
 * @param membershipMonths from the day on which the appointment takes effect
 */
public record ReservePolicy(int membershipMonths) {

    public static final String NAME = "reserve";
}
