package org.shequ.quota.population;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.UnitKind;
import org.shequ.contracts.event.personnel.UnitStatus;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.Language;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.quota.Given;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

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
