package org.shequ.assessment.publication;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import jakarta.enterprise.context.ApplicationScoped;

/** Who scored, or took part in calibration, neither publishes nor makes final. */
@ApplicationScoped
class SeparationOfDuties {

    private final Database database;
    private final Caller caller;

    SeparationOfDuties(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    void requireOtherHands(Cycle cycle) {
        boolean tookPart = database.exists(
                "SELECT FROM cycle_scorers WHERE cycle_id = ? AND scorer = ?", cycle.id(), caller.subject());
        if (tookPart || caller.subject().equals(cycle.calibratedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }
}
