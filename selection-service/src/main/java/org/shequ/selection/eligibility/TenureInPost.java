package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.Tenure;
import org.shequ.kit.tenure.TenureCourse;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Months served in one of the posts.
 *
 * @param toleratedGap days of interruption that do not break consecutive service
 */
public record TenureInPost(Set<Post> posts, Mode mode, int months, int toleratedGap) implements Criterion {

    public enum Mode {
        CONSECUTIVE,
        CUMULATIVE
    }

    public TenureInPost {
        posts = Set.copyOf(posts);
    }

    @Override
    public String code() {
        return "TENURE_IN_POST";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Outcome.UNKNOWN;
        }
        if (served(career, cutOff).months() >= months) {
            return Outcome.PASS;
        }
        return career.assignments().isEmpty() ? Outcome.UNKNOWN : Outcome.FAIL;
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.career() != null) {
            var course = new TenureCourse(service(dossier.career()), months);
            switch (mode) {
                case CONSECUTIVE -> course.consecutive(toleratedGap, after, days);
                case CUMULATIVE -> course.cumulative(after, days);
            }
        }
    }

    private List<Interval> service(Dossier.Career career) {
        return career.assignments().stream()
                .filter(assignment -> Wording.names(posts, assignment.post()))
                .map(Dossier.Assignment::period)
                .toList();
    }

    private Tenure served(Dossier.Career career, LocalDate cutOff) {
        return switch (mode) {
            case CONSECUTIVE -> Tenure.consecutive(service(career), cutOff, toleratedGap);
            case CUMULATIVE -> Tenure.cumulative(service(career), cutOff);
        };
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "at least %d months %s as %s".formatted(months, how().en(), Wording.en(posts));
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var relevant = career.assignments().stream()
                .filter(assignment -> Wording.names(posts, assignment.post()))
                .toList();
        var served = served(career, cutOff);
        return Finding.of(
                this,
                outcome,
                required,
                served.months() + " months",
                fact(served, cutOff, outcome, career.knownSince()),
                Wording.served(served, relevant));
    }

    private Text how() {
        return switch (mode) {
            case CONSECUTIVE -> new Text("without interruption", "连续");
            case CUMULATIVE -> new Text("in all", "累计");
        };
    }

    private Text fact(Tenure served, LocalDate cutOff, Outcome outcome, @Nullable LocalDate knownSince) {
        var en = Wording.en(posts);
        var zh = Wording.zh(posts);
        var since = served.since();
        if (outcome == Outcome.UNKNOWN) {
            return new Text("No assignment is on record for this person.", "此人无任何任职记录。");
        }
        if (since == null) {
            return mode == Mode.CONSECUTIVE
                    ? new Text(
                            "Did not serve as %s up to %s; %d months are required.".formatted(en, cutOff, months),
                            "截至%s未担任%s；要求连续满%d个月。".formatted(Wording.zh(cutOff), zh, months))
                    : new Text(
                            "Never served as %s before %s; %d months are required.".formatted(en, cutOff, months),
                            "%s前从未担任%s；要求累计满%d个月。".formatted(Wording.zh(cutOff), zh, months));
        }
        var fromTheStart = served.months() < months && since.equals(knownSince);
        return new Text(
                "Served %d months %s as %s since %s; %d are required%s."
                        .formatted(
                                served.months(),
                                how().en(),
                                en,
                                since,
                                months,
                                fromTheStart ? "; the record begins on that day" : ""),
                "自%s起%s任%s满%d个月；要求%d个月%s。"
                        .formatted(
                                Wording.zh(since),
                                how().zh(),
                                zh,
                                served.months(),
                                months,
                                fromTheStart ? "；任职记录自该日起" : ""));
    }

    @Override
    public Text remedy() {
        return new Text(
                "Further service in %s changes this.".formatted(posts.size() == 1 ? "that post" : "such a post"),
                "须继续任上述岗位至规定月数。");
    }

    @Override
    public Office office() {
        return Office.PERSONNEL;
    }

    /** Years as clerks say them are months here: six years are 72. */
    public static TenureInPost consecutive(Post post, int months) {
        return new TenureInPost(Set.copyOf(List.of(post)), Mode.CONSECUTIVE, months, 0);
    }
}
