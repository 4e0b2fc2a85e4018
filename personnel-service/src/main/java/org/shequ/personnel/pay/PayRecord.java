package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.personnel.pay.grade.Paid;
import org.shequ.personnel.pay.grade.PayGrade;
import org.shequ.personnel.pay.grade.PayPeriod;
import org.shequ.personnel.vocabulary.Period;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How somebody is paid over a period.
 *
 * @param grade set under {@link PayScheme#COMMUNITY_GRADES} alone, as is the policy that the table comes from
 * @param cause what moved it: a {@link PayCause}, or what records of before these said
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

    static PayRecord saying(PayPeriod period, UUID id, int revision, UUID personId) {
        return new PayRecord(
                id,
                revision,
                personId,
                period.scheme(),
                period.grade(),
                period.policyId(),
                period.held(),
                period.cause().name(),
                period.terms());
    }

    Paid paid() {
        return new Paid(scheme, grade, held);
    }

    boolean says(PayPeriod period) {
        return equals(saying(period, id, revision, personId));
    }

    boolean paysLike(@Nullable PayPeriod period) {
        return period != null && scheme == period.scheme() && Objects.equals(grade, period.grade());
    }
}
