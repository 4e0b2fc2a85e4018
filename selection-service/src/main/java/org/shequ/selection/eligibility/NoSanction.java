package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** No sanction (处分) that bars selection is in effect on the cut-off day. */
public record NoSanction() implements Criterion {

    @Override
    public String code() {
        return "NO_SANCTION";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null) {
            return Answer.UNKNOWN;
        }
        @Nullable LocalDate last = LocalDate.MIN;
        boolean barred = false;
        for (var sanction : person.sanctions()) {
            if (sanction.barsSelection() && sanction.inEffect(cutOff)) {
                barred = true;
                last = last == null || sanction.to() == null
                        ? null
                        : last.isAfter(sanction.to()) ? last : sanction.to();
            }
        }
        return barred ? Answer.failUntil(last) : Answer.PASS;
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
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
                answer,
                required,
                bars.isEmpty() ? "none" : bars.size() + " in effect",
                bars.isEmpty()
                        ? new Text("No sanction is in effect on %s.".formatted(cutOff), "%s无处分影响期。".formatted(cutOff))
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
                        .toList());
    }
}
