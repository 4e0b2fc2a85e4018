package org.shequ.assessment.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Objections raised while cycles were public. Whoever decides one holds its cycle. */
@ApplicationScoped
class Objections implements PanacheRepositoryBase<Objection, UUID> {

    /** Whether an objection changes anything. */
    public enum Answer {
        REJECTED,
        UPHELD
    }

    private static final String WITHIN = """
            SELECT b.id FROM objections b JOIN cycle_subjects s ON s.cycle_id = b.cycle_id AND s.subject = b.subject
            WHERE b.cycle_id = ? AND s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Objections(Database database) {
        this.database = database;
    }

    /** 404 when its subject is out of scope. */
    Objection get(UUID cycleId, UUID id, Scope scope) {
        if (!database.exists(WITHIN + " AND b.id = ?", cycleId, scope.prefix(), id)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return findById(id);
    }

    List<Objection> list(UUID cycleId, Scope scope, boolean openOnly, @Nullable String afterId, int limit) {
        var ids = database.list(
                WITHIN + " AND (NOT ?::boolean OR b.outcome IS NULL) AND (?::uuid IS NULL OR b.id > ?::uuid)"
                        + " ORDER BY b.id LIMIT ?",
                row -> row.getId("id"),
                cycleId,
                scope.prefix(),
                openOnly,
                afterId,
                afterId,
                limit);
        return list("id in ?1 order by id", ids);
    }

    boolean anyOpen(UUID cycleId, String subject) {
        return count("cycleId = ?1 and subject = ?2 and outcome is null", cycleId, subject) > 0;
    }
}
