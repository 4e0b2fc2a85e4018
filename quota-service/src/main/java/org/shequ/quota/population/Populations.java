package org.shequ.quota.population;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;
import org.shequ.quota.apportionment.ShareOut;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/** Populations, and the rows of imports that are not yet taken in. */
@ApplicationScoped
public class Populations {

    private static final int READ_AT_ONCE = 5000;
    private static final int REPORTED_AT_ONCE = 1000;
    private static final String URBAN_POPULATION = "urban_population";
    private static final int LARGEST_COMMUNITY = 100_000;

    private final Database database;
    private final BusinessClock clock;

    public Populations(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The urban residents of a community or village.
     *
     * @param counted null where nobody was counted on that day
     */
    public record Residents(
            String code,
            boolean village,
            @Nullable Long counted,
            @Nullable Long households) {}

    /** Every community and village in force under a jurisdiction, by code; in a transaction. */
    public void eachCounted(LocalDate date, String jurisdiction, Consumer<Residents> action) {
        var range = CodeRange.under(jurisdiction);
        database.each(
                """
                SELECT u.code, u.kind = 'VILLAGE' AS village, p.urban_population, p.households
                FROM units u LEFT JOIN populations p ON p.unit_code = u.code AND p.counted_on = ?
                WHERE u.code >= ? AND u.code < ? AND u.kind IN ('COMMUNITY', 'VILLAGE') AND u.status = 'ACTIVE'
                ORDER BY u.code""",
                READ_AT_ONCE,
                row -> action.accept(new Residents(
                        row.getText("code"),
                        row.getBoolean("village"),
                        row.findLong("urban_population"),
                        row.findLong("households"))),
                date,
                range.from(),
                range.below());
    }

    List<PopulationView> list(
            Scope scope, @Nullable String unit, @Nullable LocalDate date, @Nullable List<String> after, int limit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.list(
                """
                SELECT p.*, u.name FROM populations p LEFT JOIN units u ON u.code = p.unit_code
                WHERE p.unit_code >= ? AND p.unit_code < ? AND (?::date IS NULL OR p.counted_on = ?)
                  AND (p.unit_code, p.counted_on) > (?, ?::date)
                ORDER BY p.unit_code, p.counted_on LIMIT ?""",
                row -> new PopulationView(
                        row.getText("unit_code"),
                        row.findText("name"),
                        row.getDate("counted_on"),
                        row.getLong("urban_population"),
                        row.findLong("households"),
                        row.getText("source")),
                range.from(),
                range.below(),
                date,
                date,
                after == null ? "" : after.get(0),
                after == null ? "0001-01-01" : after.get(1),
                limit);
    }

    long count(Scope scope, @Nullable String unit, @Nullable LocalDate date) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.get("""
                SELECT count(*) AS n FROM populations
                WHERE unit_code >= ? AND unit_code < ? AND (?::date IS NULL OR counted_on = ?)""", row -> row.getLong("n"), range.from(), range.below(), date, date);
    }

    /** What was counted on a day. */
    private record Counted(
            LocalDate on, long residents, @Nullable Long households, String source) {}

    /**
     * The residents of a community that is no more are counted in those that it became, of every day, so that no total
     * changes; what was recorded under its own code is kept aside.
     *
     * @param shares of the communities that it became
     * @return how many days' figures moved
     */
    public int move(String unit, Map<String, BigDecimal> shares) {
        var counted = database.list(
                "DELETE FROM populations WHERE unit_code = ? RETURNING counted_on, urban_population, households, source",
                row -> new Counted(
                        row.getDate("counted_on"),
                        row.getLong("urban_population"),
                        row.findLong("households"),
                        row.getText("source")),
                unit);
        var bulk = new Bulk("text", "date", "int8", "int8", "text");
        for (var row : counted) {
            var households = row.households() == null ? Map.<String, Long>of() : ShareOut.of(row.households(), shares);
            ShareOut.of(row.residents(), shares)
                    .forEach((code, residents) ->
                            bulk.add(code, row.on(), residents, households.get(code), row.source()));
        }
        database.update("""
                WITH given AS (SELECT g.*, t.* FROM """ + " " + bulk.unnest() + """
                 g(unit_code, counted_on, urban_population, households, source),
                    (SELECT ?::text AS former, ?::timestamptz AS now) t),
                kept AS (
                    INSERT INTO population_transfers (unit_code, counted_on, successor_code, urban_population, households,
                        source, recorded_at)
                    SELECT former, counted_on, unit_code, urban_population, households, source, now FROM given)
                INSERT INTO populations AS p (unit_code, counted_on, urban_population, households, source, recorded_at,
                    recorded_by)
                SELECT unit_code, counted_on, urban_population, households, source || ' (' || former || ')', now, 'lineage'
                FROM given ORDER BY unit_code, counted_on
                ON CONFLICT (unit_code, counted_on) DO UPDATE SET
                    urban_population = p.urban_population + excluded.urban_population,
                    households = p.households + excluded.households""", bulk, unit, clock.instant());
        return counted.size();
    }

    void clearImport(UUID job) {
        database.update("DELETE FROM imported_populations WHERE job_id = ?", job);
    }

    void keepImported(UUID job, List<ImportedPopulation> rows) {
        var bulk = new Bulk("int8", "text", "date", "int8", "int8", "text");
        rows.forEach(row -> bulk.add(
                row.number(),
                row.population().unitCode(),
                row.population().date(),
                row.population().urbanPopulation(),
                row.population().households(),
                row.population().source()));
        database.update(
                "INSERT INTO imported_populations (row_number, unit_code, counted_on, urban_population, households, source, "
                        + "job_id) SELECT r.a, r.b, r.c, r.d, r.e, r.f, j.id FROM " + bulk.unnest()
                        + " r(a, b, c, d, e, f), (SELECT ?::uuid AS id) j",
                bulk,
                job);
    }

    List<RowProblem> unknownUnits(UUID job, Scope scope) {
        return problems(
                """
                LEFT JOIN units u ON u.code = i.unit_code
                WHERE i.job_id = ? AND (u.code IS NULL OR NOT i.unit_code LIKE ? || '%')""",
                "UNKNOWN_UNIT", "there is no such unit, or it is out of scope / 没有该单位，或超出数据范围", job, scope.prefix());
    }

    List<RowProblem> unitsOfOtherKinds(UUID job) {
        return problems(
                """
                JOIN units u ON u.code = i.unit_code
                WHERE i.job_id = ? AND u.kind NOT IN ('COMMUNITY', 'VILLAGE')""",
                "NOT_A_COMMUNITY",
                "residents are counted in communities and villages that are not virtual / 人口按社区（村）填报，虚拟单位除外",
                job);
    }

    List<RowProblem> inactiveUnits(UUID job) {
        return problems(
                "JOIN units u ON u.code = i.unit_code WHERE i.job_id = ? AND u.status <> 'ACTIVE'",
                "INACTIVE_UNIT",
                "the unit is not in force / 该单位未在用",
                job);
    }

    List<RowProblem> repeated(UUID job) {
        return problems("""
                WHERE i.job_id = ? AND EXISTS (SELECT 1 FROM imported_populations e WHERE e.job_id = i.job_id
                    AND e.unit_code = i.unit_code AND e.counted_on = i.counted_on AND e.row_number < i.row_number)""", "DUPLICATE_ROW", "unit and day stand in an earlier row / 同一单位同一日期已在前面出现", job);
    }

    List<RowProblem> tooLarge(UUID job) {
        return problems(
                URBAN_POPULATION,
                "WHERE i.job_id = ? AND i.urban_population > " + LARGEST_COMMUNITY,
                "IMPLAUSIBLE_SIZE",
                "over 100,000 residents; import with acknowledgeWarnings=true if that is right"
                        + " / 超过十万人，确认无误请使用 acknowledgeWarnings=true",
                job);
    }

    /** Compared with the latest figure before, by the share of a year that lies between. */
    List<RowProblem> suddenChanges(UUID job) {
        return problems(
                URBAN_POPULATION,
                """
                JOIN LATERAL (SELECT p.urban_population, p.counted_on FROM populations p
                    WHERE p.unit_code = i.unit_code AND p.counted_on < i.counted_on
                    ORDER BY p.counted_on DESC LIMIT 1) b ON true
                WHERE i.job_id = ? AND b.urban_population > 0
                  AND abs(i.urban_population - b.urban_population) * 100
                      > 30 * b.urban_population * greatest(1, (i.counted_on - b.counted_on) / 365.0)""",
                "IMPLAUSIBLE_CHANGE",
                "changes by over 30 % in a year; import with acknowledgeWarnings=true if that is right"
                        + " / 年变动超过 30%，确认无误请使用 acknowledgeWarnings=true",
                job);
    }

    private List<RowProblem> problems(String where, String rule, String message, Object... parameters) {
        return problems("unit_code", where, rule, message, parameters);
    }

    private List<RowProblem> problems(String column, String where, String rule, String message, Object... parameters) {
        return database.list(
                "SELECT i.* FROM imported_populations i " + where + " ORDER BY i.row_number LIMIT " + REPORTED_AT_ONCE,
                row -> new RowProblem(row.getLong("row_number"), column, row.getText(column), rule, message),
                parameters);
    }

    void drop(UUID job, List<RowProblem> refused) {
        var bulk = new Bulk("int8");
        refused.forEach(problem -> bulk.add(problem.row()));
        database.update(
                "DELETE FROM imported_populations WHERE row_number IN (SELECT * FROM " + bulk.unnest()
                        + ") AND job_id = ?",
                bulk,
                job);
    }

    /** What an import did. */
    record Merged(long created, long changed, long unchanged) {}

    Merged merge(UUID job, Instant now, String by) {
        var rows = database.get(
                "SELECT count(*) AS n FROM imported_populations WHERE job_id = ?", row -> row.getLong("n"), job);
        var created = database.update("""
                INSERT INTO populations (unit_code, counted_on, urban_population, households, source, recorded_at,
                    recorded_by)
                SELECT unit_code, counted_on, urban_population, households, source, ?, ? FROM imported_populations WHERE job_id = ?
                ORDER BY unit_code, counted_on ON CONFLICT (unit_code, counted_on) DO NOTHING""", now, by, job);
        var changed = database.update("""
                UPDATE populations p SET urban_population = i.urban_population,
                    households = coalesce(i.households, p.households), source = i.source, recorded_at = ?, recorded_by = ?
                FROM imported_populations i
                WHERE i.job_id = ? AND p.unit_code = i.unit_code AND p.counted_on = i.counted_on
                  AND (p.urban_population, p.households, p.source)
                      IS DISTINCT FROM (i.urban_population, coalesce(i.households, p.households), i.source)""", now, by, job);
        return new Merged(created, changed, rows - created - changed);
    }
}
