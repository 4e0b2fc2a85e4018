package org.shequ.personnel.career;

import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.CareerRefusal;

import java.util.function.Supplier;

/** Says to callers what a career refused. */
public final class CareerProblems {

    private CareerProblems() {}

    /** A refusal of the career becomes a problem with the facts that stand against it. */
    public static <T> T refusing(Supplier<T> change) {
        try {
            return change.get();
        } catch (CareerRefusal refusal) {
            ProblemException problem = ProblemException.causedBy(
                    refusal,
                    PersonnelProblem.valueOf(refusal.reason().name()),
                    refusal.facts().toArray());
            for (int i = 0; i < refusal.facts().size(); i++) {
                problem.figure("fact" + (i + 1), refusal.facts().get(i).toString());
            }
            throw problem;
        }
    }
}
