package org.shequ.assessment.scheme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/**
 * Schemes. Those of the jurisdictions above hold in the caller's scope too, and may be read there. Whoever changes one opens
 * it, which locks it until the transaction ends.
 */
@ApplicationScoped
public class Schemes implements PanacheRepositoryBase<Scheme, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String WANTED = "(jurisdiction like :scope || '%' or :scope like jurisdiction || '%')"
            + " and subjectKind in :kinds and year between :from and :to and status in :states";

    private final Database database;

    Schemes(Database database) {
        this.database = database;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable SubjectKind subjectKind,
            @Nullable Integer year,
            @Nullable SchemeStatus status) {

        private Parameters within(Scope scope) {
            return Parameters.with("scope", scope.prefix())
                    .and("kinds", subjectKind == null ? List.of(SubjectKind.values()) : List.of(subjectKind))
                    .and("from", year == null ? 0 : year)
                    .and("to", year == null ? Short.MAX_VALUE : year)
                    .and("states", status == null ? List.of(SchemeStatus.values()) : List.of(status));
        }
    }

    public Scheme get(UUID id, Scope scope) {
        return findByIdOptional(id)
                .filter(found -> scope.touches(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** For a change by somebody who saw that version: 404 out of scope, 403 for a part of the jurisdiction, 412 or 428. */
    Scheme open(UUID id, @Nullable Version expected, Scope scope) {
        var scheme = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> scope.touches(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        scope.requireOver(scheme.jurisdiction());
        Version.require(expected, scheme.version());
        return scheme;
    }

    /** What the scheme of a cycle lays down; whoever sees the cycle may know. */
    public SchemeContent content(UUID id) {
        return get(id, Scope.ALL).content();
    }

    List<Scheme> list(Filter filter, Scope scope, @Nullable String after, int limit) {
        return find(
                        WANTED + " and id > :after order by id",
                        filter.within(scope).and("after", after == null ? FIRST : UUID.fromString(after)))
                .range(0, limit - 1)
                .list();
    }

    long count(Filter filter, Scope scope) {
        return count(WANTED, filter.within(scope));
    }

    /** The next edition, under a lock: two drafts at once do not get the same. */
    int nextEdition(String jurisdiction, SubjectKind kind, int year) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "scheme:" + jurisdiction + ":" + kind + ":" + year);
        return (int) database.number(
                "SELECT coalesce(max(edition), 0) + 1 FROM schemes"
                        + " WHERE jurisdiction = ? AND subject_kind = ? AND year = ?",
                jurisdiction,
                kind,
                year);
    }
}
