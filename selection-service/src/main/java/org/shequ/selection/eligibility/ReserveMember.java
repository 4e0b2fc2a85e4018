package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.function.Consumer;

/** Belongs to the reserve pool (后备人才库) on the cut-off day. */
public record ReserveMember() implements Criterion {

    @Override
    public String code() {
        return "RESERVE_MEMBER";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Outcome.UNKNOWN;
        }
        for (var membership : career.reserveMemberships()) {
            if (membership.period().covers(cutOff)) {
                return Outcome.PASS;
            }
        }
        return Outcome.FAIL;
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.career() != null) {
            dossier.career().reserveMemberships().forEach(membership -> Dossier.turns(membership.period(), days));
        }
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "member of the reserve";
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var current = career.reserveMemberships().stream()
                .filter(membership -> membership.period().covers(cutOff))
                .findFirst();
        var shown = current.or(() -> career.reserveMemberships().stream().reduce((first, second) -> second));
        return Finding.of(
                this,
                outcome,
                required,
                current.map(membership -> "member since " + membership.period().from())
                        .orElse("not a member"),
                current.map(membership -> new Text(
                                "Member of the reserve since %s."
                                        .formatted(membership.period().from()),
                                "自%s起在后备人才库。"
                                        .formatted(
                                                Wording.zh(membership.period().from()))))
                        .orElse(new Text(
                                "Not a member of the reserve on %s.".formatted(cutOff),
                                "%s不在后备人才库。".formatted(Wording.zh(cutOff)))),
                shown.stream()
                        .map(membership -> new Evidence(
                                Evidence.Kind.RESERVE_MEMBERSHIP,
                                membership.appointmentId() == null ? "" : membership.appointmentId(),
                                null,
                                membership.period().from(),
                                membership.period().to(),
                                "reserve"))
                        .toList());
    }

    @Override
    public Text remedy() {
        return new Text("Admission to the reserve changes this.", "入选后备人才库后即符合。");
    }

    @Override
    public Office office() {
        return Office.ORGANISATION;
    }
}
