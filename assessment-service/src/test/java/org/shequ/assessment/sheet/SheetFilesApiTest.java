package org.shequ.assessment.sheet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.enter;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.scorer;
import static org.shequ.assessment.Rounds.sheet;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SheetFilesApiTest {

    private static final Map<String, Double> MARKS = Map.of("MEETINGS", 18.0, "DISPUTES", 27.0);
    private static final String LINK = "https://example.org/proof/1";

    private static byte[] workbook(Object[]... rows) {
        Columns columns = Columns.of(
                Column.of("subject", "考核对象"),
                Column.of("rater_class", "评价主体"),
                Column.of("rater", "评价人"),
                Column.of("ordinary", "普通居民"),
                Column.of("MEETINGS", "三会一课"),
                Column.of("DISPUTES", "矛盾化解"));
        var out = new ByteArrayOutputStream();
        try (var table = TabularWriter.open(out, TabularMedia.XLSX, columns, Language.ZH)) {
            for (Object[] row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    private static JsonPath importedWorkbook(String cycle, byte[] workbook, Map<String, ?> query) {
        String job = given().header("Authorization", scorer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(TabularMedia.XLSX)
                .queryParams(query)
                .body(workbook)
                .post("/assessment/v1/cycles/" + cycle + "/sheet-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Given.ended(job, scorer());
    }

    @Test
    void sheets_come_as_a_workbook_and_count_like_any_others() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        byte[] workbook = workbook(
                new Object[] {unit, "SUBDISTRICT", "S1", "否", 18, 27},
                new Object[] {unit, "RESIDENTS", "R1", "是", 18.5, 27},
                new Object[] {unit, "RESIDENTS", "R2", "是", 17.5, 27});
        JsonPath dry = importedWorkbook(cycle, workbook, Map.of("dryRun", true));
        assertEquals("SUCCEEDED", dry.getString("state"), dry.prettify());
        get(officer(), "cycles/" + cycle + "/progress").then().body("items[0].sheets", equalTo(0));
        JsonPath taken = importedWorkbook(cycle, workbook, Map.of());
        assertEquals(3, taken.getInt("counts.taken"), taken.prettify());
        Rounds.calibrate(cycle);
        get(officer(), "cycles/" + cycle + "/outcomes/" + unit).then().body("score", equalTo(90.0f));
    }

    @Test
    void the_template_names_this_cycles_subjects_and_is_read_as_it_was_filled_in() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String template = given().header("Authorization", scorer())
                .accept("text/csv")
                .header("Accept-Language", "zh-CN")
                .get("/assessment/v1/cycles/" + cycle + "/sheet-template")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = template.lines().toList();
        assertEquals(3, lines.size(), template);
        assertTrue(lines.getFirst().startsWith("\ufeff考核对象,对象名称,评价主体,评价人,普通居民,"), template);
        String first = community(district, 1);
        assertTrue(lines.get(1).startsWith(first + ",社区" + first + ","), template);
    }

    @Test
    void each_bad_row_of_a_workbook_is_named_with_its_rule_and_nothing_is_taken() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        entered(cycle, List.of(sheet(unit, "SUBDISTRICT", "S0", MARKS)));
        byte[] workbook = workbook(
                new Object[] {unit, "SUBDISTRICT", "S1", null, 18, 27},
                new Object[] {unit, "SUBDISTRICT", "S1", null, 1, 1},
                new Object[] {unit, "SUBDISTRICT", "S0", null, 1, 1},
                new Object[] {unit, "SUBDISTRICT", "S2", null, 20.01, 27},
                new Object[] {unit, "SUBDISTRICT", "S3", null, 18, null},
                new Object[] {"110101001001", "SUBDISTRICT", "S4", null, 18, 27},
                new Object[] {unit, "NOBODY", "S5", null, 18, 27},
                new Object[] {null, "SUBDISTRICT", "S6", null, 18, 27},
                new Object[] {unit, "SUBDISTRICT", "S7", null, "many", 27},
                new Object[] {unit, "SUBDISTRICT", unit, null, 18, 27});
        JsonPath job = importedWorkbook(cycle, workbook, Map.of());
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"), job.prettify());
        JsonPath problems =
                get(scorer(), "jobs/" + job.getString("id") + "/problems").jsonPath();
        Map<Integer, String> rules = new TreeMap<>();
        for (Map<String, Object> problem : problems.<Map<String, Object>>getList("items")) {
            rules.merge((Integer) problem.get("row"), (String) problem.get("rule"), (one, other) -> one + "," + other);
        }
        assertEquals(
                Map.of(
                        3, "DUPLICATE",
                        4, "DUPLICATE",
                        5, "OUT_OF_RANGE",
                        6, "MISSING",
                        7, "NOT_MY_SUBJECT",
                        8, "RATER_CLASS",
                        9, "REQUIRED",
                        10, "NUMBER",
                        11, "SELF_RATING"),
                rules);
        get(officer(), "cycles/" + cycle + "/progress").then().body("items[0].sheets", equalTo(1));
        JsonPath good = importedWorkbook(cycle, workbook, Map.of("acceptGoodRows", true));
        assertEquals(1, good.getInt("counts.taken"), good.prettify());
    }

    @Test
    void all_that_is_wrong_with_a_sheet_is_told_at_once_and_one_that_could_not_be_read_whole_is_not_taken() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        JsonPath job = importedWorkbook(
                cycle,
                workbook(
                        new Object[] {"110101001001", "NOBODY", null, "也许", "many", null},
                        new Object[] {unit, "SUBDISTRICT", "S1", "也许", 18, 27},
                        new Object[] {unit, "SUBDISTRICT", unit, null, 99, 27}),
                Map.of("acceptGoodRows", true));
        assertEquals(
                List.of(
                        "2 RATER_CLASS",
                        "2 REQUIRED",
                        "2 BOOLEAN",
                        "2 NUMBER",
                        "2 MISSING",
                        "2 NOT_MY_SUBJECT",
                        "3 BOOLEAN",
                        "4 OUT_OF_RANGE",
                        "4 SELF_RATING"),
                told(job));
        assertEquals(0, job.getInt("counts.taken"), job.prettify());
        assertEquals(3, job.getInt("problemCount"), job.prettify());
        assertEquals(
                "***",
                get(scorer(), "jobs/" + job.getString("id") + "/problems")
                        .jsonPath()
                        .getString("items[8].value"),
                "who rated is not shown");
    }

    @Test
    void a_name_beside_code_or_number_is_held_against_it() {
        String district = district(2);
        String one = community(district, 1);
        String other = community(district, 2);
        String cycle = openCommunityCycle(district);
        JsonPath units = Given.imported(
                "cycles/" + cycle + "/sheet-imports",
                scorer(),
                """
                社区代码,社区,评价主体,评价人,三会一课,矛盾化解
                %1$s,社区%1$s居委会,SUBDISTRICT,S1,18,27
                %2$s,社区%1$s,SUBDISTRICT,S1,18,许多
                ,社区%2$s,SUBDISTRICT,S2,18,27
                ,,SUBDISTRICT,S3,18,27
                """.formatted(one, other),
                Map.of("acceptGoodRows", true));
        assertEquals(2, units.getInt("counts.taken"), units.prettify());
        assertEquals(
                List.of("3 NAME_DIFFERS", "3 NUMBER", "5 REQUIRED"),
                told(units).stream().sorted().toList());
        JsonPath problems =
                get(scorer(), "jobs/" + units.getString("id") + "/problems").jsonPath();
        String said = problems.getList("items.message").toString();
        assertTrue(said.contains("代码或编号 " + other + " 对应“社区" + other + "”，请更正其中一项"), said);

        Given.person("SD" + district, one, "司徒·明");
        String people = Rounds.openPersonCycle(district);
        JsonPath job = Given.imported(
                "cycles/" + people + "/sheet-imports",
                scorer(),
                "人员编号,姓名,评价主体,评价人,实绩\nSD%1$s,司徒•明,PEERS,R1,90\nSD%1$s,赵大同,PEERS,R2,90\n".formatted(district),
                Map.of("acceptGoodRows", true));
        assertEquals(1, job.getInt("counts.taken"), job.prettify());
        assertEquals(List.of("3 NAME_DIFFERS"), told(job));
        JsonPath differs =
                get(scorer(), "jobs/" + job.getString("id") + "/problems").jsonPath();
        assertEquals("赵**", differs.getString("items[0].value"));
        assertTrue(differs.getString("items[0].message").contains("SD" + district + " 对应“司"), differs.prettify());
    }

    @Test
    void a_person_is_called_by_the_name_where_one_of_the_cycle_alone_has_it() {
        String district = district(1);
        UUID only = Given.person("SA" + district, community(district, 1), "司徒·明");
        Given.person("SB" + district, community(district, 1), "赵大同");
        Given.person("SC" + district, community(district, 1), "赵大同");
        String cycle = Rounds.openPersonCycle(district);
        String header = "姓名,评价主体,评价人,实绩\n";
        JsonPath job = Given.imported(
                "cycles/" + cycle + "/sheet-imports",
                scorer(),
                header + "司徒•明,PEERS,R1,90\n赵大同,PEERS,R1,90\n无此人,PEERS,R1,90\n",
                Map.of("acceptGoodRows", true));
        assertEquals(1, job.getInt("counts.taken"), job.prettify());
        assertEquals(List.of("3 AMBIGUOUS_NAME", "4 NOT_MY_SUBJECT"), told(job));
        JsonPath problems =
                get(scorer(), "jobs/" + job.getString("id") + "/problems").jsonPath();
        assertEquals(List.of("赵**", "无**"), problems.getList("items.value"), "names are shown in part");
        assertTrue(
                problems.getString("items[0].message").endsWith("请填写人员编号：SB" + district + "、SC" + district),
                problems.prettify());
        assertEquals(
                1,
                Given.imported(
                                "cycles/" + cycle + "/sheet-imports",
                                scorer(),
                                header.replace("姓名", "人员标识") + only + ",PEERS,R1,90\n",
                                Map.of())
                        .getInt("problemCount"),
                "the same rater has judged the person by name already");
    }

    private static List<String> told(JsonPath job) {
        return get(scorer(), "jobs/" + job.getString("id") + "/problems?limit=100")
                .jsonPath()
                .<Map<String, ?>>getList("items")
                .stream()
                .map(problem -> problem.get("row") + " " + problem.get("rule"))
                .toList();
    }

    @Test
    void what_clerks_call_communities_classes_and_raters_is_understood() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        String name = "社区" + unit;
        byte[] workbook = workbook(
                new Object[] {name, "街道", "张 伟", "否", 18, 27},
                new Object[] {name, "街道评价", "阿力木•江", "否", 18, 27},
                new Object[] {unit, "subdistrict", "张伟", "否", 18, 27});
        JsonPath job = importedWorkbook(cycle, workbook, Map.of("acceptGoodRows", true));
        assertEquals(2, job.getInt("counts.taken"), job.prettify());
        JsonPath problems =
                get(scorer(), "jobs/" + job.getString("id") + "/problems").jsonPath();
        assertEquals(List.of("DUPLICATE"), problems.getList("items.rule"), "the same rater by another spelling");
    }

    /** Marks for meetings need a link to evidence. */
    private static String cycleWithEvidence(String district) {
        String content = Rounds.communityContent()
                .replace("\"fullMarks\":20,\"evidenceRequired\":false", "\"fullMarks\":20,\"evidenceRequired\":true");
        return Rounds.open(Rounds.draftCycle(Rounds.approvedScheme("COMMUNITY", district, content), district));
    }

    private static Map<String, Object> withEvidence(String unit, String rater, Map<String, String> evidence) {
        return Map.of(
                "subject", unit, "raterClass", "SUBDISTRICT", "rater", rater, "marks", MARKS, "evidence", evidence);
    }

    @Test
    void marks_that_need_evidence_are_refused_without_a_link_and_the_link_must_be_one() {
        String district = district(1);
        String cycle = cycleWithEvidence(district);
        String unit = community(district, 1);
        JsonPath outcome = enter(
                        scorer(),
                        cycle,
                        List.of(
                                withEvidence(unit, "S1", Map.of()),
                                withEvidence(unit, "S2", Map.of("MEETINGS", "javascript:alert(1)")),
                                withEvidence(unit, "S3", Map.of("MEETINGS", LINK, "HONOUR", LINK)),
                                withEvidence(unit, "S4", Map.of("MEETINGS", LINK, "DISPUTES", LINK))))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of("EVIDENCE_MISSING", "EVIDENCE_LINK", "UNKNOWN_INDICATOR"), outcome.getList("faults.rule"));
        assertEquals(List.of(0, 1, 2), outcome.getList("faults.index"));
        assertEquals(1, outcome.getInt("taken"));
        String file = "subject,rater_class,rater,ordinary,MEETINGS,MEETINGS_evidence,DISPUTES\n" + unit
                + ",SUBDISTRICT,S5,,18," + LINK + ",27\n" + unit + ",SUBDISTRICT,S6,,18,,27\n";
        JsonPath job =
                Given.imported("cycles/" + cycle + "/sheet-imports", scorer(), file, Map.of("acceptGoodRows", true));
        assertEquals(1, job.getInt("counts.taken"), job.prettify());
        get(scorer(), "jobs/" + job.getString("id") + "/problems")
                .then()
                .body("items.rule", equalTo(List.of("EVIDENCE_MISSING")))
                .body("items.row", equalTo(List.of(3)));
    }

    private static io.restassured.response.Response report(String cycle, String unit, Object links) {
        return given().header("Authorization", scorer())
                .contentType(ContentType.JSON)
                .body(Map.of("report", "一年来", "links", links))
                .put("/assessment/v1/cycles/" + cycle + "/subjects/" + unit + "/self-report");
    }

    @Test
    void what_a_self_report_refers_to_is_kept_in_its_order_and_must_be_links() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        ProblemAssert.assertProblem(
                        CommonProblem.RULE_VIOLATED, report(cycle, unit, List.of(LINK, "file:///etc/passwd")))
                .then()
                .body("violations.pointer", equalTo(List.of("/links/1")));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, report(cycle, unit, new ArrayList<>(Collections.nCopies(51, LINK))));
        report(cycle, unit, List.of("https://example.org/b", LINK, "http://example.org/a?x=1"))
                .then()
                .statusCode(200);
        get(officer(), "cycles/" + cycle + "/subjects/" + unit + "/self-report")
                .then()
                .body("links", equalTo(List.of("https://example.org/b", LINK, "http://example.org/a?x=1")))
                .body("version", equalTo(1));
        ProblemAssert.assertProblem(CommonProblem.NOT_FOUND, report(cycle, "110101001001", List.of()));
        Rounds.entered(cycle, Rounds.community(unit, 18, 27));
        Rounds.calibrate(cycle);
        ProblemAssert.assertProblem(
                org.shequ.assessment.AssessmentProblem.CYCLE_NOT_IN_STATE, report(cycle, unit, List.of()));
    }

    @Test
    void a_person_is_the_same_by_id_and_by_personnel_number() {
        String district = district(1);
        String number = "N" + district;
        String person = Given.person(number, community(district, 1)).toString();
        String cycle = Rounds.openPersonCycle(district);
        enter(
                        scorer(),
                        cycle,
                        List.of(
                                sheet(number, "PEERS", "X1", Map.of("WORK", 80)),
                                sheet(person, "PEERS", "X1", Map.of("WORK", 10))))
                .then()
                .body("taken", equalTo(1))
                .body("faults.index", equalTo(List.of(1)))
                .body("faults.rule", equalTo(List.of("DUPLICATE")));
        post(scorer(), "cycles/" + cycle + "/sheet-withdrawals", """
                        {"subject":"%s","raterClass":"PEERS","rater":"X1","reason":"录入有误"}""".formatted(number))
                .then()
                .statusCode(204);
        entered(cycle, List.of(sheet(number, "PEERS", "X1", Map.of("WORK", 81))));
        Rounds.calibrate(cycle);
        get(officer(), "cycles/" + cycle + "/outcomes/" + person).then().body("score", equalTo(81.0f));
    }
}
