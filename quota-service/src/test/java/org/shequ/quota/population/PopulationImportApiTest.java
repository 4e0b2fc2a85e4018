package org.shequ.quota.population;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.job.JobProblem;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.quota.Given;
import org.shequ.testkit.MarkedFileRules;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.populations;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PopulationImportApiTest {

    @Test
    void imported_figures_are_listed_by_unit_and_day() {
        var district = district(2);
        var job = populations(drafter(district), """
                %1$s001002,2025-12-31,4321,年度调查
                %1$s001001,2025-12-31,6574,年度调查
                %1$s001001,2020-11-01,5500,第七次人口普查
                """.formatted(district), Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(3, job.getInt("counts.created"));
        get(drafter(district), "populations?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.urbanPopulation", equalTo(List.of(5500, 6574, 4321)))
                .body("items[0].unitName", equalTo("社区" + community(district, 1)))
                .body("items[0].source", equalTo("第七次人口普查"));
        get(drafter(district), "populations?date=2025-12-31&unit=" + community(district, 1))
                .then()
                .body("items.urbanPopulation", equalTo(List.of(6574)));
        var first = get(drafter(district), "populations?limit=2");
        get(drafter(district), "populations?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.urbanPopulation", equalTo(List.of(4321)));
    }

    @Test
    void a_repeated_import_changes_nothing_and_a_corrected_one_replaces() {
        var district = district(1);
        var row = community(district, 1) + ",2025-12-31,";
        populations(drafter(district), row + "6574,年度调查\n", Map.of());
        var again = populations(drafter(district), row + "6574,年度调查\n", Map.of());
        assertEquals(List.of(0, 0, 1), counts(again));
        var corrected = populations(drafter(district), row + "6600,更正\n", Map.of());
        assertEquals(List.of(0, 1, 0), counts(corrected));
        get(drafter(district), "populations").then().body("items.urbanPopulation", equalTo(List.of(6600)));
    }

    @Test
    void every_bad_row_is_told_and_nothing_is_taken() {
        var district = district(2);
        Given.unit(district + "001900", UnitKind.VIRTUAL, UnitStatus.ACTIVE);
        Given.unit(district + "001901", UnitKind.COMMUNITY, UnitStatus.DISSOLVED);
        Given.awaitUnit(district + "001900");
        Given.awaitUnit(district + "001901");
        var job = populations(drafter(district), """
                %1$s001001,2025-12-31,6574,年度调查
                %1$s001002,2025-12-31,-1,年度调查
                %1$s001002,2025-02-29,100,年度调查
                %1$s001002,2099-01-01,100,年度调查
                %1$s,2025-12-31,100,年度调查
                %1$s001002,2025-12-31,100,
                %1$s001999,2025-12-31,100,年度调查
                %1$s001900,2025-12-31,100,年度调查
                %1$s001901,2025-12-31,100,年度调查
                %1$s001001,2025-12-31,6575,年度调查
                %1$s001002,2025-12-31,100001,年度调查
                """.formatted(district), Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"));
        var problems = get(drafter(district), "jobs/" + job.getString("id") + "/problems")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<Integer, String> rules = new java.util.TreeMap<>();
        problems.getList("items").forEach(item -> {
            var problem = (Map<?, ?>) item;
            rules.put((Integer) problem.get("row"), problem.get("column") + " " + problem.get("rule"));
        });
        assertEquals(
                Map.of(
                        3, "urban_population COUNT",
                        4, "date DATE",
                        5, "date DATE_RANGE",
                        6, "unit_code UNIT_CODE",
                        7, "source REQUIRED",
                        8, "unit_code UNKNOWN_UNIT",
                        9, "unit_code NOT_A_COMMUNITY",
                        10, "unit_code INACTIVE_UNIT",
                        11, "unit_code DUPLICATE_ROW",
                        12, "urban_population IMPLAUSIBLE_SIZE"),
                rules);
        assertEquals("100001", problems.param("row", 12).getString("items.find { it.row == row }.value"));
        get(drafter(district), "populations?count=true").then().body("total", equalTo(0));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_told_at_once_and_of_other_districts_only_that_they_are_unknown() {
        var district = district(2);
        var other = district(1);
        populations(drafter(other), community(other, 1) + ",2024-12-31,5000,年度调查\n", Map.of());
        Given.unit(district + "001888", UnitKind.GRID, UnitStatus.PROPOSED);
        Given.awaitUnit(district + "001888");
        var job = populations(drafter(district), """
                %1$s001999,2025-13-01,250000,
                %1$s001888,2099-12-31,many,年度调查
                %1$s001001,2025-12-31,6574,年度调查
                %1$s001001,2025-12-31,,年度调查
                %2$s001001,2025-12-31,9000,年度调查
                """.formatted(district, other), Map.of());
        assertEquals(
                List.of(
                        "2 DATE",
                        "2 REQUIRED",
                        "2 UNKNOWN_UNIT",
                        "2 IMPLAUSIBLE_SIZE",
                        "3 COUNT",
                        "3 DATE_RANGE",
                        "3 NOT_A_COMMUNITY",
                        "3 INACTIVE_UNIT",
                        "5 REQUIRED",
                        "5 DUPLICATE_ROW",
                        "6 UNKNOWN_UNIT"),
                problems(district, job).<Map<String, ?>>getList("items").stream()
                        .map(problem -> problem.get("row") + " " + problem.get("rule"))
                        .toList());
        assertEquals(4, job.getInt("problemCount"), job.prettify());
        assertEquals(0, job.getInt("counts.created"), job.prettify());
    }

    @Test
    void a_refused_file_comes_back_with_its_reasons_and_is_taken_once_mended() {
        var district = district(2);
        var csv = """
                崇川区常住人口统计表
                序号,区划代码,统计日期,城镇常住人口,数据来源
                1,%1$s001001,2025-12-31,6574,年度调查
                2,%1$s001002,2025-02-29,-5,年度调查
                """.formatted(district);
        var job = submitted(drafter(district), TabularMedia.CSV, csv.getBytes(Charset.forName("GBK")));
        assertEquals("FAILED", job.getString("state"), job.prettify());
        var marked = marked(district, job, TabularMedia.CSV, "");
        assertEquals("""
                崇川区常住人口统计表
                序号,区划代码,统计日期,城镇常住人口,数据来源,原因
                1,%1$s001001,2025-12-31,6574,年度调查,
                2,%1$s001002,2025-02-29,'-5,年度调查,统计日期：须为日期，如 2025-12-31；城镇常住人口：须为 0 至 999999999 的整数
                """.formatted(district), text(marked));
        assertEquals(
                3,
                text(marked(district, job, TabularMedia.CSV, "?only=faulty"))
                        .lines()
                        .count());
        var again = submitted(drafter(district), TabularMedia.CSV, marked);
        assertEquals(1, again.getInt("problemCount"), again.prettify());
        assertEquals(text(marked), text(marked(district, again, TabularMedia.CSV, "")));
        var mended = text(marked).replace("2025-02-29", "2025-02-28").replace("'-5", "500");
        var taken = submitted(drafter(district), TabularMedia.CSV, mended.getBytes(StandardCharsets.UTF_8));
        assertEquals("SUCCEEDED", taken.getString("state"), taken.prettify());
        assertEquals(2, taken.getInt("counts.created"));
        ProblemAssert.assertProblem(
                JobProblem.NOTHING_TO_MEND, get(drafter(district), "jobs/" + taken.getString("id") + "/marked-file"));
        get(drafter(district + "001"), "jobs/" + job.getString("id") + "/marked-file")
                .then()
                .statusCode(404);
        get(drafter(district), "jobs/" + job.getString("id") + "/marked-file?only=bad")
                .then()
                .statusCode(400);
    }

    @Test
    void every_refused_file_comes_back_with_the_reason_and_goes_in_once_it_is_mended() {
        MarkedFileRules.assertComeBackAndGoIn(Map.of("population-import", () -> {
            var district = district(2);
            var table = """
                    社区代码,社区名称,统计日期,城镇常住人口,数据来源
                    %1$s,社区%1$s,2025-12-31,6574人,年度调查
                    %2$s,社区%2$s,2025-12-31,许多,年度调查
                    """.formatted(community(district, 1), community(district, 2));
            return new MarkedFileRules.Import(table, "许多", "4321", new MarkedFileRules.Door() {
                @Override
                public JsonPath handIn(byte[] file, String mediaType) {
                    return submitted(drafter(district), mediaType, file);
                }

                @Override
                public byte[] markedFile(String jobId, String mediaType) {
                    return marked(district, jobId, mediaType, "");
                }
            });
        }));
    }

    @Test
    void a_community_named_beside_another_ones_code_is_refused_with_both() {
        var district = district(2);
        var job = submitted(
                drafter(district),
                TabularMedia.CSV,
                "社区代码,社区,统计日期,城镇常住人口,数据来源\n%1$s,社区%2$s,2025-12-31,6574,年度调查\n,社区%2$s,不详,6574,年度调查\n"
                        .formatted(community(district, 1), community(district, 2))
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("B2", "C3"), problems(district, job).getList("items.cell"));
        assertEquals(List.of("NAME_DIFFERS", "DATE"), problems(district, job).getList("items.rule"));
        assertTrue(
                problems(district, job)
                        .getString("items[0].message")
                        .contains("代码 " + community(district, 1) + " 为“社区" + community(district, 1) + "”"),
                job.prettify());
    }

    @Test
    void a_refused_workbook_comes_back_as_a_workbook_that_says_the_same() {
        var district = district(1);
        var sheet = new ByteArrayOutputStream();
        var columns = Columns.of(
                Column.of("unit_code", "社区代码"),
                Column.of("date", "统计日期"),
                Column.of("urban_population", "城镇常住人口"),
                Column.of("source", "来源"),
                Column.of("note", "备注"));
        try (var table = TabularWriter.open(sheet, TabularMedia.XLSX, columns, Language.ZH)) {
            table.row(community(district, 1), LocalDate.of(2025, 12, 31), 6574.5, "年度调查", "请核对");
        }
        var job = submitted(drafter(district), TabularMedia.XLSX, sheet.toByteArray());
        assertEquals("FAILED", job.getString("state"), job.prettify());
        var marked = marked(district, job, TabularMedia.XLSX, "");
        try (var reader = TabularReader.open(new ByteArrayInputStream(marked), TabularMedia.XLSX, columns, null)) {
            var row = reader.next();
            assertEquals("6574.5", row.text("urban_population"));
            assertEquals("2025-12-31", row.text("date"));
            assertEquals("请核对", row.text("note"));
        }
        var again = submitted(drafter(district), TabularMedia.XLSX, marked);
        assertEquals(
                problems(district, job).getList("items.message"),
                problems(district, again).getList("items.message"));
    }

    @Test
    void rows_whose_problems_were_too_many_to_keep_are_marked_all_the_same() {
        var district = district(1);
        var csv = new StringBuilder("区划代码,日期,城镇常住人口,数据来源\n");
        for (int i = 1; i <= 10_050; i++) {
            csv.append(community(district, 1)).append(",2025-12-31,许多,年度调查\n");
        }
        csv.append(community(district, 1)).append(",2025-12-31,6574,年度调查\n");
        var job = submitted(drafter(district), TabularMedia.CSV, csv.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(10_050, job.getInt("problemCount"));
        var lines = text(marked(district, job, TabularMedia.CSV, "?only=faulty"))
                .lines()
                .toList();
        assertEquals(10_051, lines.size());
        assertTrue(lines.get(10_000).endsWith("的整数"), lines.get(10_000));
        assertTrue(lines.get(10_001).contains("请先更正前列各行"), lines.get(10_001));
    }

    private static byte[] marked(String district, JsonPath job, String media, String query) {
        return marked(district, job.getString("id"), media, query);
    }

    private static byte[] marked(String district, String job, String media, String query) {
        return Given.request(drafter(district))
                .header("Accept-Language", "zh-CN")
                .accept(media)
                .get("/quota/v1/jobs/" + job + "/marked-file" + query)
                .then()
                .statusCode(200)
                .contentType(media)
                .extract()
                .asByteArray();
    }

    private static JsonPath problems(String district, JsonPath job) {
        return get(drafter(district), "jobs/" + job.getString("id") + "/problems")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).replace("\ufeff", "").replace("\r\n", "\n");
    }

    @Test
    void a_community_goes_by_its_name_where_one_alone_has_it() {
        var district = district(2);
        var name = "社区" + community(district, 1);
        var job = submitted(
                drafter(district),
                TabularMedia.CSV,
                "社区名称,日期,城镇常住人口,数据来源\n%1$s居委会,2025-12-31,6574,年度调查\n%2$s,2024-12-31,6500,年度调查\n"
                        .formatted(name, community(district, 1))
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(2, job.getInt("counts.created"), job.prettify());
        get(drafter(district), "populations?date=2025-12-31")
                .then()
                .body("items.unitCode", equalTo(List.of(community(district, 1))));
        Given.unit(district + "001777", name, UnitKind.COMMUNITY, UnitStatus.ACTIVE);
        Given.awaitUnit(district + "001777");
        var ambiguous = submitted(
                drafter(district),
                TabularMedia.CSV,
                "社区名称,日期,城镇常住人口,数据来源\n%s,2025-11-30,6574,年度调查\n无此社区,2025-11-30,1,年度调查\n"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("AMBIGUOUS_UNIT_NAME", "UNKNOWN_UNIT_NAME"),
                problems(district, ambiguous).getList("items.rule"));
        assertTrue(
                problems(district, ambiguous)
                        .getString("items[0].message")
                        .endsWith("：" + community(district, 1) + "、" + district + "001777"),
                ambiguous.prettify());
    }

    @Test
    void the_good_rows_alone_are_taken_when_that_is_asked() {
        var district = district(2);
        var rows = """
                %1$s001001,2025-12-31,6574,年度调查
                %1$s001002,2025-12-31,many,年度调查
                """.formatted(district);
        var job = populations(drafter(district), rows, Map.of("acceptGoodRows", true));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(1, job.getInt("problemCount"));
        assertEquals(1, job.getInt("counts.created"));
        get(drafter(district), "populations").then().body("items.urbanPopulation", equalTo(List.of(6574)));
    }

    @Test
    void a_dry_run_checks_and_takes_nothing() {
        var district = district(1);
        var job = populations(
                drafter(district), community(district, 1) + ",2025-12-31,6574,年度调查\n", Map.of("dryRun", true));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(1, job.getInt("counts.created"));
        get(drafter(district), "populations?count=true").then().body("total", equalTo(0));
    }

    @Test
    void a_sudden_change_must_be_acknowledged() {
        var district = district(1);
        var unit = community(district, 1);
        populations(drafter(district), unit + ",2024-12-31,5000,年度调查\n", Map.of());
        var rows = unit + ",2025-12-31,6501,年度调查\n";
        var refused = populations(drafter(district), rows, Map.of());
        get(drafter(district), "jobs/" + refused.getString("id") + "/problems")
                .then()
                .body("items.rule", equalTo(List.of("IMPLAUSIBLE_CHANGE")))
                .body("items.column", equalTo(List.of("urban_population")))
                .body("items.value", equalTo(List.of("6501")));
        assertEquals(
                "SUCCEEDED",
                populations(drafter(district), unit + ",2025-12-31,6500,年度调查\n", Map.of())
                        .getString("state"));
        assertEquals(
                "SUCCEEDED",
                populations(drafter(district), rows, Map.of("acknowledgeWarnings", true))
                        .getString("state"));
    }

    @Test
    void a_spreadsheet_with_the_clerks_own_headers_is_read() {
        var district = district(1);
        var sheet = new ByteArrayOutputStream();
        var columns = Columns.of(
                Column.of("unit_code", "社区代码"),
                Column.of("date", "统计日期"),
                Column.of("urban_population", "城镇常住人口"),
                Column.of("source", "来源"));
        try (var table = TabularWriter.open(sheet, TabularMedia.XLSX, columns, Language.ZH)) {
            table.row(community(district, 1), LocalDate.of(2025, 12, 31), 6574, "年度调查");
        }
        var job = submitted(drafter(district), TabularMedia.XLSX, sheet.toByteArray());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        get(drafter(district), "populations").then().body("items.urbanPopulation", equalTo(List.of(6574)));
    }

    @Test
    void a_file_in_the_old_chinese_encoding_is_read() {
        var district = district(1);
        var csv = "区划代码,日期,城镇常住人口,数据来源\n" + community(district, 1) + ",2025-12-31,6574,年度调查\n";
        var job = submitted(drafter(district), TabularMedia.CSV, csv.getBytes(Charset.forName("GBK")));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        get(drafter(district), "populations").then().body("items.source", equalTo(List.of("年度调查")));
    }

    @Test
    void a_date_is_taken_as_clerks_write_it_and_a_grouped_number_too() throws IOException {
        Given.unit("329901001001", UnitKind.COMMUNITY, UnitStatus.ACTIVE);
        Given.awaitUnit("329901001001");
        TestClock.set(LocalDate.of(2026, 12, 1));
        try (var file = getClass().getResourceAsStream("/fieldcases/17-population-0.csv")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var said : List.of("2026年11月1日", "2026/11/1", "20261101", "2026.11.01", "２０２６-11-1")) {
                var csv = text.replace("2026年11月1日", said).replace("6574", "\"6,574\"");
                var job = submitted(drafter("329901"), TabularMedia.CSV, csv.getBytes(StandardCharsets.UTF_8));
                assertEquals("SUCCEEDED", job.getString("state"), said + job.prettify());
            }
            get(drafter("329901"), "populations?count=true")
                    .then()
                    .body("total", equalTo(1))
                    .body("items[0].date", equalTo("2026-11-01"))
                    .body("items[0].urbanPopulation", equalTo(6574));
        } finally {
            TestClock.set(Instant.now());
        }
    }

    @Test
    void the_template_has_the_columns_that_the_import_reads() {
        var template = Given.request(drafter("320613"))
                .accept(TabularMedia.XLSX)
                .header("Accept-Language", "zh-CN")
                .get("/quota/v1/import-templates/populations")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var job = submitted(drafter("320613"), TabularMedia.XLSX, template);
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(0, job.getInt("counts.rows"));
    }

    @Test
    void a_clerk_imports_for_the_own_subdistrict_only() {
        var district = district(1);
        var job = populations(drafter(district + "002"), community(district, 1) + ",2025-12-31,6574,年度调查\n", Map.of());
        assertEquals("FAILED", job.getString("state"));
        get(drafter(district), "populations?count=true").then().body("total", equalTo(0));
    }

    @Test
    void other_media_types_are_refused() {
        ProblemAssert.assertProblem(
                CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                Given.request(drafter("*"))
                        .contentType("application/pdf")
                        .body(new byte[] {1})
                        .post("/quota/v1/population-imports"));
    }

    private static JsonPath submitted(String token, String mediaType, byte[] body) {
        var asIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        String id = Given.request(token)
                .config(RestAssuredConfig.config().encoderConfig(asIs))
                .contentType(mediaType)
                .body(body)
                .post("/quota/v1/population-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Given.ended(id, token);
    }

    private static List<Integer> counts(JsonPath job) {
        return List.of(job.getInt("counts.created"), job.getInt("counts.changed"), job.getInt("counts.unchanged"));
    }
}
