package org.shequ.selection.disclosure;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;

import java.time.LocalDate;

/**
 * The days for which somebody without a purpose may ask who is eligible: today, and the first of any month. With a day of
 * one's choice the day on which the age limit is crossed, and with it the birthday, is found in a dozen questions.
 */
public final class JudgedDay {

    private JudgedDay() {}

    /** @throws ProblemException 403 PURPOSE_REQUIRED for another day */
    public static LocalDate require(LocalDate day, LocalDate today, Shown shown) {
        if (!day.equals(today) && day.getDayOfMonth() != 1 && !shown.whole(PersonField.BIRTH_DATE)) {
            throw ProblemException.of(CommonProblem.PURPOSE_REQUIRED, AccessPurpose.codes())
                    .violation(
                            "/query/asOf",
                            "DAY_WITHOUT_PURPOSE",
                            "without a purpose must be today or the first day of a month",
                            "未声明用途的，须为当日或某月一日");
        }
        return day;
    }
}
