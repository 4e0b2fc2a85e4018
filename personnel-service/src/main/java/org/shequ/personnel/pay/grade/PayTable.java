package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Education;

import java.util.Map;

/**
 * A table of pay grades, e.g. 三岗十八级, as loaded from data.
 *
 * @param ladder base, lowest and highest grade per post; posts without a row have no grade
 * @param yearsPerStep credited years that make one grade
 * @param educationYears credited years per education; the highest counts alone
 * @param certificateGrades grades per certificate; the highest counts alone, and only while employed at it
 * @param failedYearFrom from which day a failed year counts; the first of the next month where the data say nothing
 */
public record PayTable(
        String code,
        String nameEn,
        String nameZh,
        int yearsPerStep,
        Map<Post, Rung> ladder,
        Map<Education, Integer> educationYears,
        Map<Certificate, Integer> certificateGrades,
        FailedYearFrom failedYearFrom) {

    public record Rung(int base, int lowest, int highest) {

        public Rung {
            if (lowest > base || base > highest) {
                throw new IllegalArgumentException("the base lies between the lowest and the highest grade");
            }
        }
    }

    @SuppressWarnings("NullAway") // the type says that it is there, data of before the field say nothing
    public PayTable {
        if (failedYearFrom == null) {
            failedYearFrom = FailedYearFrom.FIRST_OF_NEXT_MONTH;
        }
        if (yearsPerStep < 1) {
            throw new IllegalArgumentException("a step has at least one year");
        }
        ladder = Map.copyOf(ladder);
        educationYears = Map.copyOf(educationYears);
        certificateGrades = Map.copyOf(certificateGrades);
    }

    public boolean covers(@Nullable Post post) {
        return post != null && ladder.containsKey(post);
    }
}
