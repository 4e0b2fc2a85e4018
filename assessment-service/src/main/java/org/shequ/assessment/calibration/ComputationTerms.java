package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.grading.Grade;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.Indicator;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;
import org.shequ.assessment.scheme.SchemeContent.Veto;
import org.shequ.assessment.scoring.SheetPoints;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a scheme says, as the parameters of {@link ComputationSql}. */
record ComputationTerms(Cycle cycle, SchemeContent content) {

    private @Nullable Object[] arguments() {
        SheetPoints points = SheetPoints.of(content.weighed());
        var grading = content.grading();
        List<SchemeRaterClass> classes = content.raterClasses();
        List<Indicator> indicators = content.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .toList();
        List<Veto> vetoes = content.vetoes();
        return new @Nullable Object[] {
            cycle.id(),
            new BigDecimal(points.denominator()),
            cycle.year(),
            grading == null ? null : grading.excellentFrom(),
            grading == null ? null : grading.qualifiedFrom(),
            grading == null ? null : grading.basicallyQualifiedFrom(),
            grading == null ? 1 : number(grading.sanctionCap()),
            cycle.commendedPools().toArray(String[]::new),
            grading == null ? 0 : grading.commendedPercent(),
            grading == null ? 0 : grading.excellentPercent(),
            texts(classes, raterClass -> raterClass.weight().movePointRight(2).toPlainString()),
            texts(indicators, Indicator::code),
            texts(indicators, indicator -> indicator.kind().name()),
            texts(indicators, indicator -> indicator.fullMarks().toPlainString()),
            texts(vetoes, Veto::code),
            texts(vetoes, ComputationTerms::scoreCap),
            texts(vetoes, ComputationTerms::gradeCap)
        };
    }

    /** The arguments of the computation, then others: of the query for the sums first. */
    @Nullable
    Object[] arguments(@Nullable Object... others) {
        @Nullable Object[] own = arguments();
        @Nullable Object[] all = Arrays.copyOf(own, own.length + others.length);
        System.arraycopy(others, 0, all, own.length, others.length);
        return all;
    }

    private static String scoreCap(Veto veto) {
        BigDecimal cap = veto.scoreCap();
        return cap == null ? "100" : cap.toPlainString();
    }

    private static String gradeCap(Veto veto) {
        Grade cap = veto.gradeCap();
        return cap == null ? "1" : String.valueOf(number(cap));
    }

    /** Grades are numbered from 1, best first. */
    private static int number(Grade grade) {
        return grade.ordinal() + 1;
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
