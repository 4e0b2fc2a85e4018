package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.List;

/** Months served without interruption in the community of the present post, in whatever post. */
public record TenureInCommunity(int months, int toleratedGap) implements Criterion {

    @Override
    public String code() {
        return "TENURE_IN_COMMUNITY";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Answer.UNKNOWN;
        }
        var community = dossier.communityOn(cutOff).orElse(null);
        return community == null
                ? Answer.FAIL
                : served(here(career, community, cutOff), cutOff).atLeast(months);
    }

    private static List<Dossier.Assignment> here(Dossier.Career career, String community, LocalDate cutOff) {
        return career.assignments().stream()
                .filter(assignment -> Dossier.communityOf(assignment.unitCode()).equals(community))
                .filter(assignment -> !assignment.period().from().isAfter(cutOff))
                .toList();
    }

    private Tenure.Served served(List<Dossier.Assignment> here, LocalDate cutOff) {
        return Tenure.consecutive(here.stream().map(Dossier.Assignment::period).toList(), cutOff, toleratedGap);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = ">= " + months + " months";
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var community = dossier.communityOn(cutOff).orElse(null);
        if (community == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "no post",
                    new Text("Holds no post on the cut-off day.", "截止日未任职。"),
                    List.of());
        }
        var here = here(career, community, cutOff);
        var served = served(here, cutOff);
        return Finding.of(
                this,
                answer,
                required,
                served.months() + " months",
                new Text(
                        "Served %d months in community %s since %s; %d are required."
                                .formatted(served.months(), community, served.since(), months),
                        "自%s起在社区%s任职满%d个月；要求%d个月。".formatted(served.since(), community, served.months(), months)),
                Wording.assignments(here));
    }
}
