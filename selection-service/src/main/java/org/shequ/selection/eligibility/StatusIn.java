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
    public Finding judge(Dossier dossier, LocalDate cutOff) {
        var required = Wording.codes(statuses);
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var actual = person.status();
        if (actual == null) {
            return Finding.of(
                    this,
                    Outcome.UNKNOWN,
                    required,
                    "unknown",
                    new Text("The status is not known.", "在岗状态不详。"),
                    List.of());
        }
        return Finding.of(
                this,
                Wording.names(statuses, actual) ? Outcome.PASS : Outcome.FAIL,
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
