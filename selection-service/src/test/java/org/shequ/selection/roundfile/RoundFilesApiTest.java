package org.shequ.selection.roundfile;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict.Facts;
import org.shequ.selection.TestRound;
import org.shequ.selection.examination.TestScoring;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Registrations, scores and outcomes as offices keep them: in a table. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RoundFilesApiTest {

    private final TestRound run = new TestRound();
    private final Selection qian = Selection.scorer("scorer-qian", run.district.code);
    private final Selection sun = Selection.scorer("scorer-sun", run.district.code);

    private UUID secretary(String name) {
        var facts = new Facts(
                run.district.frontCommunity(name + "社区"), Post.SECRETARY, TenureKind.STAFFED, LocalDate.of(2017, 4, 1));
        facts.name = name;
        return run.district.person(facts);
    }

    private List<String> problems(Selection reader, JsonPath job) {
        return reader.get("/jobs/" + job.getString("id") + "/problems")
                .jsonPath()
                .getList("items.collect { it.row + \" \" + it.column + \" \" + it.rule }");
    }

    @Test
    void the_people_of_a_file_are_registered_or_nobody_is() {
        run.draft(1);
        run.announce();
        var wang = secretary("王大力");
        var zhao = secretary("赵敏");
        var young = run.district.gridWorker(run.district.frontCommunity("丙社区"), LocalDate.of(2025, 4, 1));
        assertEquals("人员编号,人员标识,姓名,岗位序号,表彰放宽文号,任职放宽文号\n", run.officer.csv("/import-templates/registrations"));

        var bad = run.officer.handIn(
                run.path() + "/registration-imports", null, """
                人员编号,人员标识,姓名,岗位序号
                ,%1$s,王大力,1
                ,%2$s,赵勇,1
                ,%2$s,赵敏,2
                ,%3$s,,
                NOBODY,,,
                ,,钱五,
                ,%1$s,,
                NOBODY,,,首位
                ,%1$s,王小力,首位
                """.formatted(wang, zhao, UUID.randomUUID()));
        assertEquals("IMPORT_REFUSED", bad.getString("failure.code"), bad.prettify());
        assertEquals(
                List.of(
                        "10 name NAME_DIFFERS",
                        "10 personnel_number DUPLICATE_ROW",
                        "10 position POSITION",
                        "3 name NAME_DIFFERS",
                        "4 position UNKNOWN_POSITION",
                        "5 personnel_number UNKNOWN_PERSON",
                        "6 personnel_number UNKNOWN_PERSON",
                        "7 personnel_number REQUIRED",
                        "8 personnel_number DUPLICATE_ROW",
                        "9 personnel_number UNKNOWN_PERSON",
                        "9 position POSITION"),
                problems(run.officer, bad).stream().sorted().toList());
        run.officer.get(run.path() + "/registrations").then().body("items", hasSize(0));

        var good = run.officer.handIn(run.path() + "/registration-imports", null, """
                人员标识,姓名,岗位序号
                %s,王大力,1
                %s,赵*,
                %s,,1
                """.formatted(wang, zhao, young));
        assertEquals("SUCCEEDED", good.getString("state"), good.prettify());
        assertEquals(3, good.getInt("counts.created"));
        assertEquals(2, good.getInt("counts.eligible"));
        assertEquals(List.of("4 personnel_number NOT_ELIGIBLE"), problems(run.officer, good));
        run.officer
                .get(run.path() + "/registrations")
                .then()
                .body("items", hasSize(3))
                .body("items.registeredBy", equalTo(List.of("officer-lin", "officer-lin", "officer-lin")));
        var again = run.officer.handIn(run.path() + "/registration-imports", null, "人员标识\n" + wang + "\n");
        assertEquals(List.of("2 personnel_number ALREADY_REGISTERED"), problems(run.officer, again));
    }

    @Test
    void people_are_named_by_their_personnel_numbers() {
        run.draft(1);
        run.announce();
        var person = secretary("王大力");
        var number = "CC" + person.toString().substring(0, 6);
        var job = run.officer.handIn(run.path() + "/registration-imports", null, "人员编号,姓名\n" + number + ",王大力\n");
        assertEquals(1, job.getInt("counts.created"), job.prettify());
    }

    @Test
    void outside_the_days_of_registration_a_file_is_refused_whole() {
        run.draft(1);
        run.announce();
        run.candidate("甲社区");
        run.completeReview();
        var job = run.officer.handIn(run.path() + "/registration-imports", null, "人员标识\n" + UUID.randomUUID() + "\n");
        assertEquals("WRONG_STAGE", job.getString("failure.code"), job.prettify());
        assertProblem(CommonProblem.FORBIDDEN, qian.file(run.path() + "/registration-imports", null, "人员标识\n"));
    }

    @Test
    void each_scorer_hands_in_a_file_and_a_difference_names_the_candidate_and_both_figures() {
        run.draft(1);
        run.announce();
        run.admitted(secretary("王大力"));
        run.admitted(secretary("赵敏"));
        run.completeReview();
        var template = qian.csv(run.path() + "/score-template?paper=WRITTEN");
        assertEquals("考生编号,姓名,岗位序号,成绩\n1,王**,1,\n2,赵*,1,\n", template);

        var first = qian.handIn(
                run.path() + "/score-imports?paper=WRITTEN",
                null,
                template.replace("王**,1,", "王**,1,86.5").replace("赵*,1,", "赵*,1,79"));
        assertEquals(2, first.getInt("counts.created"), first.prettify());
        var same = qian.handIn(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n1,86.50\n2,缺考\n");
        assertEquals(1, same.getInt("counts.unchanged"), same.prettify());
        assertEquals(List.of("3 score NO_SCORE"), problems(qian, same));

        var second = sun.handIn(
                run.path() + "/score-imports?paper=WRITTEN",
                null,
                template.replace("王**,1,", "王**,1,85.5").replace("赵*,1,", "赵*,1,79"));
        assertEquals("SUCCEEDED", second.getString("state"), second.prettify());
        assertEquals(1, second.getInt("counts.agreed"));
        assertEquals(1, second.getInt("counts.differing"));
        sun.get("/jobs/" + second.getString("id") + "/problems")
                .then()
                .body("items", hasSize(1))
                .body("items[0].severity", equalTo("WARNING"))
                .body(
                        "items[0].message",
                        equalTo("candidate 1 (王**): 85.5 here, 86.5 by scorer-qian; whichever is wrong is corrected by"
                                + " whoever entered it / 1号考生（王**）：本文件为 85.5，scorer-qian 录入为 86.5；由录入有误的一方更正"));
        run.officer
                .get(run.path() + "/score-differences")
                .then()
                .body("items", hasSize(1))
                .body("items[0].candidateNumber", equalTo(1))
                .body("items[0].name", equalTo("王**"))
                .body("items[0].position", equalTo(1))
                .body("items[0].firstScore", equalTo(86.5f))
                .body("items[0].secondScore", equalTo(85.5f));
        run.officer
                .getFor("QUALIFICATION_REVIEW", run.path() + "/score-differences")
                .then()
                .body("items[0].name", equalTo("王大力"));
        sun.handIn(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n1,86.5\n");
        run.officer.get(run.path() + "/score-differences").then().body("items", hasSize(0));
    }

    @Test
    void a_file_of_scores_with_a_bad_row_enters_none_of_them() {
        run.draft(1);
        run.announce();
        run.admitted(secretary("王大力"));
        run.admitted(secretary("赵敏"));
        run.completeReview();
        var job = qian.handIn(run.path() + "/score-imports?paper=WRITTEN", null, """
                考生编号,姓名,岗位序号,成绩
                1,王大力,1,86.5
                2,王大力,1,80
                3,钱五,1,70
                1,王大力,1,86.5
                2,赵敏,2,100.5
                """);
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"), job.prettify());
        assertEquals(
                List.of(
                        "3 name NAME_DIFFERS",
                        "4 candidate_number UNKNOWN_CANDIDATE",
                        "5 candidate_number DUPLICATE_ROW",
                        "6 score SCORE",
                        "6 position POSITION_DIFFERS"),
                problems(qian, job));
        var marked = qian.csv("/jobs/" + job.getString("id") + "/marked-file?only=faulty");
        assertTrue(marked.startsWith("考生编号,姓名,岗位序号,成绩,原因\n2,王大力,1,80,姓名：2号考生为赵*\n"), marked);
        var first = qian.handIn(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n1,80\n");
        assertEquals(1, first.getInt("counts.created"), first.prettify());
    }

    @Test
    void who_is_no_examiner_of_the_round_and_a_paper_that_is_closed_are_refused() {
        run.draft(1);
        run.announce();
        run.admitted(secretary("王大力"));
        var early = qian.handIn(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n1,80\n");
        assertEquals("PAPER_CLOSED", early.getString("failure.code"), early.prettify());
        run.completeReview();
        var stranger = Selection.scorer("scorer-stranger", run.district.code)
                .handIn(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n1,80\n");
        assertEquals("NOT_ON_PANEL", stranger.getString("failure.code"), stranger.prettify());
        assertProblem(
                CommonProblem.FORBIDDEN,
                run.officer.file(run.path() + "/score-imports?paper=WRITTEN", null, "考生编号,成绩\n"));
    }

    @Test
    void outcomes_of_a_file_end_the_stage_and_whoever_fails_is_out() {
        run.draft(1);
        run.announce();
        var wang = run.admitted(secretary("王大力"));
        var zhao = run.admitted(secretary("赵敏"));
        run.completeReview();
        run.score(Map.of(wang, "90", zhao, "80"), Map.of(wang, "90", zhao, "80"));
        var template = run.officer.csv(run.path() + "/outcome-template?stage=MEDICAL");
        assertEquals("考生编号,姓名,岗位序号,结果,原因\n1,王**,1,,\n", template);

        var path = run.path() + "/outcome-imports?stage=MEDICAL";
        assertProblem(CommonProblem.CONDITION_REQUIRED, run.officer.file(path, null, "考生编号,结果\n"));
        var bad = run.officer.handIn(path, run.officer.etag(run.path()), template.replace("王**,1,,", "王**,1,不合格,"));
        assertEquals(List.of("2 result REASON"), problems(run.officer, bad));
        var unread = run.officer.handIn(path, run.officer.etag(run.path()), "考生编号,姓名,结果\n1,赵敏,也许\n");
        assertEquals(List.of("2 result RESULT", "2 name NAME_DIFFERS"), problems(run.officer, unread));

        var failed = run.officer.handIn(path, run.officer.etag(run.path()), "考生编号,结果,原因\n1,不合格,血压不达标\n2,,\n");
        assertEquals("SUCCEEDED", failed.getString("state"), failed.prettify());
        assertEquals(1, failed.getInt("counts.failed"));
        assertEquals(1, failed.getInt("counts.blank"));
        assertEquals(1, failed.getInt("counts.awaited"), "the next in line is awaited");
        run.officer
                .get(run.path() + "/registrations/" + wang)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("血压不达标"));

        var passed = run.officer.handIn(path, run.officer.etag(run.path()), "考生编号,结果\n2,合格\n");
        assertEquals(0, passed.getInt("counts.awaited"), passed.prettify());
        run.officer.get(run.path()).then().body("stage", equalTo("INSPECTION"));
        var late = run.officer.handIn(path, run.officer.etag(run.path()), "考生编号,结果\n2,合格\n");
        assertEquals(List.of("2 result OUTCOME_ALREADY_RECORDED"), problems(run.officer, late));
        assertEquals(
                SelectionProblem.STAGE_NOT_IN_ROUND.name(),
                run.officer
                        .handIn(
                                run.path() + "/outcome-imports?stage=NOTICE",
                                run.officer.etag(run.path()),
                                "考生编号,结果\n2,合格\n")
                        .getString("failure.code"));
    }

    @Test
    void who_was_absent_from_the_written_examination_is_recorded_by_file() {
        run.draft(1);
        run.announce();
        var wang = run.admitted(secretary("王大力"));
        var zhao = run.admitted(secretary("赵敏"));
        run.completeReview();
        run.enter("WRITTEN", Map.of(wang, "90"));
        var job = run.officer.handIn(
                run.path() + "/outcome-imports?stage=WRITTEN",
                run.officer.etag(run.path()),
                "考生编号,姓名,结果\n1,王大力,\n2,赵敏,缺考\n");
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        run.officer
                .get(run.path() + "/registrations/" + zhao)
                .then()
                .body("status", equalTo("ELIMINATED"))
                .body("endedReason", equalTo("缺考"));
        run.officer.get(run.path()).then().body("stage", equalTo("INTERVIEW"));
    }

    @Test
    void a_decision_on_the_ratio_goes_with_the_file() {
        run.draft(1);
        run.announce();
        var wang = run.admitted(secretary("王大力"));
        var qianqian = run.admitted(secretary("钱芳"));
        run.admitted(secretary("赵敏"));
        run.completeReview();
        run.enter("WRITTEN", Map.of(wang, "90", qianqian, "80"));
        var path = run.path() + "/outcome-imports?stage=WRITTEN";
        var file = "考生编号,结果\n1,\n2,\n3,缺考\n";
        var refused = run.officer.handIn(path, run.officer.etag(run.path()), file);
        assertEquals("RATIO_NOT_MET", refused.getString("failure.code"), refused.prettify());
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        run.officer.file(path + "&acceptRatioReason=缺考", run.officer.etag(run.path()), file))
                .then()
                .body("violations[0].pointer", equalTo("/query/acceptRatioDocument"));
        var job = run.officer.handIn(
                path + "&acceptRatioReason=缺考一人，同意面试&acceptRatioDocument=崇组会〔2026〕8号",
                run.officer.etag(run.path()),
                file);
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        run.officer
                .get(run.path())
                .then()
                .body("stage", equalTo("INTERVIEW"))
                .body("interviewRatioDecision.documentNumber", equalTo("崇组会〔2026〕8号"));
    }

    @Test
    void a_lot_and_decimals_of_the_round_go_by_file_too() {
        TestScoring.open(
                run,
                1,
                TestScoring.scoring(
                        Map.of("score", 1, "weighted", 4, "bonus", 2, "total", 2), "HALF_UP", "EXACT_TOTAL", "ALL"));
        var both = new TestScoring.People(run).admitted(2);
        run.completeReview();
        var path = run.path() + "/score-imports?paper=";
        var precise = qian.handIn(path + "WRITTEN", null, "考生编号,成绩\n1,80.25\n2,80\n");
        assertEquals(List.of("2 score DECIMALS"), problems(qian, precise));
        run.score(
                Map.of(both.getFirst(), "80", both.getLast(), "80"),
                Map.of(both.getFirst(), "80", both.getLast(), "80"));
        assertEquals(
                "考生编号,姓名,岗位序号,成绩\n1,王**,1,\n2,王**,1,\n", run.officer.csv(run.path() + "/score-template?paper=LOT"));
        for (var scorer : List.of(qian, sun)) {
            var job = scorer.handIn(path + "LOT", null, "考生编号,成绩\n1,2\n2,1\n");
            assertEquals(2, job.getInt("counts.created"), job.prettify());
        }
        run.officer.step(run.id(), "/ranking", null).then().body("stage", equalTo("INSPECTION"));
        run.officer
                .get(run.path() + "/ranking")
                .then()
                .body("items.registrationId", equalTo(List.of(both.getLast(), both.getFirst())));
    }
}
