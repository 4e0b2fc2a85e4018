package org.shequ.assessment.calibration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Bonuses and deductions on record. Whoever changes one holds its cycle. */
@ApplicationScoped
class Adjustments implements PanacheRepositoryBase<Adjustment, UUID> {

    Adjustment get(UUID cycleId, UUID id) {
        return findByIdOptional(id)
                .filter(found -> found.cycleId().equals(cycleId))
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.RECORD_NOT_FOUND));
    }

    /** Of one subject, in the order in which they were recorded. */
    List<Adjustment> list(UUID cycleId, String subject) {
        return list("cycleId = ?1 and subject = ?2 order by id", cycleId, subject);
    }
}
