package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Alerts, read from the state that causes them: they end when it does. */
@ApplicationScoped
class Alerts {

    private static final UUID FIRST = new UUID(0, 0);

    /** Each source takes the bounds of the unit codes and today; its rows are unique by unit, kind and key. */
    private static final List<String> SOURCES = List.of("""
            SELECT CASE WHEN a.determination_id IS NULL THEN 'UNDETERMINED' WHEN a.occupied > a.approved
                    THEN 'OVER_QUOTA' ELSE 'SHORT_STAFFED' END AS kind, a.unit_code, a.id AS key, u.name,
                a.id AS account_id, a.determination_id, a.approved, a.occupied,
                abs(a.approved - a.occupied - CASE WHEN a.occupied > a.approved THEN 0 ELSE a.reserved END) AS places,
                NULL::date AS due_on
            FROM quota_accounts a LEFT JOIN units u ON u.code = a.unit_code
            WHERE a.kind = 'STAFFING' AND a.unit_code >= ? AND a.unit_code < ? AND ?::date IS NOT NULL
              AND (a.occupied > a.approved OR a.occupied + a.reserved < a.approved)""", """
            SELECT 'STALE_DETERMINATION' AS kind, d.jurisdiction AS unit_code, d.id AS key, u.name,
                NULL::uuid AS account_id, d.id AS determination_id, NULL::int AS approved, NULL::int AS occupied,
                NULL::int AS places, (d.approved_on + make_interval(months => s.review_cycle_months))::date AS due_on
            FROM determinations d JOIN standards s ON s.id = d.standard_id LEFT JOIN units u ON u.code = d.jurisdiction
            WHERE d.status = 'APPROVED' AND d.jurisdiction >= ? AND d.jurisdiction < ?
              AND d.approved_on + make_interval(months => s.review_cycle_months) <= ?::date""", """
            SELECT 'PLAN_BEHIND_PACE' AS kind, p.jurisdiction AS unit_code, a.id AS key, u.name, a.id AS account_id,
                NULL::uuid AS determination_id, a.approved, a.occupied, e.expected - a.occupied AS places,
                NULL::date AS due_on
            FROM incentive_plans p JOIN quota_accounts a ON a.id = p.account_id
            LEFT JOIN units u ON u.code = p.jurisdiction
            CROSS JOIN (SELECT ?::text AS from_code, ?::text AS below, extract(year FROM ?::date)::int AS year) t
            CROSS JOIN LATERAL (SELECT p.ceiling * greatest(0, least(p.to_year, t.year - 1) - p.from_year + 1)
                / (p.to_year - p.from_year + 1) AS expected) e
            WHERE p.status = 'APPROVED' AND p.jurisdiction >= t.from_code AND p.jurisdiction < t.below
              AND a.occupied < e.expected""");

    private static final String ASKED =
            " WHERE (?::text IS NULL OR kind = ?) AND (unit_code, kind, key) > (?, ?, ?::uuid)";
    private static final String PAGE = " ORDER BY unit_code, kind, key LIMIT ?";

    private final Database database;
    private final BusinessClock clock;

    Alerts(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Every source walks its index from the last row seen and stops after a page. */
    List<AlertView> list(
            Scope scope, @Nullable String unit, @Nullable AlertKind kind, @Nullable List<String> after, int limit) {
        var parameters = new ArrayList<@Nullable Object>();
        SOURCES.forEach(source -> {
            parameters.addAll(asked(scope, unit, kind, after));
            parameters.add(limit);
        });
        parameters.add(limit);
        var pages = SOURCES.stream()
                .map(source -> "(SELECT * FROM (" + source + ") alerts" + ASKED + PAGE + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return database.list(pages + PAGE, Alerts::read, parameters.toArray());
    }

    long count(Scope scope, @Nullable String unit, @Nullable AlertKind kind) {
        var parameters = new ArrayList<@Nullable Object>();
        SOURCES.forEach(source -> parameters.addAll(asked(scope, unit, kind, null)));
        var all = SOURCES.stream()
                .map(source -> "SELECT * FROM (" + source + ") alerts" + ASKED)
                .collect(Collectors.joining(" UNION ALL "));
        return database.number("SELECT count(*) FROM (" + all + ") counted", parameters.toArray());
    }

    private List<@Nullable Object> asked(
            Scope scope, @Nullable String unit, @Nullable AlertKind kind, @Nullable List<String> after) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        var lastUnit = after == null ? "" : after.get(0);
        return Arrays.asList(
                lastUnit.compareTo(range.from()) > 0 ? lastUnit : range.from(),
                range.below(),
                clock.today(),
                kind,
                kind,
                lastUnit,
                after == null ? "" : after.get(1),
                after == null ? FIRST : after.get(2));
    }

    private static AlertView read(Row row) {
        return new AlertView(
                row.getEnum("kind", AlertKind.class),
                row.getText("unit_code"),
                row.findText("name"),
                row.findId("account_id"),
                row.findId("determination_id"),
                row.findInt("approved"),
                row.findInt("occupied"),
                row.findInt("places"),
                row.findDate("due_on"));
    }
}
