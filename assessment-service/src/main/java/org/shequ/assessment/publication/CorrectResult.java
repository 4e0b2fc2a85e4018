package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.Grade;
import org.shequ.assessment.result.Reason;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Corrects one final result by document, as a new version with its reason. Who made the cycle final does not. */
@ApplicationScoped
class CorrectResult {

    private final Database database;
    private final Cycles cycles;
    private final Outcomes outcomes;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    CorrectResult(
            Database database,
            Cycles cycles,
            Outcomes outcomes,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    record Correction(
            UUID id,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String documentNumber,
            String correctedBy,
            LocalDate correctedOn) {

        static Correction of(Row row) {
            return new Correction(
                    row.getId("id"),
                    row.getText("subject"),
                    row.getDecimal("score"),
                    row.findEnum("grade", Grade.class),
                    row.getText("reason"),
                    row.getText("document_number"),
                    row.getText("corrected_by"),
                    row.getDate("corrected_on"));
        }
    }

    @Transactional
    Correction handle(
            UUID cycleId,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String documentNumber) {
        Cycle cycle = cycles.getToDecide(cycleId, caller.scope());
        cycle.require(CycleStatus.FINAL);
        if (caller.subject().equals(cycle.finalBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
        Outcome outcome = outcomes.find(cycleId, subject, caller.scope())
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject));
        if (!outcomes.isSettled(cycle, subject)) {
            throw ProblemException.of(AssessmentProblem.NOT_SETTLED, subject);
        }
        UUID id = Ids.next();
        results.writeAsDecided(cycle, outcome, score, grade, Reason.CORRECTED, id);
        database.update(
                "INSERT INTO corrections (id, cycle_id, subject, score, grade, reason, document_number, corrected_by,"
                        + " corrected_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                cycleId,
                subject,
                score,
                grade,
                reason,
                documentNumber,
                caller.subject(),
                clock.today());
        announcement.publishCausedBy(id);
        audit.append(
                "result-corrected",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of("subject", subject, "reason", reason, "documentNumber", documentNumber));
        return database.get("SELECT * FROM corrections WHERE id = ?", Correction::of, id);
    }

    List<Correction> list(UUID cycleId, @Nullable String afterId, int limit) {
        return database.list("""
                SELECT k.* FROM corrections k JOIN cycle_subjects s ON s.cycle_id = k.cycle_id AND s.subject = k.subject
                WHERE k.cycle_id = ? AND s.unit_code LIKE ? || '%' AND (?::uuid IS NULL OR k.id > ?::uuid)
                ORDER BY k.id LIMIT ?
                """, Correction::of, cycleId, caller.scope().prefix(), afterId, afterId, limit);
    }
}
