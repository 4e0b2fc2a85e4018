package org.shequ.selection.examination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.selection.TestRound;
import org.shequ.selection.examination.TestScoring.People;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.scoring.TotalScore;
import org.shequ.selection.scoring.Totals;
import org.shequ.selection.verification.TestRecord;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The rule that is written is the rule that runs: one constant of it changed, every answer over HTTP is another. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RuleThatRunsApiTest {

    private final TestRound run = new TestRound();

    /** Ten percent more for the written score. */
    private static class Mutant extends Totals {

        @Override
        public TotalScore of(
                ScoringRule rule,
                int writtenPercent,
                @Nullable BigDecimal written,
                @Nullable BigDecimal interview,
                BigDecimal bonus,
                BigDecimal bonusCap) {
            return super.of(rule, writtenPercent + 10, written, interview, bonus, bonusCap);
        }
    }

    @Test
    void ranking_and_explanation_follow_the_rule_and_the_verifier_does_not_follow_a_mutant() {
        TestScoring.open(run, 1, null);
        var candidate = new People(run).admitted();
        run.completeReview();
        QuarkusMock.installMockForType(new Mutant(), Totals.class);
        run.score(Map.of(candidate, "80"), Map.of(candidate, "90"));
        // 70 % of 80 and 30 % of 90; by the rule as written 84
        run.officer
                .get(run.path() + "/ranking")
                .then()
                .body("items[0].total", equalTo(83.0f))
                .body("items[0].weightedWritten", equalTo(56.0f));
        run.officer
                .get(run.path() + "/registrations/" + candidate + "/explanation")
                .then()
                .body("standing.total", equalTo(83.0f));
        assertFalse(TestRecord.faults(run).isEmpty());
    }
}
