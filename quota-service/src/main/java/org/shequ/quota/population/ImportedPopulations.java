package org.shequ.quota.population;

import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

/** The rows of running imports, and what is wrong with them only in the light of other rows or of the records. */
@ApplicationScoped
class ImportedPopulations {

    private static final Statements SQL = Statements.of(ImportedPopulations.class);

    private static final int REPORTED_AT_ONCE = 1000;
    private static final String UNIT_CODE = "unit_code";
    private static final String URBAN_POPULATION = "urban_population";
    private static final int LARGEST_COMMUNITY = 100_000;

    private final Database database;

    ImportedPopulations(Database database) {
        this.database = database;
    }

    /** @param sound whether nothing is wrong with a row by itself */
    void add(UUID job, List<ImportedPopulation> rows, Predicate<ImportedPopulation> sound) {
        var bulk = new Bulk("int8", "text", "date", "int8", "int8", "text", "boolean");
        rows.forEach(row -> bulk.add(
                row.number(),
                row.unitCode(),
                row.date(),
                row.urbanPopulation(),
                row.households(),
                row.source(),
                sound.test(row)));
        database.update(
                "INSERT INTO imported_populations (row_number, unit_code, counted_on, urban_population, households, source, "
                        + "sound, job_id) SELECT r.a, r.b, r.c, r.d, r.e, r.f, r.g, j.id FROM " + bulk.unnest()
                        + " r(a, b, c, d, e, f, g), (SELECT ?::uuid AS id) j",
                bulk,
                job);
    }

    void clear(UUID job) {
        database.update("DELETE FROM imported_populations WHERE job_id = ?", job);
    }

    /** Only what lies in the scope is known: of anything else no more may be disclosed. */
    void identifyUnits(UUID job, Scope scope) {
        database.update("""
                UPDATE imported_populations i SET known = true FROM units u
                WHERE i.job_id = ? AND u.code = i.unit_code AND u.code LIKE ? || '%'""", job, scope.prefix());
    }

    List<RowProblem> unknownUnits(UUID job, long after) {
        return problems(
                UNIT_CODE,
                "WHERE i.job_id = ? AND i.unit_code IS NOT NULL AND NOT i.known",
                "UNKNOWN_UNIT",
                "there is no such unit, or it is out of scope / 没有该单位，或超出数据范围",
                job,
                after);
    }

    List<RowProblem> unitsOfOtherKinds(UUID job, long after) {
        return problems(
                UNIT_CODE,
                """
                JOIN units u ON u.code = i.unit_code
                WHERE i.job_id = ? AND i.known AND u.kind NOT IN ('COMMUNITY', 'VILLAGE')""",
                "NOT_A_COMMUNITY",
                "residents are counted in communities and villages that are not virtual / 人口按社区（村）填报，虚拟单位除外",
                job,
                after);
    }

    List<RowProblem> inactiveUnits(UUID job, long after) {
        return problems(
                UNIT_CODE,
                "JOIN units u ON u.code = i.unit_code WHERE i.job_id = ? AND i.known AND u.status <> 'ACTIVE'",
                "INACTIVE_UNIT",
                "the unit is not in force; give the one that followed it / 该单位未在用，请填写承接单位",
                job,
                after);
    }

    /** Rows that say again what a row before them says that could stand. */
    List<RowProblem> repeated(UUID job, long after) {
        return database.list(
                """
                SELECT row_number, unit_code FROM (
                    SELECT row_number, unit_code,
                        min(row_number) FILTER (WHERE sound) OVER (PARTITION BY unit_code, counted_on) AS first_row
                    FROM imported_populations WHERE job_id = ? AND known AND counted_on IS NOT NULL) numbered
                WHERE row_number > first_row AND row_number > ? ORDER BY row_number LIMIT ?""",
                row -> new RowProblem(
                        row.getLong("row_number"),
                        UNIT_CODE,
                        row.getText(UNIT_CODE),
                        "DUPLICATE_ROW",
                        "unit and day stand in an earlier row; leave one of the two out / 同一单位同一日期已在前面出现，请只保留一行"),
                job,
                after,
                REPORTED_AT_ONCE);
    }

    List<RowProblem> tooLarge(UUID job, long after) {
        return problems(
                URBAN_POPULATION,
                "WHERE i.job_id = ? AND i.urban_population > " + LARGEST_COMMUNITY,
                "IMPLAUSIBLE_SIZE",
                "over 100,000 residents; import with acknowledgeWarnings=true if that is right"
                        + " / 超过十万人，确认无误请使用 acknowledgeWarnings=true",
                job,
                after);
    }

    /** Compared with the latest figure before, by the share of a year that lies between. */
    List<RowProblem> suddenChanges(UUID job, long after) {
        return problems(
                URBAN_POPULATION,
                SQL.text("sudden-changes"),
                "IMPLAUSIBLE_CHANGE",
                "changes by over 30 % in a year; import with acknowledgeWarnings=true if that is right"
                        + " / 年变动超过 30%，确认无误请使用 acknowledgeWarnings=true",
                job,
                after);
    }

    private List<RowProblem> problems(String column, String where, String rule, String message, UUID job, long after) {
        return database.list(
                "SELECT i.* FROM imported_populations i " + where
                        + " AND i.row_number > ? ORDER BY i.row_number LIMIT ?",
                row -> new RowProblem(row.getLong("row_number"), column, row.getText(column), rule, message),
                job,
                after,
                REPORTED_AT_ONCE);
    }

    /** Forgets rows that are not taken. */
    void drop(UUID job, BitSet refused) {
        var bulk = new Bulk("int8");
        refused.stream().forEach(row -> bulk.add((long) row));
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
        var changed = database.update(SQL.text("update-populations"), now, by, job);
        return new Merged(created, changed, rows - created - changed);
    }
}
