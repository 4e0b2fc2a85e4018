package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ApportionmentTest {

    private static final BigDecimal EIGHTEEN = new BigDecimal("18");

    @Test
    void the_district_of_1_183_740_residents_gets_2_131_places_at_18_and_1_835_at_15_5() {
        var units = split(1_183_740, 179, new Random(1));
        assertEquals(
                2_131,
                Apportionment.of(EIGHTEEN, Rounding.LARGEST_REMAINDER, units).total());
        assertEquals(
                1_835,
                Apportionment.of(new BigDecimal("15.5"), Rounding.LARGEST_REMAINDER, units)
                        .total());
    }

    @ParameterizedTest
    @CsvSource({"FLOOR, 8, 8", "HALF_UP, 9, 8", "CEILING, 9, 9"})
    void a_community_of_its_own_is_rounded_as_the_policy_says(Rounding rounding, long more, long less) {
        assertEquals(more, places(rounding, 4_723)); // 8.5014
        assertEquals(less, places(rounding, 4_500)); // 8.1
    }

    private static long places(Rounding rounding, long population) {
        return Apportionment.of(EIGHTEEN, rounding, List.of(new UnitPopulation("a", population)))
                .shares()
                .getFirst()
                .places();
    }

    @ParameterizedTest
    @EnumSource(Rounding.class)
    void no_residents_give_no_places(Rounding rounding) {
        assertEquals(
                0,
                Apportionment.of(EIGHTEEN, rounding, List.of(new UnitPopulation("a", 0)))
                        .total());
        assertEquals(0, Apportionment.of(EIGHTEEN, rounding, List.of()).total());
    }

    @Test
    void equal_remainders_go_to_the_lower_code() {
        var shares = Apportionment.of(
                        new BigDecimal("1"),
                        Rounding.LARGEST_REMAINDER,
                        List.of(new UnitPopulation("b", 5_000), new UnitPopulation("a", 5_000)))
                .shares();
        assertEquals(List.of(1L, 0L), shares.stream().map(Share::places).toList());
    }

    @Test
    void random_districts_keep_the_sum_the_quota_rule_and_do_not_depend_on_order() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var ratio = BigDecimal.valueOf(1 + random.nextInt(400_000), 4);
            var units = split(random.nextInt(3_000_000), 1 + random.nextInt(40), random);
            var given = Apportionment.of(ratio, Rounding.LARGEST_REMAINDER, units);
            var message = "seed " + seed + " round " + round;
            var population =
                    units.stream().mapToLong(UnitPopulation::population).sum();
            var exact = ratio.multiply(BigDecimal.valueOf(population)).movePointLeft(4);
            assertEquals(exact.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact(), given.total(), message);
            for (Share share : given.shares()) {
                assertTrue(share.places() == share.whole() || share.places() == share.whole() + 1, message);
            }
            Collections.shuffle(units, random);
            assertEquals(given, Apportionment.of(ratio, Rounding.LARGEST_REMAINDER, units), message);
        }
    }

    @Test
    void small_districts_agree_with_a_brute_force_over_all_ways_to_share() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var units = split(random.nextInt(20_000), 1 + random.nextInt(4), random);
            var given = Apportionment.of(EIGHTEEN, Rounding.LARGEST_REMAINDER, units);
            var best = leastSquares(units, given.total());
            assertEquals(best, distance(given.shares()), "seed " + seed + " round " + round);
        }
    }

    @Test
    void the_nation_does_not_overflow() {
        var units = IntStream.range(0, 620_573)
                .mapToObj(i -> new UnitPopulation(String.format("%012d", i), 1_520))
                .collect(Collectors.toList());
        assertEquals(
                Math.round(620_573L * 1_520 * 18 / 10_000.0),
                Apportionment.of(EIGHTEEN, Rounding.LARGEST_REMAINDER, units).total());
    }

    @Test
    void a_unit_named_twice_and_a_ratio_of_five_decimals_are_refused() {
        var twice = List.of(new UnitPopulation("a", 1), new UnitPopulation("a", 2));
        assertThrows(IllegalArgumentException.class, () -> Apportionment.of(EIGHTEEN, Rounding.FLOOR, twice));
        assertThrows(
                IllegalArgumentException.class,
                () -> Apportionment.of(new BigDecimal("1.00001"), Rounding.FLOOR, List.of()));
    }

    /** The largest-remainder method is the one that minimises the squared distance to the exact shares. */
    private static BigInteger leastSquares(List<UnitPopulation> units, long total) {
        var sorted = units.stream()
                .sorted(java.util.Comparator.comparing(UnitPopulation::unitCode))
                .toList();
        return search(sorted, 0, total, new ArrayList<>());
    }

    private static BigInteger search(List<UnitPopulation> units, int index, long left, List<Share> chosen) {
        if (index == units.size()) {
            return left == 0 ? distance(chosen) : BigInteger.ONE.shiftLeft(200);
        }
        BigInteger best = BigInteger.ONE.shiftLeft(200);
        var unit = units.get(index);
        long claim = unit.population() * 18 * 10_000;
        for (long places = 0; places <= left; places++) {
            chosen.add(new Share(
                    unit.unitCode(), unit.population(), claim / 100_000_000, claim % 100_000_000, 100_000_000, places));
            best = best.min(search(units, index + 1, left - places, chosen));
            chosen.removeLast();
        }
        return best;
    }

    private static BigInteger distance(List<Share> shares) {
        return shares.stream()
                .map(s -> BigInteger.valueOf(
                                s.places() * s.denominator() - (s.whole() * s.denominator() + s.remainder()))
                        .pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<UnitPopulation> split(long population, int units, Random random) {
        Map<Integer, Long> parts = IntStream.range(0, units).boxed().collect(Collectors.toMap(i -> i, i -> 0L));
        long left = population;
        for (int i = 0; i < units - 1; i++) {
            long part = Math.min(left, random.nextLong(2 * population / units + 1));
            parts.put(i, part);
            left -= part;
        }
        parts.put(units - 1, left);
        return parts.entrySet().stream()
                .map(e -> new UnitPopulation(String.format("%012d", e.getKey()), e.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
