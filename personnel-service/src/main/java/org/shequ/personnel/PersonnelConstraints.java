package org.shequ.personnel;

import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** What it means when one of our constraints refuses. Commands check first; these catch who came second. */
@ApplicationScoped
public class PersonnelConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of(
                "citizen_id_belongs_to_one_person", PersonnelProblem.CITIZEN_ID_TAKEN,
                "personnel_number_belongs_to_one_person", PersonnelProblem.PERSONNEL_NUMBER_TAKEN,
                "org_units_pkey", PersonnelProblem.UNIT_EXISTS,
                "unit_parent_exists", PersonnelProblem.UNIT_UNKNOWN,
                "assignment_unit_exists", PersonnelProblem.UNIT_UNKNOWN,
                "one_primary_post_at_a_time", PersonnelProblem.PRIMARY_POSTS_OVERLAP,
                "one_identity_at_a_time", PersonnelProblem.IDENTITIES_OVERLAP,
                "one_reserve_membership_at_a_time", PersonnelProblem.RESERVE_MEMBERSHIPS_OVERLAP);
    }
}
