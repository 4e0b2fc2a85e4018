package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.PoliticalStatus;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Political status (政治面貌) is one of these. */
public record PoliticalStatusIn(Set<PoliticalStatus> statuses) implements Criterion {

    public PoliticalStatusIn {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public String code() {
        return "POLITICAL_STATUS_IN";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.politicalStatus() == null
                ? Answer.UNKNOWN
                : Answer.passIf(Wording.names(statuses, person.politicalStatus()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = Wording.codes(statuses);
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var actual = person.politicalStatus();
        if (actual == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "unknown",
                    new Text("The political status is not known.", "政治面貌不详。"),
                    List.of());
        }
        return Finding.of(
                this,
                answer,
                required,
                actual,
                new Text(
                        "Political status: %s; required: %s."
                                .formatted(Wording.label(PoliticalStatus.class, actual, false), Wording.en(statuses)),
                        "政治面貌：%s；要求：%s。"
                                .formatted(Wording.label(PoliticalStatus.class, actual, true), Wording.zh(statuses))),
                List.of(new Evidence(Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, actual)));
    }
}
