package org.shequ.selection.eligibility;

import java.time.LocalDate;

/** Belongs to the reserve pool (后备人才库) on the cut-off day. */
public record ReserveMember() implements Criterion {

    @Override
    public String code() {
        return "RESERVE_MEMBER";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Answer.UNKNOWN;
        }
        for (var membership : career.reserveMemberships()) {
            if (membership.period().covers(cutOff)) {
                return Answer.PASS;
            }
        }
        return Answer.FAIL;
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
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
                answer,
                required,
                current.map(membership -> "member since " + membership.period().from())
                        .orElse("not a member"),
                current.map(membership -> new Text(
                                "Member of the reserve since %s."
                                        .formatted(membership.period().from()),
                                "自%s起在后备人才库。".formatted(membership.period().from())))
                        .orElse(new Text(
                                "Not a member of the reserve on %s.".formatted(cutOff),
                                "%s不在后备人才库。".formatted(cutOff))),
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
}
