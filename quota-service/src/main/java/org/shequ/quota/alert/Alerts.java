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

    private static final String OF_ACCOUNTS = """
            SELECT k.kind, a.unit_code, u.name, a.id AS account_id, a.determination_id, a.approved, a.occupied,
                abs(a.approved - a.occupied - CASE WHEN a.occupied > a.approved THEN 0 ELSE a.reserved END) AS places,
                NULL::date AS due_on
            FROM quota_accounts a LEFT JOIN units u ON u.code = a.unit_code
            CROSS JOIN LATERAL (SELECT CASE WHEN a.determination_id IS NULL THEN 'UNDETERMINED'
                WHEN a.occupied > a.approved THEN 'OVER_QUOTA' ELSE 'SHORT_STAFFED' END AS kind) k
            WHERE a.kind = 'STAFFING' AND a.unit_code >= ? AND a.unit_code < ?
              AND (a.occupied > a.approved OR a.occupied + a.reserved < a.approved)
              AND (?::text IS NULL OR k.kind = ?) AND (a.unit_code, k.kind) > (?, ?)""";

    private static final String OF_DETERMINATIONS = """
            SELECT k.kind, d.jurisdiction AS unit_code, u.name, NULL::uuid, d.id, NULL::int, NULL::int, NULL::int,
                (d.approved_on + make_interval(months => s.review_cycle_months))::date
            FROM determinations d JOIN standards s ON s.id = d.standard_id LEFT JOIN units u ON u.code = d.jurisdiction
            CROSS JOIN (VALUES ('STALE_DETERMINATION')) k(kind)
            WHERE d.status = 'APPROVED' AND d.jurisdiction >= ? AND d.jurisdiction < ?
              AND d.approved_on + make_interval(months => s.review_cycle_months) <= ?::date
              AND (?::text IS NULL OR k.kind = ?) AND (d.jurisdiction, k.kind) > (?, ?)""";

    private static final String PAGE = " ORDER BY unit_code, kind LIMIT ?";

    private final Database database;
    private final BusinessClock clock;

    Alerts(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Both kinds of source walk their index from the last row seen and stop after a page. */
    List<AlertView> list(
            Scope scope, @Nullable String unit, @Nullable AlertKind kind, @Nullable List<String> after, int limit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        var lastUnit = after == null ? "" : after.get(0);
        var lastKind = after == null ? "" : after.get(1);
        var from = lastUnit.compareTo(range.from()) > 0 ? lastUnit : range.from();
        return database.list(
                "(" + OF_ACCOUNTS + PAGE + ") UNION ALL (" + OF_DETERMINATIONS + PAGE + ")" + PAGE,
                Alerts::read,
                from,
                range.below(),
                kind,
                kind,
                lastUnit,
                lastKind,
                limit,
                from,
                range.below(),
                clock.today(),
                kind,
                kind,
                lastUnit,
                lastKind,
                limit,
                limit);
    }

    long count(Scope scope, @Nullable String unit, @Nullable AlertKind kind) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.number(
                "SELECT count(*) FROM (" + OF_ACCOUNTS + " UNION ALL " + OF_DETERMINATIONS + ") counted",
                range.from(),
                range.below(),
                kind,
                kind,
                "",
                "",
                range.from(),
                range.below(),
                clock.today(),
                kind,
                kind,
                "",
                "");
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
