package org.shequ.selection.examination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.selection.examination.TestScoring.People;
import org.shequ.selection.verification.TestRecord;
import org.shequ.testkit.ServersResource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Totals and ties as the notice of each round prints them, seen over HTTP and in the record, which a verifier computes again. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class TieBreaksApiTest {

    private final TestRound run = new TestRound();

    private Response ranking() {
        return run.officer.get(run.path() + "/ranking");
    }

    /** What follows from the record is what the service did. */
    private void assertFollows() {
        assertEquals(List.of(), TestRecord.faults(run));
    }

    /** 60 % of 80.01 and 40 % of 87.50 are 83.006; 60 % of 80.00 and 40 % of 87.52 are 83.008. */
    private List<String> scoredToTheThirdDecimal(Map<String, Object> scoring) {
        TestScoring.open(run, 1, scoring);
        var both = new People(run).admitted(2);
        run.completeReview();
        run.score(
                Map.of(both.getFirst(), "80.01", both.getLast(), "80.00"),
                Map.of(both.getFirst(), "87.50", both.getLast(), "87.52"));
        return both;
    }

    @Test
    void by_default_what_rounding_hides_decides() {
        TestScoring.open(run, 1, null);
        var both = new People(run).admitted(2);
        run.completeReview();
        run.score(
                Map.of(both.getFirst(), "80.01", both.getLast(), "80.00"),
                Map.of(both.getFirst(), "87.50", both.getLast(), "87.52"));
        var json = ranking().asString();
        ranking()
                .then()
                .body("items.registrationId", equalTo(List.of(both.getLast(), both.getFirst())))
                .body("items.rank", equalTo(List.of(1, 2)))
                .body("items.tieBreak", equalTo(List.of("EXACT_TOTAL", "EXACT_TOTAL")))
                .body("items[0].decidedBy.zh", equalTo("综合成绩并列，按未取舍的综合成绩83.0080确定"));
        for (var figure : List.of(
                "\"total\":83.01", "\"exactTotal\":83.0080", "\"exactTotal\":83.0060", "\"weightedWritten\":48.0000")) {
            assertEquals(true, json.contains(figure), figure + " in " + json);
        }
        run.officer
                .get(run.path())
                .then()
                .body("scoring.tiesOn", equalTo("EXACT_TOTAL"))
                .body("scoring.tieBreaks", equalTo(List.of("INTERVIEW", "CERTIFICATE", "RETEST")));
        assertFollows();
    }

    @Test
    void the_rounded_total_decides_where_the_policy_says_so() {
        var both = scoredToTheThirdDecimal(TestScoring.scoring("ROUNDED_TOTAL", "WRITTEN", "RETEST"));
        ranking()
                .then()
                .body("items.registrationId", equalTo(both))
                .body("items.rank", equalTo(List.of(1, 1)))
                .body("items.line", equalTo(List.of(1, 2)))
                .body("items.tieBreak", equalTo(List.of("WRITTEN", "WRITTEN")));
        run.officer
                .get(run.path() + "/registrations/" + both.getLast() + "/explanation")
                .then()
                .body("standing.tieBreak", equalTo("WRITTEN"))
                .body("standing.decidedBy.en", equalTo("Equal totals; decided by: written score 80.00"))
                .body(
                        "standing.formula",
                        equalTo("60 % * 80.00 + 40 % * 87.52 + 0.00 = 48.0000 + 35.0080 + 0.00 = 83.0080"))
                .body("conclusion.zh", containsString("次序第2（综合成绩并列，按笔试成绩80.00确定）"));
        assertFollows();
    }

    @ParameterizedTest(name = "{0}, weighted to {1}, total to {2}: {3}")
    @CsvSource({"HALF_UP, 2, 2, 83.01", "DOWN, 1, 2, 83.00", "DOWN, 4, 0, 83", "HALF_UP, 4, 3, 83.008"})
    void each_figure_has_the_decimals_of_its_step(String rounding, int weighted, int total, String shown) {
        var both = scoredToTheThirdDecimal(TestScoring.scoring(
                Map.of("score", 2, "weighted", weighted, "bonus", 1, "total", total),
                rounding,
                "EXACT_TOTAL",
                "ALL",
                "INTERVIEW"));
        var text = run.officer
                .get(run.path() + "/registrations/" + both.getLast() + "/explanation")
                .asString();
        assertEquals(true, text.contains("\"total\":" + shown + ","), shown + " in " + text);
        assertEquals(true, text.contains("\"bonus\":0.0,"), text);
        assertFollows();
    }

    /** Both equal in everything but one thing; the second is ahead in it. */
    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE, 2020-05-01, 1990-03-09, BACHELOR, SOCIAL_WORKER",
        "EDUCATION, 2020-05-01, 1990-03-09, MASTER, ASSISTANT",
        "YEARS_SERVED, 2019-05-01, 1990-03-09, BACHELOR, ASSISTANT",
        "BIRTH_DATE_EARLIER, 2020-05-01, 1990-03-08, BACHELOR, ASSISTANT",
        "BIRTH_DATE_LATER, 2020-05-01, 1990-03-10, BACHELOR, ASSISTANT"
    })
    void the_dossier_decides(
            String tieBreak, LocalDate since, LocalDate born, EducationLevel education, Certificate certificate) {
        TestScoring.open(run, 1, TestScoring.scoring("EXACT_TOTAL", "WRITTEN", "INTERVIEW", tieBreak, "RETEST"));
        var people = new People(run);
        var behind = people.admitted(
                LocalDate.of(2020, 5, 1), LocalDate.of(1990, 3, 9), EducationLevel.BACHELOR, Certificate.ASSISTANT);
        var ahead = people.admitted(since, born, education, certificate);
        run.completeReview();
        run.score(Map.of(behind, "80", ahead, "80"), Map.of(behind, "80", ahead, "80"))
                .then()
                .body("stage", equalTo("INSPECTION"));
        ranking()
                .then()
                .body("items.registrationId", equalTo(List.of(ahead, behind)))
                .body("items.tieBreak", equalTo(List.of(tieBreak, tieBreak)));
        var record = TestRecord.of(run).toString();
        assertFalse(record.contains(born.toString()), "nobody's day of birth");
        assertEquals(tieBreak.startsWith("BIRTH"), record.contains("birthOrder"));
        assertFollows();
    }

    @Test
    void the_better_single_score_decides() {
        TestScoring.open(run, 1, TestScoring.scoring("EXACT_TOTAL", "HIGHEST_SINGLE", "RETEST"));
        var both = new People(run).admitted(2);
        run.completeReview();
        // 84.00 both
        run.score(
                Map.of(both.getFirst(), "80", both.getLast(), "90"),
                Map.of(both.getFirst(), "90", both.getLast(), "75"));
        ranking().then().body("items.tieBreak", equalTo(List.of("UNRESOLVED", "UNRESOLVED")));
        run.enter("RETEST", Map.of(both.getFirst(), "60", both.getLast(), "61"));
        run.officer.step(run.id(), "/ranking", null).then().body("stage", equalTo("INSPECTION"));
        ranking()
                .then()
                .body("items.registrationId", equalTo(List.of(both.getLast(), both.getFirst())))
                .body("items.tieBreak", equalTo(List.of("RETEST", "RETEST")));
        assertFollows();
    }

    @Test
    void a_tie_stays_open_until_both_are_retested_and_lots_are_drawn_when_that_ties_too() {
        TestScoring.open(run, 1, TestScoring.scoring("EXACT_TOTAL", "INTERVIEW", "RETEST"));
        var both = new People(run).admitted(2);
        var one = both.getFirst();
        var other = both.getLast();
        run.completeReview();
        run.score(Map.of(one, "80", other, "80"), Map.of(one, "80", other, "80"))
                .then()
                .body("stage", equalTo("TOTAL"))
                .body("retests", hasSize(2))
                .body("lots", hasSize(0));
        run.enter("RETEST", Map.of(one, "70"));
        assertFollows();
        run.officer
                .step(run.id(), "/ranking", null)
                .then()
                .body("stage", equalTo("TOTAL"))
                .body("retests", hasSize(2));
        run.enter("RETEST", Map.of(other, "70"));
        run.officer
                .step(run.id(), "/ranking", null)
                .then()
                .body("stage", equalTo("TOTAL"))
                .body("retests", hasSize(0))
                .body("lots", hasSize(2));
        assertProblem(CommonProblem.RULE_VIOLATED, draw(one, "1.5"))
                .then()
                .body("violations[0].rule", equalTo("DECIMALS"));
        assertProblem(CommonProblem.RULE_VIOLATED, draw(one, "0"))
                .then()
                .body("violations[0].pointer", equalTo("/entries/0/score"));
        run.enter("LOT", Map.of(one, "2", other, "2"));
        run.officer.step(run.id(), "/ranking", null).then().body("lots", hasSize(2));
        run.enter("LOT", Map.of(other, "1"));
        run.officer.step(run.id(), "/ranking", null).then().body("stage", equalTo("INSPECTION"));
        ranking()
                .then()
                .body("items.registrationId", equalTo(List.of(other, one)))
                .body("items[0].tieBreak", equalTo("LOT"))
                .body("items[0].decidedBy.zh", equalTo("综合成绩并列，按抽签号1确定"));
        assertProblem(SelectionProblem.PAPER_CLOSED, draw(one, "1"));
        assertFollows();
    }

    private Response draw(String registration, String number) {
        return Selection.scorer("scorer-qian", run.district.code)
                .post(
                        run.path() + "/scores",
                        Map.of(
                                "paper",
                                "LOT",
                                "entries",
                                List.of(Map.of("registrationId", registration, "score", new BigDecimal(number)))));
    }

    @Test
    void a_tie_that_comes_to_lie_on_the_last_place_later_is_broken_then() {
        TestScoring.open(run, 1, TestScoring.scoring("EXACT_TOTAL", "INTERVIEW", "RETEST"));
        var all = new People(run).admitted(3);
        var best = all.getFirst();
        var one = all.get(1);
        var other = all.getLast();
        run.completeReview();
        run.score(Map.of(best, "90", one, "80", other, "80"), Map.of(best, "90", one, "80", other, "80"))
                .then()
                .body("stage", equalTo("INSPECTION"));
        assertProblem(SelectionProblem.WRONG_STAGE, run.officer.tryStep(run.id(), "/ranking", null));
        run.outcomes("INSPECTION", List.of(best), false)
                .then()
                .body("completed", equalTo(false))
                .body("tied", hasSize(2));
        assertProblem(
                SelectionProblem.RETEST_DEMANDED,
                run.officer.tryStep(run.id(), "/stages/INSPECTION/completion", Map.of("outcomes", List.of())));
        String rankedAt = run.officer.get(run.path()).path("rankedAt");
        run.enter("RETEST", Map.of(one, "70", other, "71"));
        run.officer.step(run.id(), "/ranking", null).then().body("stage", equalTo("INSPECTION"));
        run.officer.get(run.path()).then().body("rankedAt", equalTo(rankedAt));
        ranking()
                .then()
                .body("items.registrationId", equalTo(List.of(best, other, one)))
                .body("items.line", equalTo(List.of(1, 2, 3)));
        run.pass("INSPECTION", List.of(other));
        assertFollows();
    }

    @Test
    void those_tied_for_the_last_seat_are_told_apart_where_the_policy_says_so() {
        TestScoring.open(
                run,
                1,
                TestScoring.scoring(
                        Map.of("score", 2, "weighted", 4, "bonus", 2, "total", 2),
                        "HALF_UP",
                        "EXACT_TOTAL",
                        "TIE_BREAKS",
                        "INTERVIEW",
                        "EDUCATION",
                        "BIRTH_DATE_EARLIER",
                        "RETEST"));
        var people = new People(run);
        var since = LocalDate.of(2020, 5, 1);
        var born = LocalDate.of(1990, 3, 9);
        var best = people.admitted();
        var second = people.admitted();
        var master = people.admitted(since, born, EducationLevel.MASTER, null);
        var bachelor = people.admitted(since, born.minusYears(5), EducationLevel.BACHELOR, null);
        run.completeReview();
        run.enter("WRITTEN", Map.of(best, "90", second, "80", master, "70", bachelor, "70"));
        run.officer.step(run.id(), "/stages/WRITTEN/completion", Map.of("outcomes", List.of()));
        run.officer
                .get(run.path() + "/registrations/" + bachelor)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("NOT_SHORTLISTED"));
        run.officer.get(run.path() + "/registrations/" + master).then().body("status", equalTo("ADMITTED"));
        assertFollows();
    }

    @Test
    void the_table_of_the_ranking_has_each_figure_and_what_decided() {
        scoredToTheThirdDecimal(TestScoring.scoring("EXACT_TOTAL", "WRITTEN", "RETEST"));
        var unit = run.district.code + "001001";
        assertEquals("""
                岗位序号,考生编号,姓名,单位代码,笔试成绩,笔试折算成绩,面试成绩,面试折算成绩,加分,综合成绩,名次,次序,加试成绩,抽签号,名次确定依据
                1,2,王**,%1$s,80.00,48.0000,87.52,35.0080,0.00,83.01,1,1,,,综合成绩并列，按未取舍的综合成绩83.0080确定
                1,1,王**,%1$s,80.01,48.0060,87.50,35.0000,0.00,83.01,2,2,,,综合成绩并列，按未取舍的综合成绩83.0060确定
                """.formatted(unit), run.officer.csv(run.path() + "/ranking-table"));
    }

    @Test
    void the_notice_says_what_decided() {
        var both = scoredToTheThirdDecimal(TestScoring.scoring("ROUNDED_TOTAL", "WRITTEN", "RETEST"));
        run.pass("INSPECTION", List.of(both.getFirst()));
        run.publisher
                .step(run.id(), "/notice", Map.of())
                .then()
                .body("candidates[0].line", equalTo(1))
                .body("candidates[0].decidedBy.zh", equalTo("综合成绩并列，按笔试成绩80.01确定"));
        run.officer
                .get("/public/rounds/" + run.id() + "/notice")
                .then()
                .body("candidates[0].line", equalTo(1))
                .body("candidates[0].decidedBy.zh", equalTo("笔试成绩"));
    }

    @Test
    void a_policy_that_makes_no_sense_is_refused() {
        var decimals = Map.<String, Object>of("score", 7, "weighted", 4, "bonus", 2, "total", -1);
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        TestScoring.record(TestScoring.policy(TestScoring.scoring(
                                decimals, "DOWN", "EXACT_TOTAL", "ALL", "RETEST", "INTERVIEW", "INTERVIEW"))))
                .then()
                .body(
                        "violations.collect { it.pointer + ' ' + it.rule }",
                        equalTo(List.of(
                                "/scoring/decimals/score DECIMALS",
                                "/scoring/decimals/total DECIMALS",
                                "/scoring/tieBreaks/0 NOT_LAST",
                                "/scoring/tieBreaks/2 DUPLICATE")));
        var policy = TestScoring.policy(TestScoring.scoring("EXACT_TOTAL", "WRITTEN", "RETEST"));
        policy.put(
                "stages",
                List.of("ANNOUNCEMENT", "REGISTRATION", "REVIEW", "INTERVIEW", "TOTAL", "NOTICE", "APPOINTMENT"));
        assertProblem(CommonProblem.RULE_VIOLATED, TestScoring.record(policy))
                .then()
                .body("violations[0].rule", equalTo("NO_WRITTEN_EXAM"));
        var unknown = TestScoring.record(TestScoring.policy(TestScoring.scoring("EXACT_TOTAL", "HEIGHT")));
        assertEquals(true, unknown.statusCode() == 400 || unknown.statusCode() == 422, unknown.asString());
    }

    @Test
    void a_score_and_a_bonus_have_the_decimals_of_the_round() {
        TestScoring.open(
                run,
                1,
                TestScoring.scoring(
                        Map.of("score", 3, "weighted", 5, "bonus", 1, "total", 3), "DOWN", "EXACT_TOTAL", "ALL"));
        var people = new People(run);
        var candidate = people.admitted();
        run.completeReview();
        var entry = Map.of("registrationId", candidate, "score", new BigDecimal("80.0005"));
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        Selection.scorer("scorer-qian", run.district.code)
                                .post(run.path() + "/scores", Map.of("paper", "WRITTEN", "entries", List.of(entry))))
                .then()
                .body("violations[0].pointer", equalTo("/entries/0/score"))
                .body("violations[0].rule", equalTo("DECIMALS"));
        run.score(Map.of(candidate, "80.005"), Map.of(candidate, "90"));
        // 48.003 and 36
        var json = ranking().asString();
        assertEquals(true, json.contains("\"total\":84.003,") && json.contains("\"interview\":90.000"), json);
        assertFollows();
    }
}
