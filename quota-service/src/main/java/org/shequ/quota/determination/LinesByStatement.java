package org.shequ.quota.determination;

import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.quota.apportionment.ApportionmentPolicy;
import org.shequ.quota.apportionment.Rounding;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes the lines of a determination by statements over sets, for any number of communities. */
@ApplicationScoped
class LinesByStatement {

    private static final String LINES = """
            WITH communities AS (
                SELECT u.code, u.name, coalesce(p.urban_population, 0) AS population,
                    coalesce(p.urban_population, 0) * ?::bigint AS numerator
                FROM units u LEFT JOIN populations p ON p.unit_code = u.code AND p.counted_on = ?
                WHERE u.code >= ? AND u.code < ? AND u.kind IN ('COMMUNITY', 'VILLAGE') AND u.status = 'ACTIVE'
            ), shared AS (
                SELECT c.*, t.d, c.numerator / t.d AS whole, c.numerator % t.d AS remainder,
                    row_number() OVER (ORDER BY c.numerator % t.d DESC, c.population DESC, c.code) AS claim
                FROM communities c, (SELECT ?::bigint AS d) t
            ), totals AS (
                SELECT floor(sum(numerator) / max(d)) + CASE WHEN sum(numerator) % max(d) >= max(d) - sum(numerator) % max(d)
                    THEN 1 ELSE 0 END - sum(whole) AS left_over FROM shared
            ), rounded AS (
                SELECT s.*, CASE ?::text WHEN 'LARGEST_REMAINDER' THEN (s.claim <= t.left_over)::int
                    WHEN 'HALF_UP' THEN (s.remainder >= s.d - s.remainder)::int
                    WHEN 'CEILING' THEN (s.remainder > 0)::int ELSE 0 END AS extra
                FROM shared s, totals t
            )
            INSERT INTO determination_lines (determination_id, unit_code, unit_name, population, share_numerator,
                share_denominator, whole, remainder, extra, floored, apportioned, adjustment, old_places, new_places,
                occupied)
            SELECT f.id, r.code, r.name, r.population, r.numerator, r.d, r.whole, r.remainder, r.extra,
                r.whole + r.extra < f.least, greatest(r.whole + r.extra, f.least), 0, coalesce(a.approved, 0),
                greatest(r.whole + r.extra, f.least), coalesce(a.occupied, 0)
            FROM rounded r CROSS JOIN (SELECT ?::uuid AS id, ?::int AS least) f
            LEFT JOIN quota_accounts a ON a.kind = 'STAFFING' AND a.unit_code = r.code
            ORDER BY r.code""";

    private final Database database;

    LinesByStatement(Database database) {
        this.database = database;
    }

    /**
     * The lines of all active communities, by the arithmetic of {@link ApportionmentPolicy} as one statement, for any
     * number of them.
     *
     * @param least places of each community, on top of the total
     * @return how many
     */
    int share(NewDetermination determination, ApportionmentPolicy policy, Rounding rounding, int least) {
        var range = CodeRange.under(determination.jurisdiction());
        return database.update(
                LINES,
                policy.numerator(),
                determination.populationDate(),
                range.from(),
                range.below(),
                policy.denominator(),
                rounding,
                determination.id(),
                least);
    }

    /** Lines of communities that have an account still and are none any more. */
    void endOthers(NewDetermination determination) {
        var range = CodeRange.under(determination.jurisdiction());
        database.update("""
                INSERT INTO determination_lines (determination_id, unit_code, unit_name, population, share_numerator,
                    share_denominator, whole, remainder, extra, floored, apportioned, adjustment, old_places, new_places,
                    occupied)
                SELECT t.id, a.unit_code, coalesce(u.name, a.unit_code), 0, 0, 1, 0, 0, 0, false, 0, 0, a.approved, 0,
                    a.occupied
                FROM quota_accounts a CROSS JOIN (SELECT ?::uuid AS id) t LEFT JOIN units u ON u.code = a.unit_code
                WHERE a.kind = 'STAFFING' AND a.unit_code >= ? AND a.unit_code < ? AND (a.approved > 0 OR a.occupied > 0)
                  AND NOT EXISTS (SELECT 1 FROM determination_lines l
                      WHERE l.determination_id = t.id AND l.unit_code = a.unit_code)""", determination.id(), range.from(), range.below());
    }

    /** Gives and takes places by document; returns how many lines that met. */
    int adjust(UUID id, List<DeterminationRequest.Adjustment> adjustments) {
        var bulk = new Bulk("text", "int4", "text");
        adjustments.forEach(one -> bulk.add(one.unitCode(), one.places(), one.documentNumber()));
        return database.update(
                "UPDATE determination_lines l SET adjustment = g.places, adjustment_document = g.document, "
                        + "new_places = l.apportioned + g.places FROM "
                        + bulk.unnest()
                        + " g(unit_code, places, document) WHERE l.determination_id = ? AND l.unit_code = g.unit_code",
                bulk,
                id);
    }
}
