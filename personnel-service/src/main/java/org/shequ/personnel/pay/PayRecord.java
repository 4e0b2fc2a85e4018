package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.paygrade.PayGrade;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How somebody is paid over a period.
 *
 * @param grade set under {@link PayScheme#COMMUNITY_GRADES} alone, as is the policy that the table comes from
 * @param cause what moved it
 */
record PayRecord(
        UUID id,
        int revision,
        UUID personId,
        PayScheme scheme,
        @Nullable Integer grade,
        @Nullable UUID policyId,
        Period held,
        String cause,
        List<PayGrade.Term> terms) {

    boolean paysLike(@Nullable PayRecord other) {
        return other != null && scheme == other.scheme && Objects.equals(grade, other.grade);
    }

    PayRecord startingOn(LocalDate day) {
        return new PayRecord(id, revision, personId, scheme, grade, policyId, Period.since(day), cause, terms);
    }

    /** What went before the present record is settled. */
    PayRecord notBefore(PayRecord present) {
        return held.from().isBefore(present.held.from()) ? startingOn(present.held.from()) : this;
    }

    PayRecord endedOn(LocalDate day) {
        return new PayRecord(
                id, revision, personId, scheme, grade, policyId, new Period(held.from(), day), cause, terms);
    }
}
