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

    private static final String CLASSES = """
            WITH classes AS (
                SELECT (c ->> 'code') AS code, (c ->> 'minimumRaters')::int AS minimum,
                       (c ->> 'minimumOrdinaryPercent')::int AS ordinary_percent
                FROM cycles y JOIN schemes s ON s.id = y.scheme_id,
                     jsonb_array_elements(s.content -> 'raterClasses') AS c
                WHERE y.id = ?
            )
            """;

    /** What each subject {@code s} has and needs, found in the sheets of that subject alone. */
    private static final String NEEDS = """
            CROSS JOIN LATERAL (
                SELECT c.code AS rater_class, c.minimum, coalesce(g.sheets, 0) AS sheets,
                       coalesce(g.ordinary, 0) AS ordinary, c.ordinary_percent,
                       coalesce(g.sheets, 0) < c.minimum
                       OR coalesce(g.ordinary, 0) * 100 < coalesce(c.ordinary_percent, 0) * coalesce(g.sheets, 0) AS short
                FROM classes c LEFT JOIN (
                    SELECT h.rater_class, count(*)::int AS sheets, (count(*) FILTER (WHERE h.ordinary))::int AS ordinary
                    FROM sheets h WHERE h.cycle_id = s.cycle_id AND h.subject = s.subject GROUP BY h.rater_class
                ) g ON g.rater_class = c.code) n
            """;

    private static final String JUDGED =
            " FROM cycle_subjects WHERE cycle_id = ? AND withdrawn_reason IS NULL AND unit_code LIKE ? || '%'";

    /** Counts only the sheets of the units that are shown: what a page costs does not grow with the province. */
    List<UnitProgress> progress(UUID cycleId, Scope scope, String after, int limit) {
        return database.list(
                CLASSES + ", shown AS MATERIALIZED (SELECT DISTINCT left(unit_code, 9) AS unit" + JUDGED
                        + " AND left(unit_code, 9) > ? ORDER BY 1 LIMIT ?),"
                        + " judged AS MATERIALIZED (SELECT cycle_id, subject, left(unit_code, 9) AS unit" + JUDGED
                        + " AND left(unit_code, 9) IN (SELECT unit FROM shown))" + """
                        SELECT unit, count(*)::int AS subjects, (count(*) FILTER (WHERE NOT short))::int AS complete,
                               sum(sheets)::bigint AS sheets, sum(missing)::bigint AS missing
                        FROM (SELECT s.unit, s.subject, bool_or(n.short) AS short, sum(n.sheets) AS sheets,
                                     sum(greatest(n.minimum - n.sheets, 0)) AS missing
                              FROM judged s
                        """ + NEEDS
                        + " GROUP BY 1, 2) per_subject GROUP BY unit ORDER BY unit",
                row -> new UnitProgress(
                        row.getText("unit"),
                        row.getInt("subjects"),
                        row.getInt("complete"),
                        row.getLong("sheets"),
                        row.getLong("missing")),
                cycleId,
                cycleId,
                scope.prefix(),
                after,
                limit,
                cycleId,
                scope.prefix());
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

    /** In order, so that the page ends where it is full. */
    public List<Shortage> shortages(UUID cycleId, Scope scope, String afterSubject, String afterClass, int limit) {
        return database.list(
                CLASSES + " SELECT s.subject, s.unit_code, n.* FROM (SELECT cycle_id, subject, unit_code" + JUDGED
                        + " AND subject >= ? ORDER BY subject OFFSET 0) s " + NEEDS
                        + " WHERE n.short AND (s.subject, n.rater_class) > (?, ?)"
                        + " ORDER BY s.subject, n.rater_class LIMIT ?",
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
                scope.prefix(),
                afterSubject,
                afterSubject,
                afterClass,
                limit);
    }

    public long countShortages(UUID cycleId, Scope scope) {
        return database.number(
                CLASSES + " SELECT count(*) FROM (SELECT cycle_id, subject" + JUDGED + ") s " + NEEDS
                        + " WHERE n.short",
                cycleId,
                cycleId,
                scope.prefix());
    }
}
