package org.shequ.selection.examination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Scores entered twice by different people, the shortlist, the ranking and its ties. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ScoresApiTest {

    private final TestRound run = new TestRound();
    private final Selection qian = Selection.scorer("scorer-qian", run.district.code);
    private final Selection sun = Selection.scorer("scorer-sun", run.district.code);
    private final Selection li = Selection.scorer("scorer-li", run.district.code);

    private Response enter(Selection scorer, String paper, String registration, String score) {
        return scorer.post(
                run.path() + "/scores",
                Map.of(
                        "paper",
                        paper,
                        "entries",
                        List.of(Map.of("registrationId", registration, "score", new BigDecimal(score)))));
    }

    private static void assertItem(Response response, int entries, boolean agreed, String code) {
        response.then()
                .statusCode(207)
                .body("items[0].entries", equalTo(entries))
                .body("items[0].agreed", equalTo(agreed));
        assertEquals(code, String.valueOf(response.<Object>path("items[0].code")));
    }

    @Test
    void two_different_people_must_enter_the_same_score() {
        run.draft(1);
        run.announce();
        var candidate = run.candidate("甲社区");
        assertProblem(SelectionProblem.PAPER_CLOSED, enter(qian, "WRITTEN", candidate, "80"));
        run.completeReview();

        assertItem(enter(qian, "WRITTEN", candidate, "80"), 1, false, "null");
        assertItem(enter(qian, "WRITTEN", candidate, "80"), 1, false, "SCORE_SAME_SCORER");
        assertProblem(SelectionProblem.SCORES_MISSING, completeWritten());
        assertItem(enter(sun, "WRITTEN", candidate, "81.5"), 2, false, "null");
        assertItem(enter(li, "WRITTEN", candidate, "80"), 2, false, "SCORE_ALREADY_ENTERED");
        run.officer
                .get(run.path() + "/score-differences")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].firstScorer", equalTo("scorer-qian"))
                .body("items[0].firstScore", equalTo(80.0f))
                .body("items[0].secondScore", equalTo(81.5f));
        assertProblem(SelectionProblem.SCORES_DIFFER, completeWritten()).then().body("figures.differing", equalTo(1));

        assertItem(enter(sun, "WRITTEN", candidate, "80.00"), 2, true, "null");
        assertItem(enter(qian, "WRITTEN", candidate, "99"), 2, true, "SCORE_SAME_SCORER");
        run.officer.get(run.path() + "/score-differences").then().body("items", hasSize(0));
        assertEquals(200, completeWritten().statusCode());
    }

    private Response completeWritten() {
        return run.officer.tryStep(run.id(), "/stages/WRITTEN/completion", Map.of("outcomes", List.of()));
    }

    @Test
    void a_score_out_of_range_or_of_a_stranger_is_refused() {
        run.draft(1);
        run.announce();
        var candidate = run.candidate("甲社区");
        run.completeReview();
        for (var wrong : List.of("-0.01", "100.01", "50.005", "1e9")) {
            var refused = enter(qian, "WRITTEN", candidate, wrong);
            assertEquals(422, refused.statusCode(), wrong + " " + refused.asString());
        }
        assertItem(enter(qian, "WRITTEN", "00000000-0000-0000-0000-000000000001", "80"), 0, false, "NOT_A_CANDIDATE");
        assertProblem(CommonProblem.FORBIDDEN, enter(run.officer, "WRITTEN", candidate, "80"));
        assertProblem(CommonProblem.NOT_FOUND, enter(Selection.scorer("x", "329999"), "WRITTEN", candidate, "80"));
    }

    @Test
    void three_for_each_place_go_on_and_everybody_tied_with_the_last() {
        run.draft(1);
        run.announce();
        var best = run.candidate("甲社区");
        var second = run.candidate("乙社区");
        var third = run.candidate("丙社区");
        var tied = run.candidate("丁社区");
        var last = run.candidate("戊社区");
        run.completeReview();
        run.enter("WRITTEN", Map.of(best, "90", second, "80", third, "70", tied, "70", last, "69.99"));
        completeWritten().then().statusCode(200).body("stage", equalTo("INTERVIEW"));
        run.officer
                .get(run.path() + "/registrations/" + last)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedStage", equalTo("WRITTEN"))
                .body("endedReason", equalTo("NOT_SHORTLISTED"));
        List<String> goingOn =
                run.officer.get(run.path() + "/registrations?status=ADMITTED").path("items.id");
        assertEquals(Set.of(best, second, third, tied), new HashSet<>(goingOn));
        assertItem(enter(qian, "INTERVIEW", last, "99"), 0, false, "NOT_A_CANDIDATE");
    }

    @Test
    void equal_totals_are_told_apart_by_the_interview() {
        run.draft(1);
        run.announce();
        var writes = run.candidate("甲社区");
        var speaks = run.candidate("乙社区");
        run.completeReview();
        // 60 % written and 40 % interview: 84.00 both
        run.score(Map.of(writes, "90", speaks, "80"), Map.of(writes, "75", speaks, "90"))
                .then()
                .body("stage", equalTo("MEDICAL"))
                .body("retests", hasSize(0));
        run.officer
                .get(run.path() + "/ranking")
                .then()
                .body("items.registrationId", equalTo(List.of(speaks, writes)))
                .body("items.total", equalTo(List.of(84.0f, 84.0f)))
                .body("items.rank", equalTo(List.of(1, 1)))
                .body("items.line", equalTo(List.of(1, 2)))
                .body("items[0].tieBreak", equalTo("INTERVIEW"));
    }

    @Test
    void nothing_tells_them_apart_so_a_retest_is_demanded_and_decides() {
        run.draft(1);
        run.announce();
        var one = run.candidate("甲社区");
        var other = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(one, "80", other, "80"), Map.of(one, "80", other, "80"))
                .then()
                .body("stage", equalTo("TOTAL"))
                .body("retests", hasSize(2));
        assertProblem(
                SelectionProblem.WRONG_STAGE,
                run.officer.tryStep(run.id(), "/stages/MEDICAL/completion", Map.of("outcomes", List.of())));
        run.enter("RETEST", Map.of(one, "70", other, "71"));
        run.officer.step(run.id(), "/ranking", null).then().body("stage", equalTo("MEDICAL"));
        run.officer
                .get(run.path() + "/ranking")
                .then()
                .body("items.registrationId", equalTo(List.of(other, one)))
                .body("items[0].tieBreak", equalTo("RETEST"))
                .body("items[0].retest", equalTo(71.0f));
    }

    @Test
    void a_bonus_counts_up_to_the_cap_and_needs_its_document() {
        run.draft(1);
        run.announce();
        var candidate = run.officer.register(
                run.id(),
                run.district.secretary(run.district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1)),
                run.position());
        var path = run.path() + "/registrations/" + candidate;
        var decision = Map.of("decision", "ADMIT", "reason", "材料齐全");
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        run.officer.post(path + "/review", run.officer.etag(path), with(decision, "5.01")))
                .then()
                .body("violations[0].rule", equalTo("BONUS_CAP"));
        run.officer
                .post(path + "/review", run.officer.etag(path), with(decision, "2.5"))
                .then()
                .statusCode(200)
                .body("bonus", equalTo(2.5f));
        run.completeReview();
        run.score(Map.of(candidate, "80"), Map.of(candidate, "90"));
        run.officer.get(run.path() + "/ranking").then().body("items[0].total", equalTo(86.5f));
    }

    private static Map<String, Object> with(Map<String, String> decision, String points) {
        var body = new HashMap<String, Object>(decision);
        body.put("bonus", Map.of("points", new BigDecimal(points), "documentNumber", "通委发〔2025〕1号"));
        return body;
    }
}
