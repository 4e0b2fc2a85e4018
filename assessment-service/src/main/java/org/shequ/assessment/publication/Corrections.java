package org.shequ.assessment.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Corrections of final results: asked for, and what became of them. Whoever decides one holds its cycle. */
@ApplicationScoped
class Corrections implements PanacheRepositoryBase<Correction, UUID> {

    /** Whether the result is corrected. */
    @Schema(name = "CorrectionDecision")
    public enum Decision {
        APPROVED,
        REJECTED
    }

    private static final String WITHIN = """
            SELECT b.id FROM corrections b JOIN cycle_subjects s ON s.cycle_id = b.cycle_id AND s.subject = b.subject
            WHERE b.cycle_id = ? AND s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Corrections(Database database) {
        this.database = database;
    }

    /** 404 when its subject is out of scope. */
    Correction get(UUID cycleId, UUID id, Scope scope) {
        if (!database.exists(WITHIN + " AND b.id = ?", cycleId, scope.prefix(), id)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return findById(id);
    }

    List<Correction> list(UUID cycleId, Scope scope, boolean openOnly, @Nullable String afterId, int limit) {
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
}
