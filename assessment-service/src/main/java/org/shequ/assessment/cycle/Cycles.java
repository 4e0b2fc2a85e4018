package org.shequ.assessment.cycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/**
 * Cycles. A subdistrict sees the cycles of its district, and of their subjects its own. Whoever decides about one opens it,
 * which locks it until the transaction ends.
 */
@ApplicationScoped
public class Cycles implements PanacheRepositoryBase<Cycle, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String WANTED = "(jurisdiction like :scope || '%' or :scope like jurisdiction || '%')"
            + " and subjectKind in :kinds and year between :from and :to and status in :states";

    private static final String OVERLAPPING = "subjectKind = :kind and year = :year and status <> :given_up"
            + " and jurisdiction <> :jurisdiction"
            + " and (jurisdiction like :jurisdiction || '%' or :jurisdiction like jurisdiction || '%') order by id";

    private final Database database;

    Cycles(Database database) {
        this.database = database;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable SubjectKind subjectKind,
            @Nullable Integer year,
            @Nullable CycleStatus status) {

        private Parameters within(Scope scope) {
            return Parameters.with("scope", scope.prefix())
                    .and("kinds", subjectKind == null ? List.of(SubjectKind.values()) : List.of(subjectKind))
                    .and("from", year == null ? 0 : year)
                    .and("to", year == null ? Short.MAX_VALUE : year)
                    .and("states", status == null ? List.of(CycleStatus.values()) : List.of(status));
        }
    }

    public Cycle get(UUID id, Scope scope) {
        return visible(findByIdOptional(id), scope);
    }

    /** Keeps the cycle from leaving its state until the caller's transaction ends; others may do the same beside it. */
    public Cycle getHeld(UUID id, Scope scope) {
        return visible(findByIdOptional(id, LockModeType.PESSIMISTIC_READ), scope);
    }

    /** For reading about one subject: the person concerned knows of it when it is published, not before. */
    public Cycle getTold(UUID id, Caller reader) {
        Cycle cycle = get(id, reader.scope());
        if (reader.person().isPresent() && !cycle.status().isTold()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return cycle;
    }

    /**
     * For whoever decides about one subject: locked, as such decisions must not run beside each other, and covered by the
     * scope. A subdistrict enters, objects and asks in the district's cycle; it decides nothing there, not even of its own.
     */
    public Cycle open(UUID id, Scope scope) {
        Cycle cycle = visible(findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), scope);
        scope.requireOver(cycle.jurisdiction());
        return cycle;
    }

    /** For whoever decides about the whole cycle: as the caller last saw it, too. */
    public Cycle open(UUID id, @Nullable Version expected, Scope scope) {
        Cycle cycle = open(id, scope);
        Version.require(expected, cycle.version());
        return cycle;
    }

    private static Cycle visible(Optional<Cycle> found, Scope scope) {
        return found.filter(cycle -> scope.touches(cycle.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<Cycle> list(Filter filter, Scope scope, @Nullable String after, int limit) {
        return find(
                        WANTED + " and id > :after order by id",
                        filter.within(scope).and("after", after == null ? FIRST : UUID.fromString(after)))
                .range(0, limit - 1)
                .list();
    }

    long count(Filter filter, Scope scope) {
        return count(WANTED, filter.within(scope));
    }

    /** One at a time plans or lists subjects of a kind and year: none is judged twice. */
    void lockYear(SubjectKind kind, int year) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "cycles:" + kind + ":" + year);
    }

    /** Another cycle that stands and judges some of the same subjects. */
    Optional<Cycle> findOverlapping(SubjectKind kind, int year, String jurisdiction) {
        return find(
                        OVERLAPPING,
                        Parameters.with("kind", kind)
                                .and("year", year)
                                .and("given_up", CycleStatus.CANCELLED)
                                .and("jurisdiction", jurisdiction))
                .firstResultOptional();
    }
}
