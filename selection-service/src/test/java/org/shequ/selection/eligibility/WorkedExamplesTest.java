package org.shequ.selection.eligibility;

import org.junit.jupiter.api.Test;
import org.shequ.kit.tenure.Interval;
import org.shequ.kit.tenure.Tenure;
import org.shequ.testkit.WorkedExamples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What docs/recompute.md says of time served and of communities in front. */
class WorkedExamplesTest {

    @Test
    void time_is_served_as_the_page_says() {
        for (var example : WorkedExamples.of("tenure")) {
            List<Interval> periods = example.list("periods").stream()
                    .map(WorkedExamplesTest::period)
                    .toList();
            var cutOff = example.day("cut-off");
            var tenure = switch (TenureInPost.Mode.valueOf(example.text("mode"))) {
                case CUMULATIVE -> Tenure.cumulative(periods, cutOff);
                case CONSECUTIVE -> Tenure.consecutive(periods, cutOff, example.number("tolerated days"));
            };
            assertEquals(example.text("months"), String.valueOf(tenure.months()), example.toString());
        }
    }

    private static Interval period(String text) {
        var days = text.split("\\.\\.", -1);
        return new Interval(LocalDate.parse(days[0]), days[1].isEmpty() ? null : LocalDate.parse(days[1]));
    }

    @Test
    void communities_stand_in_front_as_the_page_says() {
        for (var example : WorkedExamples.of("front")) {
            var once = example.text("once top %");
            var asked = new CommunityInFront(
                    example.number("years"),
                    example.number("needed"),
                    example.number("top %"),
                    once.isEmpty() ? null : Integer.valueOf(once));
            List<Dossier.YearResult> results = new ArrayList<>();
            for (var rank : example.list("ranks")) {
                results.add(result(rank.split("[ /]", -1)));
            }
            var community = new Dossier.Community("320613002004", "濠北社区", LocalDate.parse("2010-01-01"), results, null);
            assertEquals(
                    example.text("outcome"),
                    FrontYears.of(asked, community, example.day("cut-off"))
                            .outcome()
                            .name(),
                    example.toString());
        }
    }

    /** {@code 2023, 5, 10}; {@code 2023, -} of a year without a rank. */
    private static Dossier.YearResult result(String[] told) {
        var year = Integer.parseInt(told[0]);
        return told[1].equals("-")
                ? new Dossier.YearResult(year, null, "URBAN", null, null)
                : new Dossier.YearResult(year, null, "URBAN", Integer.valueOf(told[1]), Integer.valueOf(told[2]));
    }
}
