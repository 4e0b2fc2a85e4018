package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.List;

/** Is not under investigation (未在接受审查调查). What it is about never leaves personnel-service. */
public record NotUnderInvestigation() implements Criterion {

    @Override
    public String code() {
        return "NOT_UNDER_INVESTIGATION";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.underInvestigation() == null
                ? Outcome.UNKNOWN
                : Outcome.passIf(!person.underInvestigation());
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "not under investigation";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        return switch (outcome) {
            case UNKNOWN ->
                Finding.of(
                        this,
                        outcome,
                        required,
                        "unknown",
                        new Text("Whether an investigation is under way has not been told.", "是否在接受审查调查，尚无信息。"),
                        List.of());
            case PASS ->
                Finding.of(
                        this,
                        outcome,
                        required,
                        "none",
                        new Text("No investigation is under way.", "未在接受审查调查。"),
                        evidence(dossier, "no investigation"));
            case FAIL ->
                Finding.of(
                        this,
                        outcome,
                        required,
                        "under investigation",
                        new Text("An investigation is under way.", "正在接受审查调查。"),
                        evidence(dossier, "under investigation"));
        };
    }

    private static List<Evidence> evidence(Dossier dossier, String detail) {
        return List.of(
                new Evidence(Evidence.Kind.INVESTIGATION, dossier.personId().toString(), null, null, null, detail));
    }

    @Override
    public Text remedy() {
        return new Text("It changes when the investigation is closed.", "审查调查结束后重新判定。");
    }

    @Override
    public Office office() {
        return Office.ORGANISATION;
    }
}
