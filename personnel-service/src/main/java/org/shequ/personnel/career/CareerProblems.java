package org.shequ.personnel.career;

import org.shequ.contracts.problem.Language;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.codelist.CodeWords;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says to callers what a career refused. */
public final class CareerProblems {

    private static final Words NOTHING = new Words("", "");

    private CareerProblems() {}

    private static ProblemException of(CareerRefusal refusal) {
        return ProblemException.causedBy(
                refusal,
                PersonnelProblem.valueOf(refusal.reason().name()),
                refusal.facts().stream().map(CodeWords::of).toArray());
    }

    /** The same of a row of a file: what is refused, and beside it what stands against it already. */
    static BilingualViolation ofRow(CareerRefusal refusal) {
        ProblemException problem = of(refusal);
        Words standing = standing(refusal);
        return new BilingualViolation(
                "/from",
                problem.code().name(),
                problem.detail(Language.EN) + (standing == NOTHING ? "" : " On record: " + standing.english() + "."),
                problem.detail(Language.ZH) + (standing == NOTHING ? "" : "已登记：" + standing.chinese() + "。"));
    }

    /** Of an overlap the first fact is what the row itself says. */
    private static Words standing(CareerRefusal refusal) {
        return switch (refusal.reason()) {
            case PRIMARY_POSTS_OVERLAP, SAME_POST_OVERLAPS, IDENTITIES_OVERLAP, RESERVE_MEMBERSHIPS_OVERLAP ->
                joined(refusal.facts().stream().skip(1).map(CodeWords::of).toList());
            case END_NOT_AFTER_START, ALREADY_ENDED, ASSIGNMENT_UNKNOWN, RELATIVES_IN_UNIT -> NOTHING;
        };
    }

    private static Words joined(List<Object> facts) {
        return new Words(
                facts.stream().map(Object::toString).collect(Collectors.joining(", ")),
                facts.stream()
                        .map(fact -> fact instanceof Words words ? words.chinese() : fact.toString())
                        .collect(Collectors.joining("，")));
    }

    /** A refusal of the career becomes a problem with the facts that stand against it. */
    public static <T> T refusing(Supplier<T> change) {
        try {
            return change.get();
        } catch (CareerRefusal refusal) {
            ProblemException problem = of(refusal);
            for (int i = 0; i < refusal.facts().size(); i++) {
                problem.figure("fact" + (i + 1), refusal.facts().get(i).toString());
            }
            throw problem;
        }
    }
}
