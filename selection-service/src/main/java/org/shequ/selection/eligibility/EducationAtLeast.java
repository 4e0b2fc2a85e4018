package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.EducationLevel;

import java.time.LocalDate;
import java.util.List;

/** Highest education completed is this or higher. */
public record EducationAtLeast(EducationLevel least) implements Criterion {

    @Override
    public String code() {
        return "EDUCATION_AT_LEAST";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.education() == null
                ? Outcome.UNKNOWN
                : Outcome.passIf(person.education().isAtLeast(least));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "at least " + least.en();
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var education = person.education();
        if (education == null) {
            return Finding.of(
                    this, outcome, required, "unknown", new Text("The education is not known.", "学历不详。"), List.of());
        }
        return Finding.of(
                this,
                outcome,
                required,
                education.en(),
                new Text(
                        "EducationLevel: %s; at least %s is required.".formatted(education.en(), least.en()),
                        "学历：%s；要求%s及以上。".formatted(education.zh(), least.zh())),
                List.of(new Evidence(
                        Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, education.name())));
    }

    @Override
    public Text remedy() {
        return new Text("A higher level that is completed and on record changes this.", "取得并登记更高学历后重新判定。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
