package org.shequ.assessment.publication;

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
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Objections raised while cycles were public. */
@ApplicationScoped
class Objections {

    /** Whether an objection changes anything. */
    public enum Answer {
        REJECTED,
        UPHELD
    }

    private static final String JOINED = """
            SELECT b.* FROM objections b JOIN cycle_subjects s ON s.cycle_id = b.cycle_id AND s.subject = b.subject
            WHERE b.cycle_id = ? AND s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Objections(Database database) {
        this.database = database;
    }

    /**
     * One objection.
     *
     * @param score what the score is to be; set when upheld
     * @param grade what the grade is to be; set when upheld about a person
     */
    record Objection(
            UUID id,
            long version,
            UUID cycleId,
            String subject,
            String grounds,
            String raisedBy,
            LocalDate raisedOn,
            @Nullable Answer outcome,
            @Nullable String answer,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String answeredBy,
            @Nullable LocalDate answeredOn) {

        static Objection of(Row row) {
            return new Objection(
                    row.getId("id"),
                    row.getLong("version"),
                    row.getId("cycle_id"),
                    row.getText("subject"),
                    row.getText("grounds"),
                    row.getText("raised_by"),
                    row.getDate("raised_on"),
                    row.findEnum("outcome", Answer.class),
                    row.findText("answer"),
                    row.findDecimal("score"),
                    row.findEnum("grade", Grade.class),
                    row.findText("answered_by"),
                    row.findDate("answered_on"));
        }
    }

    void add(UUID id, UUID cycleId, String subject, String grounds, String by, LocalDate on) {
        database.update(
                "INSERT INTO objections (id, version, cycle_id, subject, grounds, raised_by, raised_on)"
                        + " VALUES (?, 1, ?, ?, ?, ?, ?)",
                id,
                cycleId,
                subject,
                grounds,
                by,
                on);
    }

    Objection get(UUID cycleId, UUID id, Scope scope) {
        return database.find(JOINED + " AND b.id = ?", Objection::of, cycleId, scope.prefix(), id)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<Objection> list(UUID cycleId, Scope scope, boolean openOnly, @Nullable String afterId, int limit) {
        return database.list(
                JOINED + " AND (NOT ?::boolean OR b.outcome IS NULL) AND (?::uuid IS NULL OR b.id > ?::uuid)"
                        + " ORDER BY b.id LIMIT ?",
                Objection::of,
                cycleId,
                scope.prefix(),
                openOnly,
                afterId,
                afterId,
                limit);
    }

    boolean anyOpen(UUID cycleId, String subject) {
        return database.exists(
                "SELECT FROM objections WHERE cycle_id = ? AND subject = ? AND outcome IS NULL", cycleId, subject);
    }

    void answer(
            UUID id,
            Answer outcome,
            String answer,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            String by,
            LocalDate on) {
        database.update(
                "UPDATE objections SET version = version + 1, outcome = ?, answer = ?, score = ?, grade = ?,"
                        + " answered_by = ?, answered_on = ? WHERE id = ?",
                outcome,
                answer,
                score,
                grade,
                by,
                on,
                id);
    }
}
