package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.kit.database.Row;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the sums of a subject's sheets come from: a query that answers a row per subject, and how the sums are read from
 * it. Sums of raw points or marks, class by class; what follows from them is for the rule to say.
 */
final class SheetSums {

    private final String join;
    private final List<@Nullable Object> arguments;
    private final int classes;
    private final @Nullable SheetPoints anew;

    private SheetSums(String join, List<@Nullable Object> arguments, int classes, @Nullable SheetPoints anew) {
        this.join = join;
        this.arguments = arguments;
        this.classes = classes;
        this.anew = anew;
    }

    /** Of the points that were stored with each sheet. */
    static SheetSums stored(Cycle cycle, SchemeContent content) {
        List<String> codes = codes(content);
        String columns = columns(
                codes.size(),
                nr -> "(count(*) FILTER (WHERE rater_class = ?))::int AS raters" + nr
                        + ", (count(*) FILTER (WHERE rater_class = ? AND ordinary))::int AS ordinary" + nr
                        + ", sum(points) FILTER (WHERE rater_class = ?) AS points" + nr);
        return new SheetSums(
                "LEFT JOIN (SELECT subject, " + columns + " FROM sheets WHERE cycle_id = ? GROUP BY subject)",
                arguments(codes, 3, cycle.id()),
                codes.size(),
                null);
    }

    /** Of the marks, which other weights than those of the stored points make other points of. */
    static SheetSums anew(Cycle cycle, SchemeContent content) {
        List<String> codes = codes(content);
        String marks = IntStream.rangeClosed(1, content.marked().size())
                .mapToObj(nr -> "sum(marks[" + nr + "])")
                .collect(Collectors.joining(", "));
        String columns = columns(
                codes.size(),
                nr -> "max(raters) FILTER (WHERE rater_class = ?) AS raters" + nr
                        + ", max(ordinary) FILTER (WHERE rater_class = ?) AS ordinary" + nr
                        + ", max(marks) FILTER (WHERE rater_class = ?) AS points" + nr);
        return new SheetSums(
                "JOIN (SELECT subject, " + columns + " FROM (SELECT subject, rater_class, count(*)::int AS raters,"
                        + " (count(*) FILTER (WHERE ordinary))::int AS ordinary, ARRAY[" + marks + "] AS marks"
                        + " FROM sheets WHERE cycle_id = ? GROUP BY subject, rater_class) c GROUP BY subject)",
                arguments(codes, 3, cycle.id()),
                codes.size(),
                SheetPoints.of(content.weighed()));
    }

    /** As calibration left them, of the whole cycle or of one pool. */
    static SheetSums kept(Cycle cycle, SchemeContent content, @Nullable String pool) {
        int classes = content.raterClasses().size();
        String columns = columns(
                classes,
                nr -> "raters[" + nr + "] AS raters" + nr + ", 0 AS ordinary" + nr + ", class_points[" + nr
                        + "] AS points" + nr);
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(cycle.id());
        if (pool != null) {
            arguments.add(pool);
        }
        return new SheetSums(
                "JOIN (SELECT subject, " + columns + " FROM outcomes WHERE cycle_id = ?"
                        + (pool == null ? ")" : " AND pool = ?)"),
                arguments,
                classes,
                null);
    }

    private static List<String> codes(SchemeContent content) {
        return content.raterClasses().stream().map(SchemeRaterClass::code).toList();
    }

    private static String columns(int classes, IntFunction<String> ofClass) {
        return IntStream.rangeClosed(1, classes).mapToObj(ofClass).collect(Collectors.joining(", "));
    }

    private static List<@Nullable Object> arguments(List<String> codes, int each, Object last) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (String code : codes) {
            for (int i = 0; i < each; i++) {
                arguments.add(code);
            }
        }
        arguments.add(last);
        return arguments;
    }

    /** To the listed subjects; before calibration those without a sheet are listed too. */
    String join() {
        return join;
    }

    List<@Nullable Object> arguments() {
        return arguments;
    }

    /** In the scheme's order of classes. */
    List<ClassSum> of(Row row) {
        List<ClassSum> sums = new ArrayList<>(classes);
        for (int nr = 1; nr <= classes; nr++) {
            Integer raters = row.findInt("raters" + nr);
            sums.add(
                    raters == null || raters == 0
                            ? ClassSum.NONE
                            : new ClassSum(raters, row.getInt("ordinary" + nr), points(row, "points" + nr)));
        }
        return sums;
    }

    private BigInteger points(Row row, String column) {
        if (anew == null) {
            return row.getDecimal(column).toBigIntegerExact();
        }
        return anew.of(row.getLongs(column).stream().mapToLong(Long::longValue).toArray());
    }
}
