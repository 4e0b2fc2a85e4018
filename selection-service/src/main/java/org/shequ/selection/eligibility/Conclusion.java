package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The end of a judgement in one paragraph: what is missing, what would change it and by when, and who can be asked. */
public final class Conclusion {

    private Conclusion() {}

    /**
     * From the same findings and window as the verdict.
     *
     * @param findings in the form in which the reader may see them
     * @param window null when time alone never makes the whole rule hold
     */
    public static Text of(
            RoundKind kind, LocalDate asOf, Judgement judgement, List<Finding> findings, @Nullable Window window) {
        var groups = judgement.groups();
        var missing = IntStream.rangeClosed(1, groups.size())
                .filter(group -> groups.get(group - 1) != Outcome.PASS)
                .boxed()
                .toList();
        if (missing.isEmpty()) {
            return eligible(kind, asOf, groups.size(), window);
        }
        var head = judgement.verdict() == Verdict.UNKNOWN
                ? new Text("Cannot be judged yet for %s on %s", "截至%2$s，尚不能判定是否符合%1$s条件")
                : new Text("Not eligible for %s on %s", "截至%2$s，不符合%1$s条件");
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        en.add((head.en() + ": %d of %d conditions are not met or not known.")
                .formatted(kind.en(), asOf, missing.size(), groups.size()));
        zh.add((head.zh() + "：%4$d项条件中有%3$d项未满足或情况不明。")
                .formatted(kind.zh(), Wording.zh(asOf), missing.size(), groups.size()));
        for (var group : missing) {
            var alternatives = findings.stream()
                    .filter(finding -> finding.group() == group)
                    .toList();
            if (alternatives.size() > 1) {
                en.add("One of %d is enough:".formatted(alternatives.size()));
                zh.add("以下%d项满足其一即可：".formatted(alternatives.size()));
            }
            alternatives.forEach(finding -> {
                en.add(finding.explanation().en());
                zh.add(finding.explanation().zh());
            });
        }
        var end = coming(window);
        en.add(end.en());
        zh.add(end.zh());
        return new Text(String.join(" ", en), String.join("", zh));
    }

    private static Text eligible(RoundKind kind, LocalDate asOf, int conditions, @Nullable Window window) {
        var until = window == null ? null : window.until();
        return new Text(
                "Eligible for %s on %s: all %d conditions are met%s."
                        .formatted(
                                kind.en(),
                                asOf,
                                conditions,
                                until == null ? "" : "; if nothing else changes until %s, exclusive".formatted(until)),
                "截至%s，符合%s全部%d项条件%s。"
                        .formatted(
                                Wording.zh(asOf),
                                kind.zh(),
                                conditions,
                                until == null ? "" : "；若无其他变化，至%s（不含）有效".formatted(Wording.zh(until))));
    }

    private static Text coming(@Nullable Window window) {
        if (window == null) {
            return new Text("Time alone does not make up for this.", "仅随时间推移不能满足全部条件。");
        }
        var until = window.until();
        return new Text(
                "If nothing else changes all conditions are met from %s%s."
                        .formatted(window.from(), until == null ? "" : " until %s, exclusive".formatted(until)),
                "若无其他变化，自%s起符合全部条件%s。"
                        .formatted(
                                Wording.zh(window.from()),
                                until == null ? "" : "，至%s（不含）为止".formatted(Wording.zh(until))));
    }
}
