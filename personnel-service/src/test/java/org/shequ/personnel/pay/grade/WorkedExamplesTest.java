package org.shequ.personnel.pay.grade;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.testkit.WorkedExamples;

import java.util.Map;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What docs/recompute.md says of pay grades. */
class WorkedExamplesTest {

    @Test
    void grades_follow_as_the_page_says() {
        for (var example : WorkedExamples.of("pay-grade")) {
            var table = new PayTable(
                    "EXAMPLE",
                    "Example",
                    "示例",
                    example.number("years per step"),
                    Map.of(
                            Post.SECRETARY,
                            new PayTable.Rung(
                                    example.number("base"), example.number("lowest"), example.number("highest"))),
                    Map.of(Education.BACHELOR, example.number("education credit")),
                    Map.of(Certificate.SOCIAL_WORKER, example.number("certificate credit")),
                    FailedYearFrom.FIRST_OF_NEXT_MONTH);
            var facts = new PayFacts(
                    Post.SECRETARY,
                    example.number("months served"),
                    IntStream.range(0, example.number("failed years"))
                            .mapToObj(failed -> 2020 + failed)
                            .toList(),
                    Education.BACHELOR,
                    Certificate.SOCIAL_WORKER);
            assertEquals(
                    example.text("grade"),
                    String.valueOf(PayGrade.of(facts, table).grade()),
                    example.toString());
        }
    }
}
