package org.shequ.selection;

import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** What a violated constraint means to the caller. */
@ApplicationScoped
public class SelectionConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of(
                "registrations_one_per_person_and_round", SelectionProblem.ALREADY_REGISTERED,
                "score_entries_two_per_paper", SelectionProblem.RECORDED_MEANWHILE,
                "score_entries_by_different_people", SelectionProblem.SCORE_SAME_SCORER,
                "stage_outcomes_recorded_once", SelectionProblem.OUTCOME_ALREADY_RECORDED,
                "appointments_one_open_per_person", SelectionProblem.PERSON_HAS_OPEN_APPOINTMENT,
                "appointments_one_per_registration", SelectionProblem.PERSON_HAS_OPEN_APPOINTMENT,
                "appointments_one_per_place", SelectionProblem.RECORDED_MEANWHILE,
                "notices_numbered_once", SelectionProblem.RECORDED_MEANWHILE,
                "panel_members_one_duty_per_person", SelectionProblem.SEPARATION_OF_DUTIES);
    }
}
