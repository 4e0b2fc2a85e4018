package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A version of the rule for one kind of round: every group must pass, and a group passes when any of its criteria does.
 *
 * @param version counts up per kind; a registration keeps the version that judged it
 * @param originPosts whom "who is eligible now" looks at: the holders of these posts
 */
public record EligibilityRule(
        RoundKind kind, int version, LocalDate validFrom, Set<Post> originPosts, List<Group> groups) {

    public record Group(List<Criterion> anyOf) {

        public Group {
            anyOf = List.copyOf(anyOf);
        }
    }

    public EligibilityRule {
        originPosts = Set.copyOf(originPosts);
        groups = List.copyOf(groups);
    }

    /** Judges a person as things stand on {@code cutOff}. */
    public Judgement judge(Dossier dossier, LocalDate cutOff) {
        List<Finding> findings = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            var number = i + 1;
            var answers = groups.get(i).anyOf().stream()
                    .map(criterion -> criterion.judge(dossier, cutOff).inGroup(number))
                    .toList();
            findings.addAll(answers);
            outcomes.add(best(answers));
        }
        return new Judgement(Verdict.of(outcomes), findings, outcomes);
    }

    private static Outcome best(List<Finding> answers) {
        if (answers.stream().anyMatch(answer -> answer.outcome() == Outcome.PASS)) {
            return Outcome.PASS;
        }
        return answers.stream().anyMatch(answer -> answer.outcome() == Outcome.UNKNOWN)
                ? Outcome.UNKNOWN
                : Outcome.FAIL;
    }
}
