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
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.underInvestigation() == null
                ? Answer.UNKNOWN
                : Answer.passIf(!person.underInvestigation());
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = "not under investigation";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        return switch (answer.outcome()) {
            case UNKNOWN ->
                Finding.of(
                        this,
                        answer,
                        required,
                        "unknown",
                        new Text("Whether an investigation is under way has not been told.", "是否在接受审查调查，尚无信息。"),
                        List.of());
            case PASS ->
                Finding.of(
                        this,
                        answer,
                        required,
                        "none",
                        new Text("No investigation is under way.", "未在接受审查调查。"),
                        evidence(dossier, "no investigation"));
            case FAIL ->
                Finding.of(
                        this,
                        answer,
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
}
