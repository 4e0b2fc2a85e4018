package org.shequ.selection.eligibility;

import java.time.LocalDate;

/** No sanction (处分) that bars selection is in effect on the cut-off day. */
public record NoSanction() implements Criterion {

    @Override
    public String code() {
        return "NO_SANCTION";
    }

    @Override
    public Finding judge(Dossier dossier, LocalDate cutOff) {
        var required = "no sanction in effect";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var bars = person.sanctions().stream()
                .filter(sanction -> sanction.barsSelection() && sanction.inEffect(cutOff))
                .toList();
        var last = bars.stream()
                .map(Dossier.Sanction::to)
                .reduce((one, other) -> one == null || other == null ? null : one.isAfter(other) ? one : other)
                .orElse(null);
        return Finding.of(
                        this,
                        bars.isEmpty() ? Outcome.PASS : Outcome.FAIL,
                        required,
                        bars.isEmpty() ? "none" : bars.size() + " in effect",
                        bars.isEmpty()
                                ? new Text(
                                        "No sanction is in effect on %s.".formatted(cutOff),
                                        "%s无处分影响期。".formatted(cutOff))
                                : new Text(
                                        "A sanction that bars selection is in effect on %s.".formatted(cutOff),
                                        "%s仍在处分影响期内。".formatted(cutOff)),
                        bars.stream()
                                .map(sanction -> new Evidence(
                                        Evidence.Kind.SANCTION,
                                        dossier.personId().toString(),
                                        null,
                                        sanction.from(),
                                        sanction.to(),
                                        "bars selection"))
                                .toList())
                .expected(bars.isEmpty() ? null : last);
    }
}
