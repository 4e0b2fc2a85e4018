package org.shequ.quota.forecast;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.page.Seek;
import org.shequ.kit.policy.PolicyColumns;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;
import org.shequ.kit.policy.PolicyVersions;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
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
    private final PolicyVersions<RetirementPolicyView> versions;
    private final PolicyRecord record;

    RetirementPolicies(Database database, Json json, PolicyRecord record) {
        this.database = database;
        this.json = json;
        this.versions = new PolicyVersions<>(database, PolicyColumns.numbered("retirement_policies"), this::read);
        this.record = record;
    }

    @Transactional
    RetirementPolicyView adopt(RetirementPolicyRequest request) {
        return record.add("retirement-policy-adopted", "retirement-policy", request.jurisdiction(), hand -> {
            var id = Ids.next();
            database.update(
                    """
                    INSERT INTO retirement_policies (id, jurisdiction, number, effective_from, men, women,
                        document_number, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""",
                    id,
                    request.jurisdiction(),
                    versions.nextNumber(request.jurisdiction()),
                    request.effectiveFrom(),
                    json.write(request.men()),
                    json.write(request.women()),
                    request.documentNumber(),
                    hand.at(),
                    hand.by());
            return new Written<>(
                    database.get("SELECT * FROM retirement_policies WHERE id = ?", this::read, id),
                    id.toString(),
                    Map.of("jurisdiction", request.jurisdiction(), "documentNumber", request.documentNumber()));
        });
    }

    List<RetirementPolicyView> page(Scope scope, @Nullable String jurisdiction, Seek seek) {
        return versions.page(scope, Narrowed.toJurisdiction(jurisdiction), seek);
    }

    long count(Scope scope, @Nullable String jurisdiction) {
        return versions.count(scope, Narrowed.toJurisdiction(jurisdiction));
    }

    /** The nearest jurisdiction's latest on the day; empty when there is none. */
    Optional<RetirementPolicyView> governing(String jurisdiction, LocalDate day) {
        return versions.inForce(jurisdiction, day);
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
