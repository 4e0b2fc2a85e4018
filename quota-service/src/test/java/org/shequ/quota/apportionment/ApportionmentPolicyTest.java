package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApportionmentPolicyTest {

    private static final int ROUNDS = 3_000;

    private final long seed = Long.getLong("shequ.test.seed", 20_261_124L);

    private static ApportionmentPolicy policy(String ratio, Rounding rounding, int floor, FloorPlacement placement) {
        return new ApportionmentPolicy(new BigDecimal(ratio), rounding, floor, placement);
    }

    private static ApportionmentPolicy standard(String ratio) {
        return policy(ratio, Rounding.LARGEST_REMAINDER, 0, FloorPlacement.ABOVE);
    }

    private static List<Community> communities(long... populations) {
        return IntStream.range(0, populations.length)
                .mapToObj(i -> new Community("32061300%04d".formatted(i), populations[i]))
                .toList();
    }

    private static List<Integer> places(Apportionment result) {
        return result.allotments().stream().map(Allotment::places).toList();
    }

    @Test
    void the_district_of_1_183_740_residents_gets_2_131_places_at_18_and_1_835_at_15_5() {
        var populations = split(1_183_740, 179, new Random(seed));
        assertEquals(2_131, standard("18").apportion(populations).total()); // 2130.732
        assertEquals(1_835, standard("15.5").apportion(populations).total()); // 1834.797
    }

    @ParameterizedTest
    @CsvSource({
        // shares 8.5014, 8.1, 0.9, 1.5012
        "FLOOR, 8 8 0 1",
        "HALF_UP, 9 8 1 2",
        "CEILING, 9 9 1 2",
        "LARGEST_REMAINDER, 9 8 1 1" // sum 19.0026, total 19; remainders .5014 .1 .9 .5012: the extra go to .9 and
        // .5014
    })
    void each_rounding_gives_what_it_says(Rounding rounding, String expected) {
        var result = policy("18", rounding, 0, FloorPlacement.ABOVE).apportion(communities(4_723, 4_500, 500, 834));
        assertEquals(
                expected,
                String.join(" ", places(result).stream().map(String::valueOf).toList()));
    }

    @Test
    void a_tie_goes_to_the_larger_population_and_then_to_the_lower_code() {
        // shares 1.5 (pop 15), 0.5 (pop 5), 0.5 (pop 5): total half-up of 2.5 is 3, two extras
        var ratio = policy("1000", Rounding.LARGEST_REMAINDER, 0, FloorPlacement.ABOVE);
        assertEquals(List.of(1, 0, 2), places(ratio.apportion(communities(5, 5, 15))));
    }

    @ParameterizedTest
    @EnumSource(Rounding.class)
    void nobody_gets_places_for_nobody(Rounding rounding) {
        var policy = policy("18", rounding, 0, FloorPlacement.ABOVE);
        assertEquals(List.of(0, 0), places(policy.apportion(communities(0, 0))));
        assertEquals(0, policy.apportion(List.of()).total());
    }

    @Test
    void minimums_above_the_total_raise_it() {
        var result = policy("18", Rounding.LARGEST_REMAINDER, 5, FloorPlacement.ABOVE)
                .apportion(communities(10_000, 1_000));
        assertEquals(List.of(18, 5), places(result));
        assertEquals(20, result.sharedTotal());
        assertEquals(23, result.total());
        assertTrue(result.allotments().get(1).floored());
    }

    @Test
    void minimums_inside_the_total_are_paid_by_the_others() {
        var result = policy("18", Rounding.LARGEST_REMAINDER, 5, FloorPlacement.INSIDE)
                .apportion(communities(10_000, 1_000, 5_000));
        assertEquals(29, result.total()); // 28.8
        assertEquals(List.of(16, 5, 8), places(result)); // 24 shared 2:1
    }

    @Test
    void who_falls_below_the_minimum_by_paying_for_others_gets_it_too() {
        var result = policy("10", Rounding.LARGEST_REMAINDER, 5, FloorPlacement.INSIDE)
                .apportion(communities(20_000, 5_400, 100, 100, 100));
        assertEquals(26, result.total());
        assertEquals(List.of(6, 5, 5, 5, 5), places(result));
    }

    @Test
    void minimums_that_need_more_than_the_total_are_refused_with_both_figures() {
        var policy = policy("18", Rounding.LARGEST_REMAINDER, 5, FloorPlacement.INSIDE);
        var refusal = assertThrows(FloorsExceedTotalException.class, () -> policy.apportion(communities(1_000, 1_000)));
        assertEquals(10, refusal.floors());
        assertEquals(4, refusal.total());
    }

    @Test
    void a_community_that_stands_twice_is_refused() {
        var twice = List.of(new Community("a", 1), new Community("a", 2));
        assertThrows(IllegalArgumentException.class, () -> standard("18").apportion(twice));
    }

    @Test
    void the_nation_does_not_overflow() {
        var random = new Random(seed);
        var nation = IntStream.range(0, 620_573)
                .mapToObj(i -> new Community("%012d".formatted(i), random.nextInt(100_000)))
                .toList();
        var result = standard("18.0001").apportion(nation);
        var residents =
                nation.stream().map(c -> BigInteger.valueOf(c.population())).reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(halfUp(residents, new BigDecimal("18.0001")), result.total());
    }

    /** Among all ways to give the extras, largest remainder is the one that lies nearest to the exact shares. */
    @Test
    void small_cases_agree_with_a_brute_force() {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var communities = split(random.nextInt(4_000), 1 + random.nextInt(7), random);
            var ratio = ratio(random);
            var result = standard(ratio.toPlainString()).apportion(communities);
            assertEquals(
                    bruteForce(communities, ratio, result.total()),
                    places(result),
                    () -> "seed " + seed + ": " + ratio + " " + communities);
        }
    }

    private static List<Integer> bruteForce(List<Community> communities, BigDecimal ratio, long total) {
        var exact = communities.stream()
                .map(c -> ratio.multiply(BigDecimal.valueOf(c.population())).movePointLeft(4))
                .toList();
        List<Integer> best = List.of();
        BigDecimal bestError = null;
        for (int mask = 0; mask < 1 << communities.size(); mask++) {
            var candidate = new ArrayList<Integer>();
            var error = BigDecimal.ZERO;
            for (int i = 0; i < communities.size(); i++) {
                var given = exact.get(i).intValue() + (mask >> i & 1);
                candidate.add(given);
                error = error.add(
                        exact.get(i).subtract(BigDecimal.valueOf(given)).pow(2));
            }
            if (candidate.stream().mapToInt(Integer::intValue).sum() != total) {
                continue;
            }
            var order = bestError == null ? -1 : error.compareTo(bestError);
            if (order < 0 || (order == 0 && precedes(communities, candidate, best))) {
                best = candidate;
                bestError = error;
            }
        }
        return best;
    }

    /** Of two equally near ones, the one that gives more to the first in the order of population, then code. */
    private static boolean precedes(List<Community> communities, List<Integer> one, List<Integer> other) {
        return IntStream.range(0, communities.size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                        (Integer i) -> -communities.get(i).population())
                                .thenComparing(i -> communities.get(i).code()))
                        .map(i -> Integer.compare(one.get(i), other.get(i)))
                        .filter(difference -> difference != 0)
                        .findFirst()
                        .orElse(0)
                > 0;
    }

    @Test
    void every_result_adds_up_keeps_its_quota_can_be_recomputed_and_ignores_the_order() {
        var random = new Random(seed + 1);
        for (int round = 0; round < ROUNDS; round++) {
            var communities = split(random.nextInt(2_000_000), 1 + random.nextInt(200), random);
            var ratio = ratio(random);
            var rounding = Rounding.values()[random.nextInt(4)];
            var inside = rounding == Rounding.LARGEST_REMAINDER && random.nextBoolean();
            var floor = random.nextInt(4);
            var policy = policy(
                    ratio.toPlainString(), rounding, floor, inside ? FloorPlacement.INSIDE : FloorPlacement.ABOVE);
            Apportionment result;
            try {
                result = policy.apportion(communities);
            } catch (FloorsExceedTotalException refused) {
                assertTrue(refused.floors() > refused.total());
                continue;
            }
            var shuffled = new ArrayList<>(communities);
            Collections.shuffle(shuffled, random);
            assertEquals(result, policy.apportion(shuffled), "order, seed " + seed);
            check(result, communities, ratio, rounding, floor, inside);
        }
    }

    private void check(
            Apportionment result,
            List<Community> communities,
            BigDecimal ratio,
            Rounding rounding,
            int floor,
            boolean inside) {
        assertEquals(
                result.total(),
                result.allotments().stream().mapToLong(Allotment::places).sum(),
                "sum, seed " + seed);
        if (rounding == Rounding.LARGEST_REMAINDER) {
            var residents = BigInteger.valueOf(
                    communities.stream().mapToLong(Community::population).sum());
            assertEquals(halfUp(residents, ratio), result.sharedTotal(), "total, seed " + seed);
            if (inside || floor == 0) {
                assertEquals(result.sharedTotal(), result.total(), "inside the total, seed " + seed);
            }
        }
        for (var allotment : result.allotments()) {
            assertTrue(allotment.places() >= floor, "floor, seed " + seed);
            assertEquals(
                    allotment.shareNumerator(),
                    allotment.whole() * allotment.shareDenominator() + allotment.remainder(),
                    "recomputed, seed " + seed);
            if (!allotment.floored()) {
                assertEquals(allotment.whole() + allotment.extra(), allotment.places(), "quota, seed " + seed);
                assertTrue(allotment.extra() == 0 || allotment.remainder() > 0, "quota rule, seed " + seed);
            }
        }
    }

    private static long halfUp(BigInteger residents, BigDecimal ratio) {
        return new BigDecimal(residents)
                .multiply(ratio)
                .movePointLeft(4)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal ratio(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(400_000), random.nextInt(5));
    }

    private static List<Community> split(int residents, int parts, Random random) {
        var bounds = new ArrayList<Integer>(List.of(0, residents));
        for (int i = 1; i < parts; i++) {
            bounds.add(random.nextInt(residents + 1));
        }
        Collections.sort(bounds);
        return IntStream.range(0, parts)
                .mapToObj(i -> new Community("c%04d".formatted(i), bounds.get(i + 1) - bounds.get(i)))
                .toList();
    }
}
