package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.personnel.vocabulary.Period;

import java.util.List;
import java.util.UUID;

/**
 * Unbroken days of the same scheme and grade.
 *
 * @param grade set under {@link PayScheme#COMMUNITY_GRADES} alone, as is the version of the policy that the table is
 * @param terms as they stood on the first day; empty where no table says them
 */
public record PayPeriod(
        PayScheme scheme,
        @Nullable Integer grade,
        @Nullable UUID policyId,
        Period held,
        PayCause cause,
        List<PayGrade.Term> terms) {

    public Paid paid() {
        return new Paid(scheme, grade, held);
    }
}
