package org.shequ.selection.servicelock;

import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.tenure.Interval;
import org.shequ.selection.eligibility.JudgementContext.ServiceLock;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The service locks (服务期) that appointments brought with them. An appointment that was refused, or whose probation was
 * not passed, binds nobody.
 */
@ApplicationScoped
public class ServiceLocks {

    private final Database database;

    public ServiceLocks(Database database) {
        this.database = database;
    }

    private record Held(UUID personId, ServiceLock lock) {}

    public List<ServiceLock> of(UUID personId) {
        return of(List.of(personId)).getOrDefault(personId, List.of());
    }

    /** Those of the people who have any. */
    public Map<UUID, List<ServiceLock>> of(Collection<UUID> people) {
        return database
                .list(
                        """
                        SELECT person_id, id, round_kind, effective_on, lock_until FROM appointments
                        WHERE person_id = ANY (?) AND lock_until IS NOT NULL AND status <> 'REJECTED'
                          AND probation_outcome IS DISTINCT FROM 'FAILED'
                        ORDER BY person_id, effective_on""",
                        row -> new Held(
                                row.getId("person_id"),
                                new ServiceLock(
                                        row.getId("id").toString(),
                                        row.getEnum("round_kind", RoundKind.class),
                                        new Interval(row.getDate("effective_on"), row.getDate("lock_until")))),
                        (Object) people.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(Held::personId, Collectors.mapping(Held::lock, Collectors.toList())));
    }
}
