package org.shequ.assessment.standing;

import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.policy.PolicyColumns;
import org.shequ.kit.policy.PolicyVersions;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Front policies of all jurisdictions. */
@ApplicationScoped
class FrontPolicies {

    private final Database database;
    private final PolicyVersions<FrontPolicyVersion> versions;

    FrontPolicies(Database database) {
        this.database = database;
        this.versions = new PolicyVersions<>(database, PolicyColumns.dated("front_policies"), FrontPolicyVersion::of);
    }

    /** The policy of the nearest jurisdiction above the unit that has one on that day. */
    FrontPolicyVersion inForce(String unitCode, LocalDate day) {
        return versions.inForce(unitCode, day)
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
    List<FrontPolicyVersion> page(Scope scope, Seek seek) {
        return versions.page(scope, Narrowed.NOT, seek);
    }

    long count(Scope scope) {
        return versions.count(scope, Narrowed.NOT);
    }
}
