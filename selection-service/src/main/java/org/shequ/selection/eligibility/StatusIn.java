package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.PersonStatus;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Serves, in one of these states (状态). */
public record StatusIn(Set<PersonStatus> statuses) implements Criterion {

    public StatusIn {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public String code() {
        return "STATUS_IN";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.status() == null
                ? Answer.UNKNOWN
                : Answer.passIf(Wording.names(statuses, person.status()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = Wording.codes(statuses);
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var actual = person.status();
        if (actual == null) {
            return Finding.of(
                    this, answer, required, "unknown", new Text("The status is not known.", "在岗状态不详。"), List.of());
        }
        return Finding.of(
                this,
                answer,
                required,
                actual,
                new Text(
                        "Status: %s; required: %s."
                                .formatted(Wording.label(PersonStatus.class, actual, false), Wording.en(statuses)),
                        "状态：%s；要求：%s。"
                                .formatted(Wording.label(PersonStatus.class, actual, true), Wording.zh(statuses))),
                List.of(new Evidence(Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, actual)));
    }
}
