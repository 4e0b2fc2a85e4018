package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Alerts, read from the state that causes them: they end when it does. */
@ApplicationScoped
class Alerts {

    private static final String ALL = """
            SELECT * FROM (
                SELECT CASE WHEN a.determination_id IS NULL THEN 'UNDETERMINED' WHEN a.occupied > a.approved
                        THEN 'OVER_QUOTA' ELSE 'SHORT_STAFFED' END AS kind, a.unit_code, u.name, a.id AS account_id,
                    a.determination_id, a.approved, a.occupied,
                    abs(a.approved - a.occupied - CASE WHEN a.occupied > a.approved THEN 0 ELSE a.reserved END) AS places,
                    NULL::date AS due_on
                FROM quota_accounts a LEFT JOIN units u ON u.code = a.unit_code
                WHERE a.kind = 'STAFFING' AND a.unit_code >= ? AND a.unit_code < ?
                  AND (a.occupied > a.approved OR a.occupied + a.reserved < a.approved)
                UNION ALL
                SELECT 'STALE_DETERMINATION', d.jurisdiction, u.name, NULL, d.id, NULL, NULL, NULL,
                    (d.approved_on + make_interval(months => s.review_cycle_months))::date
                FROM determinations d JOIN standards s ON s.id = d.standard_id LEFT JOIN units u ON u.code = d.jurisdiction
                WHERE d.status = 'APPROVED' AND d.jurisdiction >= ? AND d.jurisdiction < ?
                  AND d.approved_on + make_interval(months => s.review_cycle_months) <= ?::date) alerts
            WHERE (?::text IS NULL OR kind = ?)""";

    private final Database database;
    private final BusinessClock clock;

    Alerts(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<AlertView> list(
            Scope scope, @Nullable String unit, @Nullable AlertKind kind, @Nullable List<String> after, int limit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.list(
                ALL + " AND (unit_code, kind) > (?, ?) ORDER BY unit_code, kind LIMIT ?",
                Alerts::read,
                range.from(),
                range.below(),
                range.from(),
                range.below(),
                clock.today(),
                kind,
                kind,
                after == null ? "" : after.get(0),
                after == null ? "" : after.get(1),
                limit);
    }

    long count(Scope scope, @Nullable String unit, @Nullable AlertKind kind) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.get(
                "SELECT count(*) AS n FROM (" + ALL + ") counted",
                row -> row.getLong("n"),
                range.from(),
                range.below(),
                range.from(),
                range.below(),
                clock.today(),
                kind,
                kind);
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
