package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.shequ.testkit.WorkedExamples;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What docs/recompute.md says of shares and plans. */
class WorkedExamplesTest {

    @Test
    void places_are_shared_as_the_page_says() {
        for (var example : WorkedExamples.of("shares")) {
            List<Community> communities = new ArrayList<>();
            for (var residents : example.list("residents, in the order of codes")) {
                communities.add(
                        new Community("3206130020%02d".formatted(communities.size() + 1), Long.parseLong(residents)));
            }
            var places = new ApportionmentPolicy(
                            new BigDecimal(example.text("per 10,000")),
                            Rounding.LARGEST_REMAINDER,
                            0,
                            FloorPlacement.ABOVE)
                    .apportion(communities).allotments().stream()
                            .map(allotment -> String.valueOf(allotment.places()))
                            .collect(Collectors.joining(", "));
            assertEquals(example.text("places"), places, example.toString());
        }
    }

    @Test
    void plans_go_as_the_page_says() {
        for (var example : WorkedExamples.of("plan")) {
            var years = example.text("years").split("-", -1);
            var from = Integer.parseInt(years[0]);
            var to = Integer.parseInt(years[1]);
            var ceiling = PlanShare.ceiling(new BigDecimal(example.text("share %")), example.number("base"));
            assertEquals(example.text("ceiling"), String.valueOf(ceiling), example.toString());
            assertEquals(
                    example.text("pace"),
                    PlanShare.pace(ceiling, from, to).values().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                    example.toString());
            assertEquals(
                    example.text("forecast"),
                    String.valueOf(PlanShare.byTheEnd(example.number("used"), ceiling, from, to, example.day("on"))),
                    example.toString());
        }
    }
}
