package org.shequ.assessment.calibration;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.judgement.Facts;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.kit.problem.ProblemException;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Classes of raters that are short about a subject; all are counted, the first are named. */
final class Shortages {

    private static final int MOST_NAMED = 20;

    private final TreeSet<Shortage> named = new TreeSet<>(Comparator.comparing(Shortage::subject)
            .thenComparing(each -> each.raterClass().code()));
    private long count;

    private record Shortage(String subject, RaterClass raterClass, ClassSum sum) {}

    void look(List<RaterClass> classes, Facts facts) {
        for (int i = 0; i < classes.size(); i++) {
            RaterClass raterClass = classes.get(i);
            ClassSum sum = facts.sums().get(i);
            if (raterClass.isShort(sum)) {
                count++;
                named.add(new Shortage(facts.subject(), raterClass, sum));
                if (named.size() > MOST_NAMED) {
                    named.pollLast();
                }
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** A class without enough raters is refused by name, never silently weighed differently. */
    ProblemException refusal() {
        var refusal =
                ProblemException.of(AssessmentProblem.TOO_FEW_RATERS, count).figure("shortages", count);
        named.forEach(shortage -> {
            int required = shortage.raterClass().minimumRaters();
            int actual = shortage.sum().raters();
            int ordinary = shortage.sum().ordinary();
            refusal.violation(
                    "/subjects/" + shortage.subject() + "/"
                            + shortage.raterClass().code(),
                    "TOO_FEW_RATERS",
                    "needs " + required + " sheets, has " + actual + " (" + ordinary + " of ordinary residents)",
                    "须有 " + required + " 张评分表，现有 " + actual + " 张（普通居民 " + ordinary + " 张）");
        });
        return refusal;
    }
}
