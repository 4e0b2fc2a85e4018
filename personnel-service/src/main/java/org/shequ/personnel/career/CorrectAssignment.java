package org.shequ.personnel.career;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Period;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Says what a post has really been; what was recorded before stays readable. */
@ApplicationScoped
class CorrectAssignment {

    private final CareerChange change;
    private final OrgUnits units;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;
    private final BusinessClock clock;

    CorrectAssignment(
            CareerChange change, OrgUnits units, AvoidRelatives avoidRelatives, Lives lives, BusinessClock clock) {
        this.change = change;
        this.units = units;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
        this.clock = clock;
    }

    /** What a post has really been. */
    record Correction(String unitCode, Post post, Period held, String orderNumber) {}

    @Transactional
    CareerChange.Outcome handle(CareerChange.Target target, UUID assignmentId, Correction correction) {
        String unitCode = correction.unitCode();
        Period held = correction.held();
        OrgUnit unit = units.hold(List.of(unitCode)).get(unitCode);
        return change.make(target, "assignment-corrected", (person, career) -> {
            StartPost.requireUnit(unit, unitCode, held, target.scope());
            PostRules.require(person, career, held, lives.ages(unitCode), clock.today());
            return avoidRelatives
                    .of(career)
                    .require(
                            person.id(),
                            career.correct(assignmentId, unitCode, correction.post(), held, correction.orderNumber()));
        });
    }
}
