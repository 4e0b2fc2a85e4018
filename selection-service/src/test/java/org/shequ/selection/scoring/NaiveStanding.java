package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A candidate's standing by asking, of every other candidate, who comes first and why: slowly, pair by pair, and without the
 * rule's own sorting, whose faults it shall find.
 */
record NaiveStanding(int rank, int line, TieBreak tieBreak) {

    static NaiveStanding of(ScoringRule rule, Contender own, List<Contender> all) {
        var questions = questions(rule);
        int ahead = 0;
        int ranksAhead = 0;
        int last = -1;
        boolean open = false;
        for (var other : all) {
            if (other == own) {
                continue;
            }
            ranksAhead += judged(rule, other).compareTo(judged(rule, own)) > 0 ? 1 : 0;
            if (other.total().compareTo(own.total()) != 0) {
                ahead += other.total().compareTo(own.total()) > 0 ? 1 : 0;
                continue;
            }
            var deciding = deciding(questions, own, other, all);
            if (deciding < 0) {
                open = true;
            } else {
                last = Math.max(last, deciding);
                ahead += worth(questions.get(deciding), other).compareTo(worth(questions.get(deciding), own)) > 0
                        ? 1
                        : 0;
            }
        }
        var tieBreak = open ? TieBreak.UNRESOLVED : last < 0 ? TieBreak.NONE : TieBreak.valueOf(questions.get(last));
        return new NaiveStanding(ranksAhead + 1, ahead + 1, tieBreak);
    }

    private static List<String> questions(ScoringRule rule) {
        List<String> questions = new ArrayList<>();
        if (rule.tiesOn() == TieBasis.EXACT_TOTAL) {
            questions.add("EXACT_TOTAL");
        }
        rule.tieBreaks().forEach(step -> questions.add(step.name()));
        questions.add("LOT");
        return questions;
    }

    private static BigDecimal judged(ScoringRule rule, Contender contender) {
        return rule.tiesOn() == TieBasis.ROUNDED_TOTAL ? contender.total() : contender.exact();
    }

    /** The question that tells the two apart; -1 when none does. Asked of all who are still equal to the first of them. */
    private static int deciding(List<String> questions, Contender own, Contender other, List<Contender> all) {
        List<Contender> equal = all.stream()
                .filter(one -> one.total().compareTo(own.total()) == 0)
                .toList();
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            if (equal.stream().anyMatch(one -> known(question, one) == null)) {
                if (question.equals("RETEST")) {
                    return -1;
                }
                continue;
            }
            if (worth(question, own).compareTo(worth(question, other)) != 0) {
                return i;
            }
            equal = equal.stream()
                    .filter(one -> worth(question, one).compareTo(worth(question, own)) == 0)
                    .toList();
        }
        return -1;
    }

    private static BigDecimal worth(String question, Contender contender) {
        var known = known(question, contender);
        if (known == null) {
            throw new IllegalStateException(question);
        }
        return known;
    }

    private static @Nullable BigDecimal known(String question, Contender contender) {
        var facts = contender.facts();
        return switch (question) {
            case "EXACT_TOTAL" -> contender.exact();
            case "WRITTEN" -> facts.written();
            case "INTERVIEW" -> facts.interview();
            case "HIGHEST_SINGLE" -> higher(facts.written(), facts.interview());
            case "CERTIFICATE" -> new BigDecimal(facts.background().certificateLevel());
            case "EDUCATION" -> of(facts.background().education(), 1);
            case "YEARS_SERVED" -> of(facts.background().monthsServed(), 1);
            case "BIRTH_DATE_EARLIER" -> of(facts.background().birthOrder(), -1);
            case "BIRTH_DATE_LATER" -> of(facts.background().birthOrder(), 1);
            case "RETEST" -> facts.retest();
            case "LOT" -> facts.lot() == null ? null : BigDecimal.ZERO.subtract(facts.lot());
            default -> throw new IllegalStateException(question);
        };
    }

    private static @Nullable BigDecimal higher(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null || one.compareTo(other) > 0 ? one : other;
    }

    private static @Nullable BigDecimal of(@Nullable Integer number, int sign) {
        return number == null ? null : new BigDecimal(number * sign);
    }
}
