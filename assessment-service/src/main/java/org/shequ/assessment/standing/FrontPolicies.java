package org.shequ.assessment.standing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Front policies of all jurisdictions. */
@ApplicationScoped
class FrontPolicies {

    private final Database database;

    FrontPolicies(Database database) {
        this.database = database;
    }

    /** The policy of the nearest jurisdiction above the unit that has one on that day. */
    FrontPolicyVersion inForce(String unitCode, LocalDate day) {
        return database.find("""
                        SELECT * FROM front_policies
                        WHERE starts_with(?, jurisdiction) AND effective_from <= ?
                        ORDER BY length(jurisdiction) DESC, effective_from DESC LIMIT 1
                        """, FrontPolicyVersion::of, unitCode, day)
                .orElseThrow(() -> new IllegalStateException("the default front policy is missing"));
    }

    void add(FrontPolicyVersion policy, Instant recordedAt, String recordedBy) {
        database.update(
                """
                INSERT INTO front_policies (id, jurisdiction, policy, years, effective_from, document_number,
                                            recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                policy.id(),
                policy.jurisdiction(),
                policy.policy(),
                policy.years(),
                policy.effectiveFrom(),
                policy.documentNumber(),
                recordedAt,
                recordedBy);
    }

    /** Policies inside the scope and those of the jurisdictions above it, which hold there too. */
    List<FrontPolicyVersion> list(
            Scope scope, @Nullable String afterJurisdiction, @Nullable String afterDay, int limit) {
        return database.list(
                """
                SELECT * FROM front_policies
                WHERE (jurisdiction LIKE ? || '%' OR starts_with(?, jurisdiction))
                  AND (?::text IS NULL OR (jurisdiction, effective_from) > (?, ?::date))
                ORDER BY jurisdiction, effective_from LIMIT ?
                """,
                FrontPolicyVersion::of,
                scope.prefix(),
                scope.prefix(),
                afterJurisdiction,
                afterJurisdiction,
                afterDay,
                limit);
    }

    long count(Scope scope) {
        return database.number(
                "SELECT count(*) FROM front_policies WHERE jurisdiction LIKE ? || '%' OR starts_with(?, jurisdiction)",
                scope.prefix(), scope.prefix());
    }
}
