package org.shequ.assessment.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

/** Corrections of final results: asked for, and what became of them. */
@ApplicationScoped
class Corrections {

    /** Whether the result is corrected. */
    @Schema(name = "CorrectionDecision")
    public enum Decision {
        APPROVED,
        REJECTED
    }

    private static final String JOINED = """
            SELECT k.* FROM corrections k JOIN cycle_subjects s ON s.cycle_id = k.cycle_id AND s.subject = k.subject
            WHERE k.cycle_id = ? AND s.unit_code LIKE ? || '%'
            """;

    private final Database database;

    Corrections(Database database) {
        this.database = database;
    }

    /**
     * One correction.
     *
     * @param score what the score is to be
     * @param grade what the grade is to be; set for people
     * @param opinion of whoever decided
     */
    record Correction(
            UUID id,
            long version,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String requestedBy,
            LocalDate requestedOn,
            @Nullable Decision outcome,
            @Nullable String opinion,
            @Nullable String documentNumber,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn) {

        static Correction of(Row row) {
            return new Correction(
                    row.getId("id"),
                    row.getLong("version"),
                    row.getText("subject"),
                    row.getDecimal("score"),
                    row.findEnum("grade", Grade.class),
                    row.getText("reason"),
                    row.getText("requested_by"),
                    row.getDate("requested_on"),
                    row.findEnum("outcome", Decision.class),
                    row.findText("opinion"),
                    row.findText("document_number"),
                    row.findText("decided_by"),
                    row.findDate("decided_on"));
        }
    }

    void add(
            UUID id,
            UUID cycleId,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String by,
            LocalDate on) {
        database.update(
                "INSERT INTO corrections (id, version, cycle_id, subject, score, grade, reason, requested_by, requested_on)"
                        + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
                id,
                cycleId,
                subject,
                score,
                grade,
                reason,
                by,
                on);
    }

    Correction get(UUID cycleId, UUID id, Scope scope) {
        return database.find(JOINED + " AND k.id = ?", Correction::of, cycleId, scope.prefix(), id)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<Correction> list(UUID cycleId, Scope scope, boolean openOnly, @Nullable String afterId, int limit) {
        return database.list(
                JOINED + " AND (NOT ?::boolean OR k.outcome IS NULL) AND (?::uuid IS NULL OR k.id > ?::uuid)"
                        + " ORDER BY k.id LIMIT ?",
                Correction::of,
                cycleId,
                scope.prefix(),
                openOnly,
                afterId,
                afterId,
                limit);
    }

    void decide(UUID id, Decision outcome, String opinion, String documentNumber, String by, LocalDate on) {
        database.update(
                "UPDATE corrections SET version = version + 1, outcome = ?, opinion = ?, document_number = ?,"
                        + " decided_by = ?, decided_on = ? WHERE id = ?",
                outcome,
                opinion,
                documentNumber,
                by,
                on,
                id);
    }
}
