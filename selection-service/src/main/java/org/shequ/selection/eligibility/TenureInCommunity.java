package org.shequ.selection.eligibility;

import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.PostHeld;
import org.shequ.kit.tenure.Tenure;
import org.shequ.kit.tenure.TenureCourse;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Months served without interruption in the community of the present post (本社区), in whatever post. Time in what the
 * community came out of by mergers and splits is time in it.
 */
public record TenureInCommunity(int months, int toleratedGap) implements Criterion {

    @Override
    public String code() {
        return "TENURE_IN_COMMUNITY";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Outcome.UNKNOWN;
        }
        return PostHeld.currentCommunity(career.assignments(), cutOff)
                .filter(community -> served(dossier, career, community, cutOff).months() >= months)
                .map(enough -> Outcome.PASS)
                .orElse(Outcome.FAIL);
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        var career = dossier.career();
        if (career == null) {
            return;
        }
        // what the current community is turns on the day after a primary post begins or ends
        career.primaryTurns(day -> days.accept(day.plusDays(1)));
        career.assignments().stream()
                .filter(Dossier.Assignment::primary)
                .map(assignment -> PostHeld.communityOf(assignment.unitCode()))
                .distinct()
                .forEach(community -> new TenureCourse(service(dossier, career, community), months)
                        .consecutive(toleratedGap, after, days));
    }

    private static List<Interval> service(Dossier dossier, Dossier.Career career, String community) {
        var ancestors = dossier.ancestorsOf(community);
        return career.assignments().stream()
                .filter(assignment -> assignment.liesIn(community, ancestors))
                .map(Dossier.Assignment::period)
                .toList();
    }

    private Tenure served(Dossier dossier, Dossier.Career career, String community, LocalDate cutOff) {
        return Tenure.consecutive(service(dossier, career, community), cutOff, toleratedGap);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "at least %d months without interruption in the present community".formatted(months);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var community = PostHeld.currentCommunity(career.assignments(), cutOff).orElse(null);
        if (community == null) {
            return Finding.of(
                    this,
                    outcome,
                    required,
                    "no post",
                    new Text("Held no post up to %s.".formatted(cutOff), "截至%s未任职。".formatted(Wording.zh(cutOff))),
                    List.of());
        }
        var served = served(dossier, career, community, cutOff);
        var ancestors = dossier.ancestorsOf(community);
        var since = served.since() == null ? cutOff : served.since();
        return Finding.of(
                this,
                outcome,
                required,
                served.months() + " months",
                new Text(
                        "Served %d months in community %s since %s; %d are required."
                                .formatted(served.months(), community, since, months),
                        "自%s起在社区%s任职满%d个月；要求%d个月。".formatted(Wording.zh(since), community, served.months(), months)),
                Wording.served(
                        served,
                        career.assignments().stream()
                                .filter(assignment -> assignment.liesIn(community, ancestors))
                                .toList()));
    }

    @Override
    public Text remedy() {
        return new Text("Further service in the community changes this.", "须在本社区继续任职至规定月数。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }
}
