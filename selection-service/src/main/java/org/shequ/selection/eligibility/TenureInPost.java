package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Post;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

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
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var career = dossier.career();
        if (career == null) {
            return Answer.UNKNOWN;
        }
        var answer = served(relevant(career, cutOff), cutOff).atLeast(months);
        return answer.outcome() == Outcome.FAIL && career.assignments().isEmpty() ? Answer.UNKNOWN : answer;
    }

    private List<Dossier.Assignment> relevant(Dossier.Career career, LocalDate cutOff) {
        return career.assignments().stream()
                .filter(assignment -> Wording.names(posts, assignment.post()))
                .filter(assignment -> !assignment.period().from().isAfter(cutOff))
                .toList();
    }

    private Tenure.Served served(List<Dossier.Assignment> relevant, LocalDate cutOff) {
        var service = relevant.stream().map(Dossier.Assignment::period).toList();
        return switch (mode) {
            case CONSECUTIVE -> Tenure.consecutive(service, cutOff, toleratedGap);
            case CUMULATIVE -> Tenure.cumulative(service, cutOff);
        };
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = ">= " + months + " months " + mode + " " + Wording.codes(posts);
        var career = dossier.career();
        if (career == null) {
            return Wording.noCareer(this, required);
        }
        var relevant = relevant(career, cutOff);
        var served = served(relevant, cutOff);
        return Finding.of(
                this,
                answer,
                required,
                served.months() + " months",
                explain(served, answer.outcome(), career.knownSince()),
                Wording.assignments(relevant));
    }

    private Text explain(Tenure.Served served, Outcome outcome, @Nullable LocalDate knownSince) {
        var en = Wording.en(posts);
        var zh = Wording.zh(posts);
        if (outcome == Outcome.UNKNOWN) {
            return new Text("No assignment is on record for this person.", "此人无任何任职记录。");
        }
        var consecutive = mode == Mode.CONSECUTIVE;
        if (served.since() == null) {
            return consecutive
                    ? new Text("Does not serve as %s on the cut-off day.".formatted(en), "截止日未担任%s。".formatted(zh))
                    : new Text("Has never served as %s.".formatted(en), "从未担任%s。".formatted(zh));
        }
        var fromTheStart = served.months() < months && served.since().equals(knownSince);
        return new Text(
                "Served %d months %s as %s since %s; %d are required%s."
                        .formatted(
                                served.months(),
                                consecutive ? "without interruption" : "in all",
                                en,
                                served.since(),
                                months,
                                fromTheStart ? "; the record begins on that day" : ""),
                "自%s起%s任%s满%d个月；要求%d个月%s。"
                        .formatted(
                                served.since(),
                                consecutive ? "连续" : "累计",
                                zh,
                                served.months(),
                                months,
                                fromTheStart ? "；任职记录自该日起" : ""));
    }

    /** Years as clerks say them are months here: six years are 72. */
    public static TenureInPost consecutive(Post post, int months) {
        return new TenureInPost(Set.copyOf(List.of(post)), Mode.CONSECUTIVE, months, 0);
    }
}
