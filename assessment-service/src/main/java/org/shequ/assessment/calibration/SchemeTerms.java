package org.shequ.assessment.calibration;

import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.grading.GradeThresholds;
import org.shequ.assessment.judgement.Terms;
import org.shequ.assessment.judgement.Veto;
import org.shequ.assessment.scheme.Grading;
import org.shequ.assessment.scheme.SchemeContent;

import java.util.Set;
import java.util.stream.Collectors;

/** A scheme and a cycle as the terms of the rule. */
public final class SchemeTerms {

    private SchemeTerms() {}

    public static Terms of(Cycle cycle, SchemeContent content) {
        Grading grading = content.grading();
        return new Terms(
                cycle.year(),
                content.formula(),
                content.vetoes().stream()
                        .collect(Collectors.toMap(
                                SchemeContent.Veto::code, veto -> new Veto(veto.scoreCap(), veto.gradeCap()))),
                grading == null ? null : grading(cycle, grading));
    }

    private static Terms.Grading grading(Cycle cycle, Grading grading) {
        return new Terms.Grading(
                new GradeThresholds(grading.excellentFrom(), grading.qualifiedFrom(), grading.basicallyQualifiedFrom()),
                grading.sanctionCap(),
                grading.excellentPercent(),
                grading.commendedPercent(),
                Set.copyOf(cycle.commendedPools()));
    }
}
