package org.shequ.assessment.ranking;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@NullUnmarked
class RankingTest {

    @Test
    void equal_scores_share_the_better_rank_and_the_next_one_is_skipped() {
        assertEquals(List.of("a1", "b2", "c2", "d4"), ranks("a", "95.00", "b", "90.5", "c", "90.50", "d", "80"));
        assertEquals(List.of("a1", "b1", "c1"), ranks("a", "7", "b", "7", "c", "7"));
        assertEquals(List.of("a1"), ranks("a", "0"));
        assertEquals(List.of(), ranks());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 100.00, FOURTH_QUARTER",
        "1, 3, 100.00, SECOND_QUARTER",
        "1, 4, 100.00, FIRST_QUARTER",
        "2, 3, 66.67, THIRD_QUARTER",
        "2, 4, 75.00, SECOND_QUARTER",
        "3, 4, 50.00, THIRD_QUARTER",
        "8, 8, 12.50, FOURTH_QUARTER",
        "70, 139, 50.36, THIRD_QUARTER",
        "69, 139, 51.08, SECOND_QUARTER",
        "139, 139, 0.72, FOURTH_QUARTER",
        "25001, 100000, 75.00, SECOND_QUARTER"
    })
    void a_place_has_a_percentile_and_a_band(int rank, int peers, String percentile, Band band) {
        Place place = new Place(rank, peers);
        assertEquals(new BigDecimal(percentile), place.percentile());
        assertEquals(band, place.band());
    }

    @Test
    void there_is_no_rank_outside_the_group() {
        assertThrows(IllegalArgumentException.class, () -> new Place(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Place(4, 3));
    }

    @Test
    void ranks_agree_with_counting_who_is_better_in_any_order_of_arrival() {
        long seed = 20260105;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Ranking.Scored<Integer>> scored = new ArrayList<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                scored.add(new Ranking.Scored<>(i, BigDecimal.valueOf(random.nextInt(30), random.nextInt(3))));
            }
            var expected = scored.stream()
                    .collect(Collectors.toMap(
                            Ranking.Scored::subject,
                            one -> 1
                                    + scored.stream()
                                            .filter(other -> other.score().compareTo(one.score()) > 0)
                                            .count()));
            Collections.shuffle(scored, random);
            var ranked = Ranking.of(scored).stream().collect(Collectors.toMap(Ranking.Placed::subject, one ->
                    (long) one.place().rank()));
            assertEquals(expected, ranked, "seed " + seed + " round " + round);
        }
    }

    private static List<String> ranks(String... subjectsAndScores) {
        List<Ranking.Scored<String>> scored = new ArrayList<>();
        for (int i = 0; i < subjectsAndScores.length; i += 2) {
            scored.add(new Ranking.Scored<>(subjectsAndScores[i], new BigDecimal(subjectsAndScores[i + 1])));
        }
        return Ranking.of(scored).stream()
                .map(placed -> placed.subject() + placed.place().rank())
                .toList();
    }
}
