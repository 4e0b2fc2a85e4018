package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** How many sheets are in, and which classes of raters are still short about whom. */
@ApplicationScoped
public class Completeness {

    private final Database database;

    Completeness(Database database) {
        this.database = database;
    }

    /** One unit's progress: the subdistrict of the subjects. */
    record UnitProgress(String unitCode, int subjects, int complete, long sheets, long missing) {}

    private static final String NEEDS = """
            WITH classes AS (
                SELECT (c ->> 'code') AS code, (c ->> 'minimumRaters')::int AS minimum,
                       (c ->> 'minimumOrdinaryPercent')::int AS ordinary_percent
                FROM cycles y JOIN schemes s ON s.id = y.scheme_id,
                     jsonb_array_elements(s.content -> 'raterClasses') AS c
                WHERE y.id = ?
            ), given AS (
                SELECT subject, rater_class, count(*)::int AS sheets, (count(*) FILTER (WHERE ordinary))::int AS ordinary
                FROM sheets WHERE cycle_id = ? AND subject IN (
                    SELECT subject FROM cycle_subjects WHERE cycle_id = ? AND unit_code LIKE ? || '%')
                GROUP BY subject, rater_class
            ), needs AS (
                SELECT s.subject, s.unit_code, c.code AS rater_class, c.minimum, coalesce(g.sheets, 0) AS sheets,
                       coalesce(g.ordinary, 0) AS ordinary, c.ordinary_percent,
                       coalesce(g.sheets, 0) < c.minimum
                       OR coalesce(g.ordinary, 0) * 100 < coalesce(c.ordinary_percent, 0) * coalesce(g.sheets, 0) AS short
                FROM cycle_subjects s CROSS JOIN classes c
                LEFT JOIN given g ON g.subject = s.subject AND g.rater_class = c.code
                WHERE s.cycle_id = ? AND s.withdrawn_reason IS NULL AND s.unit_code LIKE ? || '%'
            )
            """;

    List<UnitProgress> progress(UUID cycleId, Scope scope, String after, int limit) {
        return database.list(
                NEEDS + """
                        SELECT unit, count(*)::int AS subjects, (count(*) FILTER (WHERE NOT short))::int AS complete,
                               sum(sheets)::bigint AS sheets, sum(missing)::bigint AS missing
                        FROM (SELECT left(unit_code, 9) AS unit, subject, bool_or(short) AS short, sum(sheets) AS sheets,
                                     sum(greatest(minimum - sheets, 0)) AS missing
                              FROM needs GROUP BY 1, 2) per_subject
                        WHERE unit > ? GROUP BY unit ORDER BY unit LIMIT ?
                        """,
                row -> new UnitProgress(
                        row.getText("unit"),
                        row.getInt("subjects"),
                        row.getInt("complete"),
                        row.getLong("sheets"),
                        row.getLong("missing")),
                cycleId,
                cycleId,
                cycleId,
                scope.prefix(),
                cycleId,
                scope.prefix(),
                after,
                limit);
    }

    /** A class of raters that is short about a subject. */
    public record Shortage(
            String subject,
            String unitCode,
            String raterClass,
            int required,
            int actual,
            int ordinary,
            @Nullable Integer ordinaryPercent) {}

    public List<Shortage> shortages(UUID cycleId, Scope scope, String afterSubject, String afterClass, int limit) {
        return database.list(
                NEEDS + " SELECT * FROM needs WHERE short AND (subject, rater_class) > (?, ?)"
                        + " ORDER BY subject, rater_class LIMIT ?",
                row -> new Shortage(
                        row.getText("subject"),
                        row.getText("unit_code"),
                        row.getText("rater_class"),
                        row.getInt("minimum"),
                        row.getInt("sheets"),
                        row.getInt("ordinary"),
                        row.findInt("ordinary_percent")),
                cycleId,
                cycleId,
                cycleId,
                scope.prefix(),
                cycleId,
                scope.prefix(),
                afterSubject,
                afterClass,
                limit);
    }

    public long countShortages(UUID cycleId, Scope scope) {
        return database.number(
                NEEDS + " SELECT count(*) FROM needs WHERE short",
                cycleId,
                cycleId,
                cycleId,
                scope.prefix(),
                cycleId,
                scope.prefix());
    }
}
