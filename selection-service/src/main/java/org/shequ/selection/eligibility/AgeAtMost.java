package org.shequ.selection.eligibility;

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
    public Finding judge(Dossier dossier, LocalDate cutOff) {
        var required = male == female ? "<= " + male : "<= " + male + " (male), <= " + female + " (female)";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var birthDate = person.birthDate();
        if (birthDate == null) {
            return Finding.of(
                    this,
                    Outcome.UNKNOWN,
                    required,
                    "unknown",
                    new Text("The date of birth is not known.", "出生日期不详。"),
                    List.of());
        }
        int age = Period.between(birthDate, cutOff).getYears();
        var sex = person.sex();
        var strictest = Math.min(male, female);
        var mildest = Math.max(male, female);
        int limit = sex == null ? strictest : sex == Sex.MALE ? male : female;
        var outcome = age <= limit ? Outcome.PASS : sex == null && age <= mildest ? Outcome.UNKNOWN : Outcome.FAIL;
        return Finding.of(
                this,
                outcome,
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
