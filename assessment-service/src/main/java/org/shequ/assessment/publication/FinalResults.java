package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.result.ResultReason;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes final results: of a cycle as one set operation, or of one subject. Every write is a version of its own. */
@ApplicationScoped
public class FinalResults {

    private static final Statements SQL = Statements.of(FinalResults.class);

    private static final String WRITE = SQL.text("write-results");

    private static final String COMPUTED = SQL.text("as-computed") + "\n";

    private static final String UNOPPOSED = COMPUTED.formatted("NOT EXISTS (SELECT FROM objections b"
            + " WHERE b.cycle_id = c.id AND b.subject = o.subject AND b.outcome IS NULL)");

    private static final String ONE_AS_COMPUTED = COMPUTED.formatted("o.subject = ?");

    private static final String ONE_AS_DECIDED = SQL.text("one-as-decided") + "\n";

    private final Database database;
    private final Outcomes outcomes;
    private final BusinessClock clock;
    private final Caller caller;

    FinalResults(Database database, Outcomes outcomes, BusinessClock clock, Caller caller) {
        this.database = database;
        this.outcomes = outcomes;
        this.clock = clock;
        this.caller = caller;
    }

    /** All subjects but those with an open objection; an upheld one has its say. @return how many */
    int writeUnopposed(Cycle cycle, LocalDate finalOn) {
        return database.update(
                UNOPPOSED + WRITE,
                cycle.id(),
                cycle.id(),
                ResultReason.ASSESSED,
                finalOn,
                clock.instant(),
                caller.subject());
    }

    /** One subject as it was computed, once nothing stands against it any more. */
    void writeAsComputed(Cycle cycle, String subject, UUID cause) {
        database.update(
                ONE_AS_COMPUTED + WRITE,
                cycle.id(),
                subject,
                cause,
                ResultReason.ASSESSED,
                clock.today(),
                clock.instant(),
                caller.subject());
    }

    /**
     * One subject as somebody decided. A community takes the place that its score has among the frozen scores of its
     * peers, who keep theirs. The cycle must be locked: the cap on excellent grades is counted here.
     */
    public void writeAsDecided(
            Cycle cycle, Outcome outcome, BigDecimal score, @Nullable Grade grade, ResultReason reason, UUID cause) {
        Place place = null;
        if (cycle.subjectKind() == SubjectKind.COMMUNITY) {
            place = outcomes.placeOf(cycle.id(), outcome, score);
        }
        requireOpen(cycle, outcome, grade);
        Band band = place == null ? null : place.band();
        database.update(
                ONE_AS_DECIDED + WRITE,
                score,
                cycle.subjectKind() == SubjectKind.COMMUNITY ? null : grade,
                place == null ? null : place.rank(),
                place == null ? null : place.peers(),
                place == null ? null : place.percentile(),
                band,
                cycle.id(),
                outcome.subject(),
                cause,
                reason,
                clock.today(),
                clock.instant(),
                caller.subject());
    }

    /** Refuses a person's grade that is missing, above what vetoes and sanctions leave open, or beyond the cap. */
    void requireOpen(Cycle cycle, Outcome outcome, @Nullable Grade grade) {
        if (cycle.subjectKind() == SubjectKind.COMMUNITY) {
            return;
        }
        Grade cap = outcome.cap();
        if (grade == null) {
            throw ProblemException.of(AssessmentProblem.GRADE_REQUIRED);
        }
        if (cap != null && grade.atMost(cap) != grade) {
            throw ProblemException.of(AssessmentProblem.GRADE_ABOVE_CAP, words(grade), words(cap))
                    .figure("cap", cap.name());
        }
        if (grade == Grade.EXCELLENT) {
            long places = outcomes.places(cycle, outcome.pool());
            long taken = outcomes.excellentBeside(cycle, outcome);
            if (taken >= places) {
                throw ProblemException.of(AssessmentProblem.EXCELLENCE_CAP_EXCEEDED, outcome.pool(), places, taken)
                        .figure("places", places)
                        .figure("taken", taken);
            }
        }
    }

    private static Words words(Grade grade) {
        return Words.of(grade, grade.zh());
    }
}
