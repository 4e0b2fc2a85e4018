package org.shequ.assessment.standing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.officer;

/** Ranks and the front over consecutive years, over HTTP, against counting who is better, with many ties. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class FrontByCountingApiTest {

    private static final int COMMUNITIES = 9;
    private static final List<Integer> YEARS = List.of(2022, 2023, 2024, 2025);

    @Test
    void each_policy_judges_every_community_and_span_as_counting_does() {
        TestClock.set(LocalDate.of(2026, 1, 5));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String district = district(COMMUNITIES);
        Map<Integer, List<Integer>> scores = new HashMap<>();
        StringBuilder rows = new StringBuilder();
        for (int year : YEARS) {
            List<Integer> ofYear = new ArrayList<>();
            for (int i = 1; i <= COMMUNITIES; i++) {
                int score = 80 + (i <= 3 ? 4 : 0) + random.nextInt(5);
                ofYear.add(score);
                rows.append("%d,%s,%d,URBAN%n".formatted(year, community(district, i), score));
            }
            scores.put(year, ofYear);
        }
        assertEquals(
                "SUCCEEDED",
                communityResults(officer(district), rows.toString()).getString("state"));
        for (int i = 1; i <= COMMUNITIES; i++) {
            for (int span = 1; span <= YEARS.size(); span++) {
                for (FrontAlternative alternative : FrontAlternative.values()) {
                    JsonPath standing = get(
                                    officer(district),
                                    "communities/%s/standing?until=2025&years=%d&policy=%s"
                                            .formatted(community(district, i), span, alternative))
                            .jsonPath();
                    List<Integer> ranks = new ArrayList<>();
                    for (int year = 2026 - span; year <= 2025; year++) {
                        List<Integer> all = scores.get(year);
                        int own = all.get(i - 1);
                        ranks.add(1
                                + (int) all.stream()
                                        .filter(other -> other > own)
                                        .count());
                    }
                    String what = "seed " + seed + ": " + alternative + " " + ranks;
                    assertEquals(ranks, standing.getList("perYear.rank"), what);
                    assertEquals(alternative.front(ranks), standing.getBoolean("front"), what);
                }
            }
        }
    }

    /** The alternatives as a district would read them out: of nine, the better half is four, 30 per cent and a quarter two. */
    private enum FrontAlternative {
        TOP_HALF_EACH_YEAR {
            @Override
            boolean front(List<Integer> ranks) {
                return ranks.stream().allMatch(rank -> rank <= 4);
            }
        },
        TOP_30_PERCENT {
            @Override
            boolean front(List<Integer> ranks) {
                return ranks.stream().allMatch(rank -> rank <= 2);
            }
        },
        TWO_OF_THREE_AND_TOP_QUARTER {
            @Override
            boolean front(List<Integer> ranks) {
                double share = ranks.stream().filter(rank -> rank <= 4).count() / (double) ranks.size();
                return share > 0.66 && ranks.stream().anyMatch(rank -> rank <= 2);
            }
        };

        abstract boolean front(List<Integer> ranks);
    }
}
