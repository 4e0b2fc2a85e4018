package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.assessment.EarlierGrade;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.personnel.pay.grade.FailedYear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Between which days a year stood as 不合格. On a day the newest of the versions that were final by then counts, so that a
 * correction which is dated back to the first result leaves nothing of it.
 */
final class FailedYears {

    private FailedYears() {}

    /** An event of before {@code earlierGrades} tells the newest version alone: no other has counted. */
    static List<FailedYear> of(YearResult result) {
        List<EarlierGrade> versions = new ArrayList<>();
        List<EarlierGrade> earlier = result.earlierGrades();
        if (earlier != null) {
            versions.addAll(earlier);
        }
        versions.add(new EarlierGrade(result.version(), result.grade(), result.finalOn()));
        versions.sort(Comparator.comparingInt(EarlierGrade::version));
        return spells(result.year(), versions);
    }

    private static List<FailedYear> spells(int year, List<EarlierGrade> versions) {
        List<FailedYear> spells = new ArrayList<>();
        LocalDate failedSince = null;
        for (EarlierGrade version : inForce(versions)) {
            boolean failed = version.grade() == Grade.UNQUALIFIED;
            if (failed && failedSince == null) {
                failedSince = version.finalOn();
            } else if (!failed && failedSince != null) {
                spells.add(new FailedYear(year, failedSince, version.finalOn()));
                failedSince = null;
            }
        }
        if (failedSince != null) {
            spells.add(new FailedYear(year, failedSince, null));
        }
        return spells;
    }

    /** Those that were ever the newest, in the order of their days: whatever a later version does not begin before or with. */
    private static List<EarlierGrade> inForce(List<EarlierGrade> versions) {
        List<EarlierGrade> inForce = new ArrayList<>();
        @Nullable LocalDate next = null;
        for (EarlierGrade version : versions.reversed()) {
            if (next == null || version.finalOn().isBefore(next)) {
                inForce.addFirst(version);
                next = version.finalOn();
            }
        }
        return inForce;
    }
}
