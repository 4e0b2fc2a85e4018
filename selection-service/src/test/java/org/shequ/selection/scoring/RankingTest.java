package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ByChance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ByChance
class RankingTest {

    private static final ScoringRule STANDARD = ScoringRule.STANDARD;

    private static ScoringRule asking(TieBreakStep... steps) {
        return new ScoringRule(
                STANDARD.decimals(),
                ScoreRounding.HALF_UP,
                TieBasis.EXACT_TOTAL,
                List.of(steps),
                ShortlistTies.TIE_BREAKS);
    }

    private static Contender contender(String total, String interview, int certificate) {
        return contender(total, interview, Background.certified(certificate), null, null);
    }

    private static Contender contender(
            String total,
            @Nullable String interview,
            Background background,
            @Nullable String retest,
            @Nullable String lot) {
        return new Contender(
                UUID.randomUUID(),
                new BigDecimal(total),
                ScoreRounding.HALF_UP.to(2, new BigDecimal(total)),
                new TieFacts(null, decimal(interview), background, decimal(retest), decimal(lot)));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static List<Contender> order(ScoringRule rule, Contender... contenders) {
        return Ranking.rank(rule, List.of(contenders)).stream()
                .map(Ranked::contender)
                .toList();
    }

    @Test
    void equal_totals_share_a_rank_and_the_interview_tells_them_apart() {
        var a = contender("90", "80", 0);
        var b = contender("90", "85", 0);
        var c = contender("95", "70", 0);
        var d = contender("80", "99", 3);
        var ranked = Ranking.rank(STANDARD, List.of(a, b, c, d));
        assertEquals(List.of(c, b, a, d), ranked.stream().map(Ranked::contender).toList());
        assertEquals(List.of(1, 2, 2, 4), ranked.stream().map(Ranked::rank).toList());
        assertEquals(List.of(1, 2, 3, 4), ranked.stream().map(Ranked::line).toList());
        assertEquals(
                List.of(TieBreak.NONE, TieBreak.INTERVIEW, TieBreak.INTERVIEW, TieBreak.NONE),
                ranked.stream().map(Ranked::tieBreak).toList());
    }

    @Test
    void what_rounding_hides_decides_unless_the_rule_says_otherwise() {
        var better = contender("83.008", "70", 0);
        var worse = contender("83.006", "99", 3);
        var exact = Ranking.rank(STANDARD, List.of(worse, better));
        assertEquals(
                List.of(better, worse), exact.stream().map(Ranked::contender).toList());
        assertEquals(List.of(1, 2), exact.stream().map(Ranked::rank).toList());
        assertEquals(TieBreak.EXACT_TOTAL, exact.getFirst().tieBreak());
        var rounded = Ranking.rank(ScoringRule.BEFORE, List.of(worse, better));
        assertEquals(
                List.of(worse, better), rounded.stream().map(Ranked::contender).toList());
        assertEquals(List.of(1, 1), rounded.stream().map(Ranked::rank).toList());
        assertEquals(TieBreak.INTERVIEW, rounded.getFirst().tieBreak());
    }

    @Test
    void the_dossier_decides_where_the_rule_asks_it() {
        var older = contender("90", "80", new Background(0, 4, 30, 1), null, null);
        var learned = contender("90", "80", new Background(0, 5, 20, 2), null, null);
        var senior = contender("90", "80", new Background(0, 3, 90, 3), null, null);
        assertEquals(List.of(learned, older, senior), order(asking(TieBreakStep.EDUCATION), older, senior, learned));
        assertEquals(List.of(senior, older, learned), order(asking(TieBreakStep.YEARS_SERVED), older, senior, learned));
        assertEquals(
                List.of(older, learned, senior),
                order(asking(TieBreakStep.BIRTH_DATE_EARLIER), senior, learned, older));
        assertEquals(
                List.of(senior, learned, older), order(asking(TieBreakStep.BIRTH_DATE_LATER), older, learned, senior));
    }

    @Test
    void the_better_of_two_scores_decides() {
        var even = new Contender(
                new UUID(0, 1),
                BigDecimal.TEN,
                BigDecimal.TEN,
                new TieFacts(new BigDecimal("80"), new BigDecimal("80"), Background.certified(0), null, null));
        var uneven = new Contender(
                new UUID(0, 2),
                BigDecimal.TEN,
                BigDecimal.TEN,
                new TieFacts(new BigDecimal("90"), new BigDecimal("65"), Background.certified(0), null, null));
        assertEquals(List.of(uneven, even), order(asking(TieBreakStep.HIGHEST_SINGLE), even, uneven));
        assertEquals(List.of(uneven, even), order(asking(TieBreakStep.WRITTEN), even, uneven));
        assertEquals(List.of(even, uneven), order(asking(TieBreakStep.INTERVIEW), uneven, even));
    }

    @Test
    void a_question_tells_nobody_apart_while_one_answer_is_missing() {
        var known = contender("90", "80", new Background(1, 5, null, null), null, null);
        var unknown = contender("90", "80", new Background(2, null, null, null), null, null);
        var rule = asking(TieBreakStep.EDUCATION, TieBreakStep.CERTIFICATE);
        var ranked = Ranking.rank(rule, List.of(known, unknown));
        assertEquals(unknown, ranked.getFirst().contender());
        assertEquals(TieBreak.CERTIFICATE, ranked.getFirst().tieBreak());
    }

    @Test
    void what_nothing_tells_apart_demands_a_retest_for_the_last_place_only() {
        var best = contender("95", "80", 0);
        var a = contender("90", "80", 1);
        var b = contender("90", "80", 1);
        var ranked = Ranking.rank(STANDARD, List.of(a, b, best));
        assertEquals(2, Ranking.select(ranked, 2).tied().size());
        assertEquals(
                TieBreak.RETEST,
                Ranking.awaited(STANDARD, Ranking.select(ranked, 2).tied()));
        assertEquals(
                TieBreak.LOT,
                Ranking.awaited(asking(), Ranking.select(ranked, 2).tied()));
        assertEquals(1, Ranking.select(ranked, 2).selected().size());
        assertEquals(3, Ranking.select(ranked, 3).selected().size(), "all fit: nothing to tell apart");
        assertEquals(1, Ranking.select(ranked, 1).selected().size(), "the tie lies outside the places");
    }

    @Test
    void a_tie_stays_open_until_everybody_is_retested_and_a_lot_breaks_an_equal_retest() {
        var none = Background.certified(1);
        var drawn = contender("90", "80", none, "71", "2");
        var missing = contender("90", "80", none, null, "1");
        assertEquals(
                List.of(TieBreak.UNRESOLVED, TieBreak.UNRESOLVED),
                Ranking.rank(STANDARD, List.of(drawn, missing)).stream()
                        .map(Ranked::tieBreak)
                        .toList(),
                "a lot does not stand for a re-test");
        var scored = contender("90", "80", none, "71", null);
        var better = contender("90", "80", none, "71.01", null);
        assertEquals(List.of(better, scored), order(STANDARD, scored, better));
        var third = contender("90", "80", none, "71", "3");
        var second = contender("90", "80", none, "71", "2");
        var ranked = Ranking.rank(STANDARD, List.of(third, second));
        assertEquals(
                List.of(second, third), ranked.stream().map(Ranked::contender).toList());
        assertEquals(TieBreak.LOT, ranked.getFirst().tieBreak());
        var equal = Ranking.rank(STANDARD, List.of(scored, contender("90", "80", none, "71", null)));
        assertEquals(TieBreak.LOT, Ranking.awaited(STANDARD, equal));
    }

    @Test
    void all_tied_with_the_last_seat_go_on_unless_the_rule_breaks_the_tie() {
        List<Contender> written = new ArrayList<>();
        for (var score : List.of("70", "90", "80", "80", "60")) {
            written.add(Contender.byWritten(
                    UUID.randomUUID(), new BigDecimal(score), Background.certified(written.size())));
        }
        assertEquals(3, Ranking.shortlist(STANDARD, written, 2).size());
        assertEquals(5, Ranking.shortlist(STANDARD, written, 9).size());
        assertEquals(0, Ranking.shortlist(STANDARD, written, 0).size());
        assertEquals(
                List.of(written.get(1), written.get(3)),
                Ranking.shortlist(asking(TieBreakStep.INTERVIEW, TieBreakStep.CERTIFICATE), written, 2));
        assertEquals(
                3, Ranking.shortlist(asking(TieBreakStep.INTERVIEW), written, 2).size(), "not told apart: both");
    }

    @Test
    void the_order_agrees_with_asking_pair_by_pair() {
        var seed = 20231009L;
        var random = new RandomRounds(seed);
        var asked = new ArrayList<TieBreak>();
        for (int run = 0; run < 20_000; run++) {
            var rule = random.rule();
            assertEquals(
                    List.of(),
                    rule.faults().stream()
                            .filter(fault -> !fault.rule().equals("CONTRADICTION"))
                            .toList());
            var contenders = random.contenders(rule);
            var ranked = Ranking.rank(rule, contenders);
            assertEquals(contenders.size(), ranked.size());
            for (var one : ranked) {
                var naive = NaiveStanding.of(rule, one.contender(), contenders);
                asked.add(naive.tieBreak());
                assertEquals(
                        naive,
                        new NaiveStanding(one.rank(), one.line(), one.tieBreak()),
                        "seed " + seed + " run " + run + ": " + one + " of " + contenders + " by " + rule);
            }
        }
        for (var tieBreak : TieBreak.values()) {
            assertTrue(Collections.frequency(asked, tieBreak) > 50, "hardly ever: " + tieBreak);
        }
    }

    /** Brute force: whoever has fewer ahead than there are places has one, unless equals share the border. */
    @Test
    void selection_agrees_with_counting_who_is_ahead() {
        var seed = 20230701L;
        var random = new RandomRounds(seed);
        for (int run = 0; run < 5_000; run++) {
            var rule = random.rule();
            var contenders = random.contenders(rule);
            var places = random.below(6);
            var ranked = Ranking.rank(rule, contenders);
            var selection = Ranking.select(ranked, places);
            for (var one : ranked) {
                var ahead = ranked.stream()
                        .filter(other -> other.line() < one.line())
                        .count();
                var upTo = ranked.stream()
                        .filter(other -> other.line() <= one.line())
                        .count();
                var where = "seed " + seed + " run " + run + ": " + one + " for " + places;
                assertEquals(upTo <= places, selection.selected().contains(one), where);
                assertEquals(ahead < places && upTo > places, selection.tied().contains(one), where);
            }
        }
    }

    @Test
    void whoever_drops_out_makes_room_for_the_next_and_for_nobody_else() {
        var random = new Random(7);
        for (int run = 0; run < 1_000; run++) {
            List<Contender> contenders = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                contenders.add(contender(String.valueOf(60 + i * 3), "70", 0));
            }
            var ranked = new ArrayList<>(Ranking.rank(STANDARD, contenders));
            var gone = random.nextInt(8);
            var before = Ranking.select(ranked, 3).selected();
            var dropped = ranked.remove(gone);
            var after = Ranking.select(ranked, 3).selected();
            var expected = new ArrayList<>(before);
            if (expected.remove(dropped)) {
                expected.add(ranked.get(2));
            }
            assertEquals(expected, after);
        }
    }

    @Test
    void dates_of_birth_are_numbered_from_the_earliest_and_alike() {
        var day = LocalDate.of(1990, 5, 1);
        assertEquals(
                Map.of("a", 2, "b", 1, "c", 2, "d", 3),
                Background.birthOrders(Map.of("a", day, "b", day.minusDays(1), "c", day, "d", day.plusYears(1))));
    }

    @Test
    void a_rule_that_makes_no_sense_is_found_out() {
        var faulty = new ScoringRule(
                new Decimals(-1, 7, 0, 6),
                ScoreRounding.DOWN,
                TieBasis.EXACT_TOTAL,
                List.of(
                        TieBreakStep.RETEST,
                        TieBreakStep.WRITTEN,
                        TieBreakStep.WRITTEN,
                        TieBreakStep.BIRTH_DATE_LATER,
                        TieBreakStep.BIRTH_DATE_EARLIER),
                ShortlistTies.ALL);
        assertEquals(
                List.of(
                        "/decimals/score DECIMALS",
                        "/decimals/weighted DECIMALS",
                        "/tieBreaks/0 NOT_LAST",
                        "/tieBreaks/2 DUPLICATE",
                        "/tieBreaks/4 CONTRADICTION"),
                faulty.faults().stream()
                        .map(fault -> fault.where() + " " + fault.rule())
                        .toList());
        assertEquals(List.of(), STANDARD.faults());
    }
}
