package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Orders the candidates of one position by a rule and says who is within its places. */
public final class Ranking {

    /**
     * Who has a place.
     *
     * @param selected as many as there are places, less those among whom a tie is open
     * @param tied candidates of whom only some fit into the last places and whom nothing tells apart yet
     */
    public record Selection(List<Ranked> selected, List<Ranked> tied) {}

    /** A question, and what it is worth to a candidate: more comes first. */
    private record Question(TieBreak tieBreak, Function<Contender, @Nullable BigDecimal> worth) {}

    private final ScoringRule rule;
    private final List<Question> questions;
    private final List<Ranked> line = new ArrayList<>();

    private Ranking(ScoringRule rule) {
        this.rule = rule;
        this.questions = questions(rule);
    }

    private static List<Question> questions(ScoringRule rule) {
        List<Question> questions = new ArrayList<>();
        if (rule.tiesOn() == TieBasis.EXACT_TOTAL) {
            questions.add(new Question(TieBreak.EXACT_TOTAL, Contender::exact));
        }
        rule.tieBreaks()
                .forEach(step -> questions.add(new Question(step.told(), contender -> step.worth(contender.facts()))));
        questions.add(new Question(
                TieBreak.LOT,
                contender -> TieBreakStep.negated(contender.facts().lot())));
        return questions;
    }

    /** All candidates, best first. The order of those whom nothing tells apart is that of their ids, and means nothing. */
    public static List<Ranked> rank(ScoringRule rule, List<Contender> contenders) {
        var ranking = new Ranking(rule);
        for (var equal : parts(contenders, Contender::total)) {
            ranking.order(equal, 0, TieBreak.NONE);
        }
        return List.copyOf(ranking.line);
    }

    /**
     * Puts those who are equal so far into the line. A question tells nobody apart while its answer is not known of all of
     * them; and after a re-test that is still to be scored nothing is asked.
     *
     * @param decided what distinguished them from others last
     */
    private void order(List<Contender> equal, int asked, TieBreak decided) {
        if (equal.size() == 1 || asked == questions.size()) {
            add(equal, equal.size() == 1 ? decided : TieBreak.UNRESOLVED);
            return;
        }
        var question = questions.get(asked);
        if (equal.stream().anyMatch(contender -> question.worth().apply(contender) == null)) {
            order(equal, question.tieBreak() == TieBreak.RETEST ? questions.size() : asked + 1, decided);
            return;
        }
        var parts = parts(equal, question.worth());
        for (var part : parts) {
            order(part, asked + 1, parts.size() == 1 ? decided : question.tieBreak());
        }
    }

    /** Those of the same figure together, the highest first. */
    private static List<List<Contender>> parts(
            List<Contender> contenders, Function<Contender, @Nullable BigDecimal> figure) {
        var parts = new TreeMap<BigDecimal, List<Contender>>(Comparator.reverseOrder());
        contenders.forEach(contender -> parts.computeIfAbsent(figure.apply(contender), first -> new ArrayList<>())
                .add(contender));
        return List.copyOf(parts.values());
    }

    private void add(List<Contender> equal, TieBreak tieBreak) {
        var place = line.size() + 1;
        equal.stream().sorted(Comparator.comparing(Contender::registrationId)).forEach(contender -> {
            var before = line.isEmpty() ? null : line.getLast();
            var rank = before == null || isAhead(before.contender(), contender) ? line.size() + 1 : before.rank();
            line.add(new Ranked(contender, rank, place, tieBreak));
        });
    }

    private boolean isAhead(Contender before, Contender contender) {
        return rule.judged(before).compareTo(rule.judged(contender)) > 0;
    }

    /**
     * Who has a place among those still in the line. Whoever dropped out is left out of {@code line}, and the next moves
     * up (递补).
     */
    public static Selection select(List<Ranked> line, int places) {
        var ordered =
                line.stream().sorted(Comparator.comparingInt(Ranked::line)).toList();
        if (places <= 0) {
            return new Selection(List.of(), List.of());
        }
        if (ordered.size() <= places) {
            return new Selection(ordered, List.of());
        }
        var last = ordered.get(places - 1).line();
        if (ordered.get(places).line() != last) {
            return new Selection(ordered.subList(0, places), List.of());
        }
        return new Selection(
                ordered.stream().filter(ranked -> ranked.line() < last).toList(),
                ordered.stream().filter(ranked -> ranked.line() == last).toList());
    }

    /** What an open tie waits for: a re-test where the rule holds one and it has not been scored, a lot otherwise. */
    public static TieBreak awaited(ScoringRule rule, List<Ranked> tied) {
        var unscored =
                tied.stream().anyMatch(ranked -> ranked.contender().facts().retest() == null);
        return rule.asks(TieBreakStep.RETEST) && unscored ? TieBreak.RETEST : TieBreak.LOT;
    }

    /** Who goes on to the interview: the best by the written score, and those tied with the last of them as the rule has it. */
    public static List<Contender> shortlist(ScoringRule rule, List<Contender> written, int seats) {
        return rank(rule, written).stream()
                .filter(ranked -> (rule.shortlistTies() == ShortlistTies.ALL ? ranked.rank() : ranked.line()) <= seats)
                .map(Ranked::contender)
                .toList();
    }
}
