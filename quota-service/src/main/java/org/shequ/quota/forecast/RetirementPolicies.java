package org.shequ.quota.forecast;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.quota.forecast.RetirementPolicyView.Age;
import org.shequ.quota.retirement.RetirementAge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Statutory ages as policy: versions per jurisdiction, never changed, only followed. Without one the national rule holds. */
@ApplicationScoped
class RetirementPolicies {

    private final Database database;
    private final Json json;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RetirementPolicies(Database database, Json json, AuditLog audit, BusinessClock clock, Caller caller) {
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    RetirementPolicyView adopt(RetirementPolicyRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        database.exists(
                "SELECT pg_advisory_xact_lock(hashtextextended('retirement ' || ?, 0))", request.jurisdiction());
        var number = database.number(
                "SELECT count(*) + 1 FROM retirement_policies WHERE jurisdiction = ?", request.jurisdiction());
        var id = Ids.next();
        database.update(
                """
                INSERT INTO retirement_policies (id, jurisdiction, number, effective_from, men, women, document_number,
                    recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""",
                id,
                request.jurisdiction(),
                number,
                request.effectiveFrom(),
                json.write(request.men()),
                json.write(request.women()),
                request.documentNumber(),
                clock.instant(),
                caller.subject());
        audit.append(
                "retirement-policy-adopted",
                "retirement-policy",
                id.toString(),
                request.jurisdiction(),
                Map.of("jurisdiction", request.jurisdiction(), "documentNumber", request.documentNumber()));
        return database.get("SELECT * FROM retirement_policies WHERE id = ?", this::read, id);
    }

    List<RetirementPolicyView> list(
            Scope scope, @Nullable String jurisdiction, @Nullable List<String> after, int limit) {
        return database.list(
                """
                SELECT * FROM retirement_policies WHERE (jurisdiction LIKE ? || '%' OR ? LIKE jurisdiction || '%')
                  AND (?::text IS NULL OR jurisdiction = ?) AND (jurisdiction, number) > (?, ?::int)
                ORDER BY jurisdiction, number LIMIT ?""",
                this::read,
                scope.prefix(),
                scope.prefix(),
                jurisdiction,
                jurisdiction,
                after == null ? "" : after.get(0),
                after == null ? 0 : Integer.parseInt(after.get(1)),
                limit);
    }

    long count(Scope scope, @Nullable String jurisdiction) {
        return database.number("""
                SELECT count(*) FROM retirement_policies WHERE (jurisdiction LIKE ? || '%' OR ? LIKE jurisdiction || '%')
                  AND (?::text IS NULL OR jurisdiction = ?)""", scope.prefix(), scope.prefix(), jurisdiction, jurisdiction);
    }

    /** The nearest jurisdiction's latest on the day; empty when there is none. */
    Optional<RetirementPolicyView> governing(String jurisdiction, LocalDate day) {
        return database.find("""
                SELECT * FROM retirement_policies WHERE ? LIKE jurisdiction || '%' AND effective_from <= ?
                ORDER BY length(jurisdiction) DESC, effective_from DESC LIMIT 1""", this::read, jurisdiction, day);
    }

    /** The national rule, for where nobody has adopted another. */
    static RetirementPolicyView national() {
        return new RetirementPolicyView(
                new UUID(0, 0),
                "",
                0,
                LocalDate.of(2025, 1, 1),
                Age.of(RetirementAge.MEN),
                Age.of(RetirementAge.WOMEN),
                "国务院关于渐进式延迟法定退休年龄的办法");
    }

    private RetirementPolicyView read(Row row) {
        return new RetirementPolicyView(
                row.getId("id"),
                row.getText("jurisdiction"),
                row.getInt("number"),
                row.getDate("effective_from"),
                json.read(row.getText("men"), Age.class),
                json.read(row.getText("women"), Age.class),
                row.getText("document_number"));
    }
}
