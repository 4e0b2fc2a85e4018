package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.kit.database.Row;
import org.shequ.kit.lifecycle.Command;
import org.shequ.kit.problem.ProblemException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One assessment of one kind of subject in one jurisdiction and year.
 *
 * @param commendedPools codes of pools that the higher cap of excellent grades holds for
 * @param listedOn the day whose records fixed the list of subjects
 * @param scoringUntil the last day on which sheets are taken
 * @param publicityUntil the last day of publicity
 * @param jobId the job whose work the present state is
 */
public record Cycle(
        UUID id,
        long version,
        UUID schemeId,
        String title,
        String jurisdiction,
        SubjectKind subjectKind,
        int year,
        CycleStatus status,
        List<String> commendedPools,
        String draftedBy,
        Instant draftedAt,
        @Nullable LocalDate listedOn,
        LocalDate scoringUntil,
        @Nullable String calibratedBy,
        @Nullable String publishedBy,
        @Nullable LocalDate publicityFrom,
        @Nullable LocalDate publicityUntil,
        @Nullable String publicityDocument,
        @Nullable String finalBy,
        @Nullable LocalDate finalOn,
        @Nullable String cancelledBy,
        @Nullable LocalDate cancelledOn,
        @Nullable String cancellationReason,
        @Nullable UUID jobId) {

    static Cycle of(Row row) {
        return new Cycle(
                row.getId("id"),
                row.getLong("version"),
                row.getId("scheme_id"),
                row.getText("title"),
                row.getText("jurisdiction"),
                row.getEnum("subject_kind", SubjectKind.class),
                row.getInt("year"),
                row.getEnum("status", CycleStatus.class),
                row.getTexts("commended_pools"),
                row.getText("drafted_by"),
                row.getInstant("drafted_at"),
                row.findDate("listed_on"),
                row.getDate("scoring_until"),
                row.findText("calibrated_by"),
                row.findText("published_by"),
                row.findDate("publicity_from"),
                row.findDate("publicity_until"),
                row.findText("publicity_document"),
                row.findText("final_by"),
                row.findDate("final_on"),
                row.findText("cancelled_by"),
                row.findDate("cancelled_on"),
                row.findText("cancellation_reason"),
                row.findId("job_id"));
    }

    /** Refuses a deadline that has passed. */
    void requireAhead(LocalDate deadline, LocalDate today) {
        if (deadline.isBefore(today)) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, deadline, today)
                    .figure("scoringUntil", deadline.toString())
                    .figure("today", today.toString());
        }
    }

    /** Refuses what belongs to another state of the cycle. */
    public void require(CycleStatus wanted) {
        if (status != wanted) {
            var possible = CycleStatus.LIFECYCLE.possible(status);
            throw ProblemException.of(
                            AssessmentProblem.CYCLE_NOT_IN_STATE,
                            CycleStatus.LIFECYCLE.words(status),
                            CycleStatus.LIFECYCLE.words(wanted),
                            Command.words(possible))
                    .figure("status", status.name())
                    .figure("required", wanted.name())
                    .figure("possible", Command.operations(possible));
        }
    }
}
