package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.PersonStatus;

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
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.status() == null
                ? Outcome.UNKNOWN
                : Outcome.passIf(Wording.names(statuses, person.status()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "status: " + Wording.en(statuses);
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var actual = person.status();
        if (actual == null) {
            return Finding.of(
                    this, outcome, required, "unknown", new Text("The status is not known.", "在岗状态不详。"), List.of());
        }
        var label = Wording.label(PersonStatus.class, actual);
        return Finding.of(
                this,
                outcome,
                required,
                label.en(),
                new Text(
                        "Status: %s; required: %s.".formatted(label.en(), Wording.en(statuses)),
                        "状态：%s；要求：%s。".formatted(label.zh(), Wording.zh(statuses))),
                List.of(new Evidence(Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, actual)));
    }

    @Override
    public Text remedy() {
        return new Text("A change of status changes this.", "在岗状态变更后重新判定。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
