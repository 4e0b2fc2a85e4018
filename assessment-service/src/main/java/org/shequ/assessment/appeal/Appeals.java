package org.shequ.assessment.appeal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reviews and appeals. Whoever decides one holds its cycle. */
@ApplicationScoped
class Appeals implements PanacheRepositoryBase<Appeal, UUID> {

    /** What became of it. */
    @Schema(name = "AppealDecision")
    public enum Decision {
        MAINTAINED,
        CHANGED
    }

    private static final String WITHIN = """
            SELECT a.id FROM appeals a JOIN cycle_subjects s ON s.cycle_id = a.cycle_id AND s.subject = a.subject
            WHERE s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Appeals(Database database) {
        this.database = database;
    }

    /** What a list is narrowed to; overdue as of a day. */
    record Filter(
            @Nullable UUID cycleId,
            @Nullable String subject,
            boolean open,
            @Nullable LocalDate overdueOn) {}

    /** 404 when its subject is out of scope. */
    Appeal get(UUID id, Scope scope) {
        if (!database.exists(WITHIN + " AND a.id = ?", scope.prefix(), id)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return findById(id);
    }

    /** Whose appeal it is: a person's id or a community's code. */
    Optional<String> findSubject(UUID id) {
        return database.find("SELECT subject FROM appeals WHERE id = ?", row -> row.getText("subject"), id);
    }

    Optional<Appeal> find(UUID cycleId, String subject, AppealStage stage) {
        return find("cycleId = ?1 and subject = ?2 and stage = ?3", cycleId, subject, stage)
                .firstResultOptional();
    }

    List<Appeal> list(Filter filter, Scope scope, @Nullable String afterId, int limit) {
        var ids = database.list(
                WITHIN
                        + " AND (?::uuid IS NULL OR a.cycle_id = ?) AND (?::text IS NULL OR a.subject = ?)"
                        + " AND (NOT ?::boolean OR a.outcome IS NULL)"
                        + " AND (?::date IS NULL OR (a.outcome IS NULL AND a.decide_until < ?))"
                        + " AND (?::uuid IS NULL OR a.id > ?::uuid) ORDER BY a.id LIMIT ?",
                row -> row.getId("id"),
                scope.prefix(),
                filter.cycleId(),
                filter.cycleId(),
                filter.subject(),
                filter.subject(),
                filter.open(),
                filter.overdueOn(),
                filter.overdueOn(),
                afterId,
                afterId,
                limit);
        return list("id in ?1 order by id", ids);
    }
}
