package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.function.Consumer;

/** No sanction (处分) that bars selection is in effect on the cut-off day. */
public record NoSanction() implements Criterion {

    @Override
    public String code() {
        return "NO_SANCTION";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null) {
            return Outcome.UNKNOWN;
        }
        return Outcome.passIf(person.sanctions().stream()
                .noneMatch(sanction -> sanction.barsSelection() && sanction.inEffect(cutOff)));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.person() != null) {
            dossier.person().sanctions().stream()
                    .filter(Dossier.Sanction::barsSelection)
                    .forEach(sanction -> Dossier.turns(sanction.period(), days));
        }
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "no sanction in effect";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var bars = person.sanctions().stream()
                .filter(sanction -> sanction.barsSelection() && sanction.inEffect(cutOff))
                .toList();
        return Finding.of(
                this,
                outcome,
                required,
                bars.isEmpty() ? "none" : bars.size() + " in effect",
                bars.isEmpty()
                        ? new Text(
                                "No sanction is in effect on %s.".formatted(cutOff),
                                "%s无处分影响期。".formatted(Wording.zh(cutOff)))
                        : new Text(
                                "A sanction that bars selection is in effect on %s.".formatted(cutOff),
                                "%s仍在处分影响期内。".formatted(Wording.zh(cutOff))),
                bars.stream()
                        .map(sanction -> new Evidence(
                                Evidence.Kind.SANCTION,
                                dossier.personId().toString(),
                                null,
                                sanction.from(),
                                sanction.to(),
                                "bars selection"))
                        .toList());
    }

    @Override
    public Text remedy() {
        return new Text("It changes when the sanction is lifted.", "处分解除后重新判定。");
    }

    @Override
    public Office office() {
        return Office.ORGANISATION;
    }
}
