package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.PoliticalCategory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Political status (政治面貌) is one of these. */
public record PoliticalStatusIn(Set<PoliticalCategory> statuses) implements Criterion {

    public PoliticalStatusIn {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public String code() {
        return "POLITICAL_STATUS_IN";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.politicalStatus() == null
                ? Outcome.UNKNOWN
                : Outcome.passIf(Wording.names(statuses, person.politicalStatus()));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "political status: " + Wording.en(statuses);
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var actual = person.politicalStatus();
        if (actual == null) {
            return Finding.of(
                    this,
                    outcome,
                    required,
                    "unknown",
                    new Text("The political status is not known.", "政治面貌不详。"),
                    List.of());
        }
        var label = Wording.label(PoliticalCategory.class, actual);
        return Finding.of(
                this,
                outcome,
                required,
                label.en(),
                new Text(
                        "Political status: %s; required: %s.".formatted(label.en(), Wording.en(statuses)),
                        "政治面貌：%s；要求：%s。".formatted(label.zh(), Wording.zh(statuses))),
                List.of(new Evidence(Evidence.Kind.PERSON, dossier.personId().toString(), null, null, null, actual)));
    }

    @Override
    public Text remedy() {
        return new Text("A change of political status that is on record changes this.", "政治面貌变更登记后重新判定。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
