package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.Education;

import java.time.LocalDate;
import java.util.List;

/** Highest education completed is this or higher. */
public record EducationAtLeast(Education least) implements Criterion {

    @Override
    public String code() {
        return "EDUCATION_AT_LEAST";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.education() == null
                ? Answer.UNKNOWN
                : Answer.passIf(person.education().compareTo(least) >= 0);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = ">= " + least;
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var education = person.education();
        if (education == null) {
            return Finding.of(
                    this, answer, required, "unknown", new Text("The education is not known.", "学历不详。"), List.of());
        }
        return Finding.of(
                this,
                answer,
                required,
                education.name(),
                new Text(
                        "Education: %s; at least %s is required.".formatted(education.en(), least.en()),
                        "学历：%s；要求%s及以上。".formatted(education.zh(), least.zh())),
                List.of(new Evidence(
                        Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, education.name())));
    }
}
