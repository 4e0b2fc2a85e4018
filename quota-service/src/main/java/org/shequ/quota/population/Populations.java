package org.shequ.quota.population;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;
import org.shequ.quota.apportionment.ShareOut;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/** Populations of communities by day. */
@ApplicationScoped
public class Populations {

    private static final Statements SQL = Statements.of(Populations.class);

    private static final int READ_AT_ONCE = 5000;

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
                WITH given AS (SELECT g.*, t.* FROM """ + " " + bulk.unnest() + " " + SQL.text("move-populations"), bulk, unit, clock.instant());
        return counted.size();
    }
}
