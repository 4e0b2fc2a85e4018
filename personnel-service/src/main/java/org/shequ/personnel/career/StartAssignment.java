package org.shequ.personnel.career;

import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Starts a post. */
@ApplicationScoped
class StartAssignment {

    private final CareerChange change;
    private final OrgUnits units;
    private final StartPost startPost;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;

    StartAssignment(
            CareerChange change, OrgUnits units, StartPost startPost, AvoidRelatives avoidRelatives, Lives lives) {
        this.change = change;
        this.units = units;
        this.startPost = startPost;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
    }

    @Transactional
    CareerChange.Outcome handle(CareerChange.Target target, StartPost.Start start) {
        OrgUnit unit = units.hold(List.of(start.unitCode())).get(start.unitCode());
        MinimumAges ages = lives.ages(start.unitCode());
        return change.make(
                target,
                "assignment-started",
                (person, career) -> avoidRelatives
                        .of(career)
                        .require(person.id(), startPost.apply(start, person, career, unit, ages, target.scope())));
    }
}
