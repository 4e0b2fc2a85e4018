package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RankingTest {

    @ParameterizedTest(name = "{0} % of {1} and the rest of {2} with {3}: {4}")
    @CsvSource({
        "60, 86.50, 90.00, 0, 87.90",
        "60, 80.01, 80.00, 0, 80.01",
        "60, 80.00, 80.01, 0, 80.00",
        "50, 70.01, 70.02, 0, 70.02",
        "60, 80.00, 80.00, 9, 85.00",
        "60, 80.00, 80.00, 2.5, 82.50",
        "60, , 91.25, 0, 91.25",
        "60, 64.44, , 1, 65.44",
        "0, 10, 90, 0, 90.00",
        "100, 10, 90, 0, 10.00"
    })
    void the_total_is_rounded_once_and_the_bonus_capped(
            int percent,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            BigDecimal bonus,
            BigDecimal total) {
        assertEquals(total, TotalScore.of(percent, written, interview, bonus, new BigDecimal("5")));
    }

    @Test
    void equal_totals_share_a_rank_and_the_interview_tells_them_apart() {
        var a = contender("90", "80", 0);
        var b = contender("90", "85", 0);
        var c = contender("95", "70", 0);
        var d = contender("80", "99", 3);
        var ranked = Ranking.rank(List.of(a, b, c, d));
        assertEquals(List.of(c, b, a, d), ranked.stream().map(Ranked::contender).toList());
        assertEquals(List.of(1, 2, 2, 4), ranked.stream().map(Ranked::rank).toList());
        assertEquals(List.of(1, 2, 3, 4), ranked.stream().map(Ranked::line).toList());
        assertEquals(
                List.of(TieBreak.NONE, TieBreak.INTERVIEW, TieBreak.INTERVIEW, TieBreak.NONE),
                ranked.stream().map(Ranked::tieBreak).toList());
    }

    @Test
    void after_the_interview_the_certificate_decides() {
        var a = contender("90", "80", 1);
        var b = contender("90", "80", 2);
        var selection = Ranking.select(Ranking.rank(List.of(a, b)), 1);
        assertEquals(b, selection.selected().getFirst().contender());
        assertTrue(selection.retest().isEmpty());
    }

    @Test
    void what_nothing_tells_apart_demands_a_retest_for_the_last_place_only() {
        var best = contender("95", "80", 0);
        var a = contender("90", "80", 1);
        var b = contender("90", "80", 1);
        var ranked = Ranking.rank(List.of(a, b, best));
        assertEquals(2, Ranking.select(ranked, 2).retest().size());
        assertEquals(1, Ranking.select(ranked, 2).selected().size());
        assertEquals(3, Ranking.select(ranked, 3).selected().size(), "all fit: nothing to tell apart");
        assertEquals(1, Ranking.select(ranked, 1).selected().size(), "the tie lies outside the places");
        var retested = new Contender(b.registrationId(), b.total(), b.interview(), 1, new BigDecimal("71"));
        var again = Ranking.select(Ranking.rank(List.of(a, retested, best)), 2);
        assertEquals(retested, again.selected().getLast().contender());
    }

    @Test
    void all_tied_with_the_last_seat_go_on() {
        var scores = List.of("70", "90", "80", "80", "60").stream()
                .map(BigDecimal::new)
                .toList();
        assertEquals(
                3,
                Ranking.shortlist(scores, Function.identity(), score -> new UUID(0, 1), 2)
                        .size());
        assertEquals(
                5,
                Ranking.shortlist(scores, Function.identity(), score -> new UUID(0, 1), 9)
                        .size());
        assertEquals(
                0,
                Ranking.shortlist(scores, Function.identity(), score -> new UUID(0, 1), 0)
                        .size());
    }

    /** Brute force: whoever has fewer betters than there are places has one, unless equals share the border. */
    @Test
    void selection_agrees_with_counting_who_is_better() {
        var seed = 20230701L;
        var random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            List<Contender> contenders = new ArrayList<>();
            var count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                contenders.add(contender(
                        String.valueOf(80 + random.nextInt(3)),
                        String.valueOf(70 + random.nextInt(2)),
                        random.nextInt(2)));
            }
            Collections.shuffle(contenders, random);
            var places = random.nextInt(6);
            var selection = Ranking.select(Ranking.rank(contenders), places);
            for (var contender : contenders) {
                var better = contenders.stream()
                        .filter(other -> beats(other, contender))
                        .count();
                var equal = contenders.stream()
                        .filter(other -> !beats(other, contender) && !beats(contender, other))
                        .count();
                var fits = better + equal <= places;
                var borders = better < places && !fits;
                var where = "seed " + seed + " run " + run + ": " + contender + " of " + contenders + " for " + places;
                assertEquals(fits, contains(selection.selected(), contender), where);
                assertEquals(borders, contains(selection.retest(), contender), where);
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
            var ranked = new ArrayList<>(Ranking.rank(contenders));
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

    private static boolean contains(List<Ranked> ranked, Contender contender) {
        return ranked.stream().anyMatch(one -> one.contender().equals(contender));
    }

    private static boolean beats(Contender one, Contender other) {
        var total = one.total().compareTo(other.total());
        var interview = Objects.requireNonNull(one.interview()).compareTo(Objects.requireNonNull(other.interview()));
        return total > 0
                || (total == 0
                        && (interview > 0 || (interview == 0 && one.certificateLevel() > other.certificateLevel())));
    }

    private static Contender contender(String total, String interview, int certificate) {
        return new Contender(UUID.randomUUID(), new BigDecimal(total), new BigDecimal(interview), certificate, null);
    }
}
