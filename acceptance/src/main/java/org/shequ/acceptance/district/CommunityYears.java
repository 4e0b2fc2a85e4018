package org.shequ.acceptance.district;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Five years of community scores: each community keeps a level of its own, and each year varies about it. */
final class CommunityYears {

    static final int FIRST = 2020;
    static final int LAST = 2024;

    private record Scored(int year, String unit, int cents, String peerGroup) {}

    private CommunityYears() {}

    static List<CommunityResult> draw(List<Unit> communities, Dice dice) {
        Map<String, String> peerGroups = peerGroups(communities);
        List<Scored> scored = new ArrayList<>();
        for (Unit unit : communities) {
            boolean haobei = unit.code().equals(Unit.HAOBEI);
            int level = haobei ? 9_480 : dice.around(7_600, 9_500);
            for (int year = FIRST; year <= LAST; year++) {
                int cents = Math.min(9_900, level + dice.around(-280, 280) + (year - FIRST) * 12);
                if (assessed(unit, year)) {
                    scored.add(new Scored(year, unit.code(), cents, peerGroups.getOrDefault(unit.code(), "URBAN")));
                }
            }
        }
        Map<String, List<Scored>> races =
                scored.stream().collect(Collectors.groupingBy(result -> result.year() + result.peerGroup()));
        return scored.stream()
                .map(result -> ranked(result, races.getOrDefault(result.year() + result.peerGroup(), List.of())))
                .toList();
    }

    /** A community is assessed in the years that it has existed from beginning to end. */
    private static boolean assessed(Unit unit, int year) {
        return unit.validFrom().getYear() < year;
    }

    private static CommunityResult ranked(Scored result, List<Scored> race) {
        int better = (int)
                race.stream().filter(other -> other.cents() > result.cents()).count();
        return new CommunityResult(
                result.year(),
                result.unit(),
                BigDecimal.valueOf(result.cents(), 2),
                result.peerGroup(),
                better + 1,
                race.size());
    }

    /** Villages compete with villages; about 15 % of the communities count as resettlement areas. */
    static Map<String, String> peerGroups(List<Unit> communities) {
        Map<String, String> groups = new LinkedHashMap<>();
        int position = 0;
        for (Unit unit : communities) {
            if (unit.kind().equals("VILLAGE")) {
                groups.put(unit.code(), "VILLAGE");
            } else {
                boolean resettled = position++ % 20 % 7 == 6 || position % 20 == 0;
                boolean protagonist =
                        unit.code().equals(Unit.HAOBEI) || unit.code().equals(Unit.WENFENG);
                groups.put(unit.code(), resettled && !protagonist ? "RESETTLEMENT" : "URBAN");
            }
        }
        return groups;
    }
}
