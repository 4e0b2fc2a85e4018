package org.shequ.acceptance.district;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Five years of personal grades. At most a fifth of a subdistrict's graded people are 优秀. */
final class PersonYears {

    private record Scored(int year, Member member, String pool, int cents) {}

    private PersonYears() {}

    static List<PersonResult> draw(List<Member> members, Set<String> proven, Dice dice) {
        List<Scored> scored = new ArrayList<>();
        List<PersonResult> results = new ArrayList<>();
        for (Member member : members) {
            int level = proven.contains(member.personnelNumber()) ? 9_000 : dice.around(7_600, 9_500);
            for (int year = CommunityYears.FIRST; year <= CommunityYears.LAST; year++) {
                int cents = dice.chance(1) ? dice.between(5_200, 6_900) : level + dice.around(-400, 400);
                Post post = postAtYearEnd(member, year);
                if (post == null) {
                    continue;
                }
                if (member.career().getFirst().from().isAfter(YearMonth.of(year, 6))) {
                    results.add(new PersonResult(year, member.personnelNumber(), "UNDETERMINED", null));
                } else {
                    int fair = proven.contains(member.personnelNumber()) ? Math.max(cents, 8_200) : cents;
                    scored.add(new Scored(year, member, year + post.unit().substring(0, 9), fair));
                }
            }
        }
        Map<String, List<Scored>> pools =
                scored.stream().collect(Collectors.groupingBy(Scored::pool, TreeMap::new, Collectors.toList()));
        pools.values().forEach(pool -> results.addAll(grade(pool)));
        results.sort(Comparator.comparingInt(PersonResult::year).thenComparing(PersonResult::personnelNumber));
        return List.copyOf(results);
    }

    private static List<PersonResult> grade(List<Scored> pool) {
        int places = pool.size() / 5;
        List<Scored> best = new ArrayList<>(pool);
        best.sort(Comparator.comparingInt((Scored result) -> -result.cents())
                .thenComparing(result -> result.member().personnelNumber()));
        List<PersonResult> graded = new ArrayList<>();
        for (int position = 0; position < best.size(); position++) {
            Scored result = best.get(position);
            graded.add(new PersonResult(
                    result.year(),
                    result.member().personnelNumber(),
                    gradeOf(result.cents(), position < places),
                    BigDecimal.valueOf(result.cents(), 2)));
        }
        return graded;
    }

    private static String gradeOf(int cents, boolean withinCap) {
        if (cents < 6_000) {
            return "UNQUALIFIED";
        }
        if (cents < 7_000) {
            return "BASICALLY_QUALIFIED";
        }
        return withinCap ? "EXCELLENT" : "QUALIFIED";
    }

    private static @Nullable Post postAtYearEnd(Member member, int year) {
        YearMonth december = YearMonth.of(year, 12);
        for (Post post : member.career()) {
            YearMonth end = post.to();
            if (!post.from().isAfter(december) && (end == null || end.isAfter(december))) {
                return post;
            }
        }
        return null;
    }
}
