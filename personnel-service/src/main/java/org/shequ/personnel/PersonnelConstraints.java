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
        return Map.ofEntries(
                Map.entry("citizen_id_belongs_to_one_person", PersonnelProblem.CITIZEN_ID_TAKEN),
                Map.entry("personnel_number_belongs_to_one_person", PersonnelProblem.PERSONNEL_NUMBER_TAKEN),
                Map.entry("org_units_pkey", PersonnelProblem.UNIT_EXISTS),
                Map.entry("unit_parent_exists", PersonnelProblem.UNIT_UNKNOWN),
                Map.entry("assignment_unit_exists", PersonnelProblem.UNIT_UNKNOWN),
                Map.entry("one_primary_post_at_a_time", PersonnelProblem.PRIMARY_POSTS_OVERLAP),
                Map.entry("one_identity_at_a_time", PersonnelProblem.IDENTITIES_OVERLAP),
                Map.entry("one_reserve_membership_at_a_time", PersonnelProblem.RESERVE_MEMBERSHIPS_OVERLAP),
                Map.entry("one_tie_between_two_people", PersonnelProblem.RELATIVE_TIE_EXISTS),
                Map.entry("one_policy_begins_on_a_day", PersonnelProblem.POLICY_BEGINS_THAT_DAY),
                Map.entry("a_record_is_merged_once", PersonnelProblem.PERSON_MERGED));
    }
}
