package org.shequ.selection.eligibility;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

        boolean holds(Dossier dossier, LocalDate day) {
            return anyOf.stream().anyMatch(criterion -> criterion.answer(dossier, day) == Outcome.PASS);
        }

        void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
            anyOf.forEach(criterion -> criterion.turningDays(dossier, after, days));
        }
    }

    public EligibilityRule {
        originPosts = Set.copyOf(originPosts);
        groups = List.copyOf(groups);
    }

    /** Judges a person as things stand on {@code cutOff}. */
    public Judgement judge(Dossier dossier, LocalDate cutOff) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (var criterion : groups.get(i).anyOf()) {
                findings.add(criterion.judge(dossier, cutOff).inGroup(i + 1));
            }
        }
        var outline = outline(dossier, cutOff);
        return new Judgement(outline.verdict(), findings, outline.groups());
    }

    /** The same without words, for everybody at once. */
    public Outline outline(Dossier dossier, LocalDate cutOff) {
        List<Outline.Line> lines = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            var best = Outcome.FAIL;
            for (var criterion : groups.get(i).anyOf()) {
                var outcome = criterion.answer(dossier, cutOff);
                lines.add(new Outline.Line(criterion.code(), i + 1, outcome));
                best = better(best, outcome);
            }
            outcomes.add(best);
        }
        return new Outline(Verdict.of(outcomes), lines, outcomes);
    }

    private static Outcome better(Outcome one, Outcome other) {
        return switch (one) {
            case PASS -> Outcome.PASS;
            case UNKNOWN -> other == Outcome.PASS ? other : one;
            case FAIL -> other;
        };
    }

    /** Whether everything holds on a day: the verdict would be ELIGIBLE. */
    boolean holds(Dossier dossier, LocalDate day) {
        return groups.stream().allMatch(group -> group.holds(dossier, day));
    }

    /** The criteria that look at the day of birth. */
    public Stream<AgeCriterion> ageCriteria() {
        return groups.stream()
                .flatMap(group -> group.anyOf().stream())
                .filter(AgeCriterion.class::isInstance)
                .map(AgeCriterion.class::cast);
    }

    /**
     * The latest day of birth of which every criterion says what it says of this one, and of the same full age: what is
     * shown in the place of a birth date where only the verdict may follow from it.
     */
    public LocalDate likeBirthDate(LocalDate born, LocalDate cutOff) {
        var like =
                new LocalDate[] {cutOff.minusYears(Period.between(born, cutOff).getYears())};
        ageCriteria()
                .forEach(criterion -> criterion.birthEdges(cutOff, edge -> {
                    if (edge.isAfter(born) && !edge.isAfter(like[0])) {
                        like[0] = edge.minusDays(1);
                    }
                }));
        return like[0];
    }

    /** The rule as far as it can be asked before there is a round: without the groups that only a round decides. */
    public EligibilityRule beforeAnyRound() {
        return new EligibilityRule(
                kind,
                version,
                validFrom,
                originPosts,
                groups.stream()
                        .filter(group -> group.anyOf().stream().noneMatch(Criterion::needsRound))
                        .toList());
    }

    /** The codes of the criteria that only a round decides. */
    public List<String> leftToTheRound() {
        return groups.stream()
                .flatMap(group -> group.anyOf().stream())
                .filter(Criterion::needsRound)
                .map(Criterion::code)
                .distinct()
                .toList();
    }

    /** Whether any criterion of that kind is part of the rule. */
    public boolean asks(Class<? extends Criterion> kind) {
        return groups.stream().flatMap(group -> group.anyOf().stream()).anyMatch(kind::isInstance);
    }
}
