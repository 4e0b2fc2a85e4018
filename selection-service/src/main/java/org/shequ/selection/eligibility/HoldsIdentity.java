package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

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
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Outcome.UNKNOWN;
        }
        var kind = "none";
        for (var identity : career.identities()) {
            kind = identity.period().covers(cutOff) ? identity.kind() : kind;
        }
        return Outcome.passIf(Wording.names(kinds, kind));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.career() != null) {
            dossier.career().identities().forEach(identity -> Dossier.turns(identity.period(), days));
        }
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "identity: " + Wording.en(kinds);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var held = career.identities().stream()
                .filter(identity -> identity.period().covers(cutOff))
                .toList();
        var actual = held.isEmpty()
                ? new Text("none", "无")
                : Wording.label(TenureKind.class, held.getLast().kind());
        return Finding.of(
                this,
                outcome,
                required,
                actual.en(),
                new Text(
                        "Identity on %s: %s; required: %s.".formatted(cutOff, actual.en(), Wording.en(kinds)),
                        "%s身份：%s；要求：%s。".formatted(Wording.zh(cutOff), actual.zh(), Wording.zh(kinds))),
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

    @Override
    public Text remedy() {
        return new Text("A change of identity changes this.", "身份变更后重新判定。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
