package org.shequ.assessment.appeal;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.Grade;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reviews and appeals. */
@ApplicationScoped
class Appeals {

    /** What became of it. */
    public enum Decision {
        MAINTAINED,
        CHANGED
    }

    private static final String JOINED = """
            SELECT a.* FROM appeals a JOIN cycle_subjects s ON s.cycle_id = a.cycle_id AND s.subject = a.subject
            WHERE s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Appeals(Database database) {
        this.database = database;
    }

    /**
     * One review or appeal.
     *
     * @param decideUntil the last day for a decision
     */
    record Appeal(
            UUID id,
            long version,
            UUID cycleId,
            String subject,
            Stage stage,
            String grounds,
            String filedBy,
            LocalDate filedOn,
            LocalDate decideUntil,
            @Nullable Decision outcome,
            @Nullable String reason,
            @Nullable String documentNumber,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn) {

        static Appeal of(Row row) {
            return new Appeal(
                    row.getId("id"),
                    row.getLong("version"),
                    row.getId("cycle_id"),
                    row.getText("subject"),
                    row.getEnum("stage", Stage.class),
                    row.getText("grounds"),
                    row.getText("filed_by"),
                    row.getDate("filed_on"),
                    row.getDate("decide_until"),
                    row.findEnum("outcome", Decision.class),
                    row.findText("reason"),
                    row.findText("document_number"),
                    row.findDecimal("score"),
                    row.findEnum("grade", Grade.class),
                    row.findText("decided_by"),
                    row.findDate("decided_on"));
        }
    }

    /** What a list is narrowed to; overdue as of a day. */
    record Filter(
            @Nullable UUID cycleId,
            @Nullable String subject,
            boolean open,
            @Nullable LocalDate overdueOn) {}

    void add(Appeal appeal) {
        database.update(
                "INSERT INTO appeals (id, version, cycle_id, subject, stage, grounds, filed_by, filed_on, decide_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                appeal.id(),
                appeal.version(),
                appeal.cycleId(),
                appeal.subject(),
                appeal.stage(),
                appeal.grounds(),
                appeal.filedBy(),
                appeal.filedOn(),
                appeal.decideUntil());
    }

    Appeal get(UUID id, Scope scope) {
        return database.find(JOINED + " AND a.id = ?", Appeal::of, scope.prefix(), id)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Whose appeal it is: a person's id or a community's code. */
    Optional<String> findSubject(UUID id) {
        return database.find("SELECT subject FROM appeals WHERE id = ?", row -> row.getText("subject"), id);
    }

    Optional<Appeal> find(UUID cycleId, String subject, Stage stage) {
        return database.find(
                "SELECT * FROM appeals WHERE cycle_id = ? AND subject = ? AND stage = ?",
                Appeal::of,
                cycleId,
                subject,
                stage);
    }

    List<Appeal> list(Filter filter, Scope scope, @Nullable String afterId, int limit) {
        return database.list(
                JOINED
                        + " AND (?::uuid IS NULL OR a.cycle_id = ?) AND (?::text IS NULL OR a.subject = ?) AND (NOT ?::boolean OR a.outcome IS NULL)"
                        + " AND (?::date IS NULL OR (a.outcome IS NULL AND a.decide_until < ?))"
                        + " AND (?::uuid IS NULL OR a.id > ?::uuid) ORDER BY a.id LIMIT ?",
                Appeal::of,
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
    }

    void decide(
            UUID id,
            Decision outcome,
            String reason,
            String documentNumber,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            String by,
            LocalDate on) {
        database.update(
                "UPDATE appeals SET version = version + 1, outcome = ?, reason = ?, document_number = ?, score = ?,"
                        + " grade = ?, decided_by = ?, decided_on = ? WHERE id = ?",
                outcome,
                reason,
                documentNumber,
                score,
                grade,
                by,
                on,
                id);
    }
}
