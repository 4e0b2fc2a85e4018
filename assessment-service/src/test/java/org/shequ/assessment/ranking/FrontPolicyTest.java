package org.shequ.assessment.ranking;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.assessment.ranking.FrontPolicy.Verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shequ.assessment.ranking.FrontPolicy.TOP_30_PERCENT;
import static org.shequ.assessment.ranking.FrontPolicy.TOP_HALF_EACH_YEAR;
import static org.shequ.assessment.ranking.FrontPolicy.TWO_OF_THREE_AND_TOP_QUARTER;
import static org.shequ.assessment.ranking.FrontPolicy.Verdict.FAIL;
import static org.shequ.assessment.ranking.FrontPolicy.Verdict.PASS;
import static org.shequ.assessment.ranking.FrontPolicy.Verdict.UNKNOWN;

@NullUnmarked
class FrontPolicyTest {

    /** Each year: rank of 100, {@code new} for not yet assessed, {@code none} for no result. */
    @ParameterizedTest
    @CsvSource({
        "TOP_HALF_EACH_YEAR, 50 50 50, PASS",
        "TOP_HALF_EACH_YEAR, 50 51 1, FAIL",
        "TOP_HALF_EACH_YEAR, 1 1 new, FAIL",
        "TOP_HALF_EACH_YEAR, 1 1 none, UNKNOWN",
        "TOP_HALF_EACH_YEAR, 1 60 none, FAIL",
        "TOP_HALF_EACH_YEAR, none none none, UNKNOWN",
        "TWO_OF_THREE_AND_TOP_QUARTER, 25 50 90, PASS",
        "TWO_OF_THREE_AND_TOP_QUARTER, 26 50 50, FAIL",
        "TWO_OF_THREE_AND_TOP_QUARTER, 25 90 90, FAIL",
        "TWO_OF_THREE_AND_TOP_QUARTER, 25 50 new, PASS",
        "TWO_OF_THREE_AND_TOP_QUARTER, 25 50 none, PASS",
        "TWO_OF_THREE_AND_TOP_QUARTER, 40 50 none, UNKNOWN",
        "TWO_OF_THREE_AND_TOP_QUARTER, 40 new new, FAIL",
        "TOP_30_PERCENT, 30 30 30, PASS",
        "TOP_30_PERCENT, 30 31 1, FAIL",
        "TOP_30_PERCENT, 30 none 1, UNKNOWN"
    })
    void the_front_over_three_years(FrontPolicy policy, String ranks, Verdict verdict) {
        assertEquals(verdict, policy.judge(years(ranks)));
    }

    @Test
    void a_community_without_a_ranked_year_is_never_in_front() {
        for (FrontPolicy policy : FrontPolicy.values()) {
            assertEquals(FAIL, policy.judge(years("new new new")));
        }
    }

    @Test
    void a_verdict_is_certain_exactly_when_every_possible_result_gives_it() {
        List<String> tokens = List.of("10", "28", "45", "80", "new", "none");
        for (FrontPolicy policy : FrontPolicy.values()) {
            for (String a : tokens) {
                for (String b : tokens) {
                    for (String c : tokens) {
                        List<RankedYear> years = years(a + " " + b + " " + c);
                        assertEquals(byTrying(policy, years), policy.judge(years), policy + " " + years);
                    }
                }
            }
        }
    }

    @Test
    void nothing_to_judge_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> TOP_HALF_EACH_YEAR.judge(List.of()));
    }

    @Test
    void the_default_and_the_alternatives_differ() {
        List<RankedYear> years = years("20 45 70");
        assertEquals(FAIL, TOP_HALF_EACH_YEAR.judge(years));
        assertEquals(PASS, TWO_OF_THREE_AND_TOP_QUARTER.judge(years));
        assertEquals(FAIL, TOP_30_PERCENT.judge(years));
    }

    /** Puts every rank in the place of each missing result. */
    private static Verdict byTrying(FrontPolicy policy, List<RankedYear> years) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (int gap = 0; gap < years.size(); gap++) {
            if (years.get(gap).state() == RankedYear.State.NO_RESULT) {
                for (int rank = 1; rank <= 100; rank += 3) {
                    List<RankedYear> tried = new ArrayList<>(years);
                    tried.set(gap, RankedYear.ranked(years.get(gap).year(), new Place(rank, 100)));
                    verdicts.add(byTrying(policy, tried));
                }
                return verdicts.size() == 1 ? verdicts.iterator().next() : UNKNOWN;
            }
        }
        return policy.holds(years) ? PASS : FAIL;
    }

    private static List<RankedYear> years(String ranks) {
        List<RankedYear> years = new ArrayList<>();
        int year = 2023;
        for (String rank : List.of(ranks.split(" "))) {
            years.add(
                    switch (rank) {
                        case "new" -> RankedYear.notYetAssessed(year);
                        case "none" -> RankedYear.noResult(year);
                        default -> RankedYear.ranked(year, new Place(Integer.parseInt(rank), 100));
                    });
            year++;
        }
        return years;
    }
}
