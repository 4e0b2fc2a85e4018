package org.shequ.quota.incentiveplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Incentive plans, and what is used of them. Whoever changes one opens it, which locks it until the transaction ends. */
@ApplicationScoped
class IncentivePlans implements PanacheRepositoryBase<IncentivePlan, UUID> {

    private static final Statements SQL = Statements.of(IncentivePlans.class);

    private static final UUID FIRST = new UUID(0, 0);

    private static final String WANTED =
            "jurisdiction like :scope and jurisdiction like :jurisdiction and status in :states";

    private static final String USE = SQL.text("use-of-plans");

    private final Database database;

    IncentivePlans(Database database) {
        this.database = database;
    }

    /** For a change by somebody who saw that version: 404 out of scope, 428 without, 412 with another version. */
    IncentivePlan open(UUID id, @Nullable Version expected, Scope scope) {
        var plan = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> scope.covers(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, plan.version() + use(plan).version());
        return plan;
    }

    IncentivePlan get(UUID id, Scope scope) {
        return findByIdOptional(id)
                .filter(found -> scope.covers(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<IncentivePlan> list(
            Scope scope,
            @Nullable String jurisdiction,
            @Nullable PlanStatus status,
            @Nullable String after,
            int limit) {
        return find(
                        WANTED + " and id > :after order by id",
                        wanted(scope, jurisdiction, status)
                                .and("after", after == null ? FIRST : UUID.fromString(after)))
                .range(0, limit - 1)
                .list();
    }

    long count(Scope scope, @Nullable String jurisdiction, @Nullable PlanStatus status) {
        return count(WANTED, wanted(scope, jurisdiction, status));
    }

    private static Parameters wanted(Scope scope, @Nullable String jurisdiction, @Nullable PlanStatus status) {
        return Parameters.with("scope", scope.prefix() + "%")
                .and("jurisdiction", jurisdiction == null ? "%" : jurisdiction)
                .and("states", status == null ? List.of(PlanStatus.values()) : List.of(status));
    }

    /** What is used of a plan. */
    PlanUse use(IncentivePlan plan) {
        return uses(List.of(plan)).getOrDefault(plan.id(), PlanUse.NONE);
    }

    /** The same of several, by plan. */
    Map<UUID, PlanUse> uses(Collection<IncentivePlan> plans) {
        var accounts = plans.stream()
                .map(IncentivePlan::accountId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, PlanUse> byAccount = new HashMap<>();
        if (!accounts.isEmpty()) {
            database.list(USE, row -> byAccount.put(row.getId("id"), PlanUse.read(row)), accounts);
        }
        Map<UUID, PlanUse> uses = new HashMap<>();
        plans.forEach(plan -> {
            var use = plan.accountId() == null ? null : byAccount.get(plan.accountId());
            uses.put(plan.id(), use == null ? PlanUse.NONE : use);
        });
        return uses;
    }
}
