package org.shequ.personnel.career;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.codelist.CodeWords;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.LifeRule;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.Optional;

/** What a person's life has against a post, at every door alike; what other posts have against it the career knows. */
final class PostRules {

    private PostRules() {}

    static Optional<LifeRule.Fault> tooYoung(Person person, Period held, MinimumAges ages) {
        return new LifeRule(person.birthDate(), ages).post(held.latestFrom());
    }

    /** Whether the post would begin after the person had left, or go on although the person has. */
    static boolean isAfterLeaving(Person person, Career career, Period held, LocalDate today) {
        return person.status().hasLeft()
                && (held.endsAfter(today)
                        || career.endedBy(person.status().name())
                                .filter(left -> !held.from().isBefore(left))
                                .isPresent());
    }

    static void require(Person person, Career career, Period held, MinimumAges ages, LocalDate today) {
        tooYoung(person, held, ages).ifPresent(fault -> {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/from", fault.rule(), fault.english(), fault.chinese());
        });
        if (isAfterLeaving(person, career, held, today)) {
            throw ProblemException.of(PersonnelProblem.PERSON_HAS_LEFT, CodeWords.of(person.status()));
        }
    }
}
