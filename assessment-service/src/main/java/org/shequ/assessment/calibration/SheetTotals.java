package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.kit.database.Database;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The sheets of a cycle, summed up per subject and rater class in one pass and kept for the rest of the transaction: the
 * scores are computed from the sums, and so is who is short of raters. A table of its own, because only then does the
 * planner know how many rows it has.
 */
@ApplicationScoped
class SheetTotals {

    /** What {@link ComputationSql} takes its sums from, once they are made. */
    static final String SUMS = "SELECT subject, raters, points FROM sheet_totals";

    private final Database database;

    SheetTotals(Database database) {
        this.database = database;
    }

    /** From the points that were stored with each sheet. @return how many subjects have sheets */
    int sum(UUID cycleId, SchemeContent content) {
        return fill(cycleId, content, "points", null);
    }

    /** From the marks, by other weights than those of the stored points. */
    int sumAnew(UUID cycleId, SchemeContent content) {
        String[] multipliers = SheetPoints.of(content.weighed()).multipliers().stream()
                .map(Object::toString)
                .toArray(String[]::new);
        return fill(cycleId, content, "(SELECT sum(m * w) FROM unnest(marks, ?::numeric[]) AS v (m, w))", multipliers);
    }

    private int fill(UUID cycleId, SchemeContent content, String points, String @Nullable [] multipliers) {
        database.update("CREATE TEMPORARY TABLE sheet_totals (subject text NOT NULL, raters int[] NOT NULL,"
                + " ordinary int[] NOT NULL, points numeric[] NOT NULL) ON COMMIT DROP");
        List<String> codes =
                content.raterClasses().stream().map(SchemeRaterClass::code).toList();
        List<@Nullable Object> arguments = new ArrayList<>();
        StringBuilder raters = new StringBuilder();
        StringBuilder ordinary = new StringBuilder();
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < codes.size(); i++) {
            String comma = i == 0 ? "" : ", ";
            raters.append(comma).append("(count(*) FILTER (WHERE rater_class = ?))::int");
            ordinary.append(comma).append("(count(*) FILTER (WHERE rater_class = ? AND ordinary))::int");
            sums.append(comma).append("coalesce(sum(value) FILTER (WHERE rater_class = ?), 0)");
        }
        for (int part = 0; part < 3; part++) {
            arguments.addAll(codes);
        }
        if (multipliers != null) {
            arguments.add(multipliers);
        }
        arguments.add(cycleId);
        int subjects = database.update(
                "INSERT INTO sheet_totals SELECT subject, ARRAY[" + raters + "], ARRAY[" + ordinary + "], ARRAY["
                        + sums + "] FROM (SELECT subject, rater_class, ordinary, " + points
                        + " AS value FROM sheets WHERE cycle_id = ?) s GROUP BY subject",
                arguments.toArray());
        database.update("ANALYZE sheet_totals");
        return subjects;
    }

    /** How often a class of raters is short about a subject; the same rule as the list of shortages. */
    long countShortages(UUID cycleId, SchemeContent content) {
        List<SchemeRaterClass> classes = content.raterClasses();
        return database.number(
                """
                SELECT count(*) FROM cycle_subjects s LEFT JOIN sheet_totals t ON t.subject = s.subject
                CROSS JOIN unnest(?::int[], ?::int[]) WITH ORDINALITY AS c (minimum, ordinary_percent, nr)
                WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL
                  AND (coalesce(t.raters[c.nr], 0) < c.minimum
                       OR coalesce(t.ordinary[c.nr], 0) * 100 < c.ordinary_percent * coalesce(t.raters[c.nr], 0))
                """,
                classes.stream().map(SchemeRaterClass::minimumRaters).toList(),
                classes.stream()
                        .map(each -> each.minimumOrdinaryPercent() == null ? 0 : each.minimumOrdinaryPercent())
                        .toList(),
                cycleId);
    }
}
