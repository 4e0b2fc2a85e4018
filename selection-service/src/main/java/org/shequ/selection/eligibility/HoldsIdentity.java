package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.Set;

/** The identity (身份) on the cut-off day is one of these. */
public record HoldsIdentity(Set<TenureKind> kinds) implements Criterion {

    public HoldsIdentity {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public String code() {
        return "HOLDS_IDENTITY";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Answer.UNKNOWN;
        }
        var kind = "none";
        for (var identity : career.identities()) {
            kind = identity.period().covers(cutOff) ? identity.kind() : kind;
        }
        return Answer.passIf(Wording.names(kinds, kind));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = Wording.codes(kinds);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var held = career.identities().stream()
                .filter(identity -> identity.period().covers(cutOff))
                .toList();
        var actual = held.isEmpty() ? "none" : held.getLast().kind();
        return Finding.of(
                this,
                answer,
                required,
                actual,
                new Text(
                        "Identity on %s: %s; required: %s."
                                .formatted(cutOff, Wording.label(TenureKind.class, actual, false), Wording.en(kinds)),
                        "%s身份：%s；要求：%s。"
                                .formatted(
                                        cutOff,
                                        actual.equals("none") ? "无" : Wording.label(TenureKind.class, actual, true),
                                        Wording.zh(kinds))),
                held.stream()
                        .map(identity -> new Evidence(
                                Evidence.Kind.IDENTITY,
                                identity.appointmentId() == null ? identity.kind() : identity.appointmentId(),
                                null,
                                identity.period().from(),
                                identity.period().to(),
                                identity.kind()))
                        .toList());
    }
}
