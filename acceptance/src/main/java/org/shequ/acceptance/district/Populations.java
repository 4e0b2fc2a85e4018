package org.shequ.acceptance.district;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented populations per community, which sum to the census figure of the district. */
final class Populations {

    /** Permanent residents of 崇川区, census of 2020. */
    static final int CENSUS_2020 = 1_183_740;

    private Populations() {}

    /** The present: between 2,000 and 14,000 residents each, villages at the lower end. */
    static Map<String, Integer> present(List<Unit> communities, Dice dice) {
        Map<String, Long> weights = new LinkedHashMap<>();
        for (Unit unit : communities) {
            int raw = unit.kind().equals("VILLAGE") ? dice.between(2_600, 5_200) : dice.around(2_700, 10_600);
            weights.put(unit.code(), (long) raw + (dice.chance(8) ? 2_300 : 0));
        }
        return shareOut(weights, CENSUS_2020);
    }

    /** The census year: within a few per cent of the present, in the present boundaries. */
    static Map<String, Integer> census(Map<String, Integer> present, Dice dice) {
        Map<String, Long> weights = new LinkedHashMap<>();
        present.forEach((code, people) -> weights.put(code, (long) people * dice.between(970, 1_030)));
        return shareOut(weights, CENSUS_2020);
    }

    /** Places by a ratio in tenths per 10,000: the total half-up, shared by largest remainder, ties by code. */
    static Map<String, Integer> quota(Map<String, Integer> populations, int tenthsPerTenThousand) {
        long people =
                populations.values().stream().mapToLong(Integer::longValue).sum();
        long total = (people * tenthsPerTenThousand + 50_000) / 100_000;
        Map<String, Long> weights = new LinkedHashMap<>();
        populations.forEach((code, count) -> weights.put(code, count.longValue()));
        return shareOut(weights, total);
    }

    private static Map<String, Integer> shareOut(Map<String, Long> weights, long total) {
        long sum = weights.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Integer> parts = new LinkedHashMap<>();
        weights.forEach((code, weight) -> parts.put(code, (int) (weight * total / sum)));
        long left =
                total - parts.values().stream().mapToLong(Integer::longValue).sum();
        weights.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -(entry.getValue() * total % sum))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(left)
                .forEach(entry -> parts.merge(entry.getKey(), 1, Integer::sum));
        return parts;
    }
}
