package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;
import org.shequ.quota.incentiveplan.IncentivePlan.Entries;
import org.shequ.quota.incentiveplan.IncentivePlan.Usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Incentive plans with their accounts. */
@ApplicationScoped
class IncentivePlans {

    private static final UUID FIRST = new UUID(0, 0);

    /** The entries come as one text, "2023:INSTITUTION:4 2024:CIVIL_SERVICE:1", so that a page is one statement. */
    private static final String SELECT = """
            SELECT p.*, e.entries, a.occupied, a.reserved, a.approved - a.occupied - a.reserved - a.frozen AS left_over,
                a.version AS account_version
            FROM incentive_plans p LEFT JOIN quota_accounts a ON a.id = p.account_id LEFT JOIN LATERAL (
                SELECT string_agg(y.year || ':' || y.kind || ':' || y.n, ' ' ORDER BY y.year, y.kind) AS entries
                FROM (SELECT extract(year FROM o.since)::int AS year, coalesce(pl.round_kind, 'INSTITUTION') AS kind,
                          count(*) AS n
                      FROM occupancies o LEFT JOIN places pl ON pl.id = o.place_id
                      WHERE o.account_id = p.account_id GROUP BY 1, 2) y) e ON true
            WHERE p.jurisdiction LIKE ? || '%'\s""";

    private final Database database;

    IncentivePlans(Database database) {
        this.database = database;
    }

    void add(IncentivePlan plan) {
        database.update(
                """
                INSERT INTO incentive_plans (id, name, jurisdiction, from_year, to_year, share_percent, document_number,
                    status, created_by, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                plan.id(),
                plan.name(),
                plan.jurisdiction(),
                plan.fromYear(),
                plan.toYear(),
                plan.sharePercent(),
                plan.documentNumber(),
                plan.status(),
                plan.createdBy(),
                plan.createdAt(),
                plan.version());
    }

    void approved(
            UUID id, PlanStatus status, String by, LocalDate on, String document, int base, int ceiling, UUID account) {
        database.update("""
                UPDATE incentive_plans SET status = ?, approved_by = ?, approved_on = ?, approval_document = ?,
                    base = ?, ceiling = ?, account_id = ?, version = version + 1 WHERE id = ?""", status, by, on, document, base, ceiling, account, id);
    }

    void closed(UUID id, PlanStatus status, LocalDate on, String document) {
        database.update("""
                UPDATE incentive_plans SET status = ?, closed_on = ?, closing_document = ?,
                    version = version + 1 WHERE id = ?""", status, on, document, id);
    }

    Optional<IncentivePlan> find(UUID id, Scope scope) {
        return database.find(SELECT + "AND p.id = ?", IncentivePlans::read, scope.prefix(), id);
    }

    /** Held until the transaction ends. */
    Optional<IncentivePlan> findForUpdate(UUID id, Scope scope) {
        return database.find(SELECT + "AND p.id = ? FOR UPDATE OF p", IncentivePlans::read, scope.prefix(), id);
    }

    List<IncentivePlan> list(
            Scope scope,
            @Nullable String jurisdiction,
            @Nullable PlanStatus status,
            @Nullable String after,
            int limit) {
        return database.list(
                SELECT + """
                AND (?::text IS NULL OR p.jurisdiction = ?) AND (?::text IS NULL OR p.status = ?) AND p.id > ?
                ORDER BY p.id LIMIT ?""",
                IncentivePlans::read,
                scope.prefix(),
                jurisdiction,
                jurisdiction,
                status,
                status,
                after == null ? FIRST : UUID.fromString(after),
                limit);
    }

    private static @Nullable Usage usage(Row row) {
        var account = row.findId("account_id");
        return account == null
                ? null
                : new Usage(
                        account,
                        row.getInt("occupied"),
                        row.getInt("reserved"),
                        row.getInt("left_over"),
                        row.getLong("account_version"));
    }

    long count(Scope scope, @Nullable String jurisdiction, @Nullable PlanStatus status) {
        return database.number("""
                SELECT count(*) FROM incentive_plans
                WHERE jurisdiction LIKE ? || '%' AND (?::text IS NULL OR jurisdiction = ?)
                  AND (?::text IS NULL OR status = ?)""", scope.prefix(), jurisdiction, jurisdiction, status, status);
    }

    private static List<Entries> entries(Row row) {
        var text = row.findText("entries");
        var entries = new ArrayList<Entries>();
        if (text != null) {
            for (var part : text.split(" ", -1)) {
                var fields = part.split(":", -1);
                entries.add(new Entries(Integer.parseInt(fields[0]), fields[1], Integer.parseInt(fields[2])));
            }
        }
        return entries;
    }

    private static IncentivePlan read(Row row) {
        return new IncentivePlan(
                row.getId("id"),
                row.getText("name"),
                row.getText("jurisdiction"),
                row.getInt("from_year"),
                row.getInt("to_year"),
                row.getDecimal("share_percent"),
                row.getText("document_number"),
                row.getEnum("status", PlanStatus.class),
                row.getText("created_by"),
                row.getInstant("created_at"),
                row.findText("approved_by"),
                row.findDate("approved_on"),
                row.findText("approval_document"),
                row.findDate("closed_on"),
                row.findText("closing_document"),
                row.findInt("base"),
                row.findInt("ceiling"),
                usage(row),
                entries(row),
                row.getLong("version"));
    }

    static IncentivePlan created(IncentivePlanRequest request, UUID id, String by, Instant at) {
        return new IncentivePlan(
                id,
                request.name(),
                request.jurisdiction(),
                request.fromYear(),
                request.toYear(),
                request.sharePercent(),
                request.documentNumber(),
                PlanStatus.CREATED,
                by,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                1);
    }
}
