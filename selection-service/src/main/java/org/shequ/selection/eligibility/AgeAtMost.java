package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Sex;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Full years of age (周岁) on the cut-off day, with a limit for each sex. */
public record AgeAtMost(int male, int female) implements Criterion {

    @Override
    public String code() {
        return "AGE_AT_MOST";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null || person.birthDate() == null) {
            return Answer.UNKNOWN;
        }
        int age = age(person.birthDate(), cutOff);
        if (age <= limit(person.sex())) {
            return Answer.PASS;
        }
        return person.sex() == null && age <= Math.max(male, female) ? Answer.UNKNOWN : Answer.FAIL;
    }

    private static int age(LocalDate birthDate, LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** The stricter one for somebody whose sex is not known. */
    private int limit(@Nullable Sex sex) {
        return sex == null ? Math.min(male, female) : sex == Sex.MALE ? male : female;
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = male == female ? "<= " + male : "<= " + male + " (male), <= " + female + " (female)";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var birthDate = person.birthDate();
        if (birthDate == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "unknown",
                    new Text("The date of birth is not known.", "出生日期不详。"),
                    List.of());
        }
        var sex = person.sex();
        int age = age(birthDate, cutOff);
        int limit = limit(sex);
        return Finding.of(
                this,
                answer,
                required,
                String.valueOf(age),
                new Text(
                        "Aged %d on %s; the limit is %d.".formatted(age, cutOff, limit),
                        "%s年满%d周岁；上限%d周岁。".formatted(cutOff, age, limit)),
                List.of(new Evidence(
                        Evidence.Kind.PERSON,
                        dossier.personId().toString(),
                        null,
                        birthDate,
                        null,
                        sex == null ? "sex not known" : sex.name())));
    }
}
