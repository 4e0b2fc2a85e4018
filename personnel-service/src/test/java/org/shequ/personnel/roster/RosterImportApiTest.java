package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.Given;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.succeeded;

/** Rosters as clerks send them: CSV and xlsx, Chinese and English, good and bad. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RosterImportApiTest {

    private static final Logger LOG = Logger.getLogger(RosterImportApiTest.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final LocalDate BORN = LocalDate.of(1988, 8, 8);

    @Test
    void a_chinese_roster_in_gbk_and_one_with_a_byte_order_mark_are_both_read() {
        String district = district(1);
        String id = citizenId(BORN, true);
        String csv = "姓名,身份证号,人员编号,学历,政治面貌,手机,状态\r\n陈伟,%s,G%s,大学本科,中共党员,13900001111,在岗\r\n".formatted(id, district);
        JsonPath first = succeeded(imported(
                "person-imports", clerk(district), csv.getBytes(Charset.forName("GBK")), "text/csv", Map.of()));
        assertEquals(1, first.getInt("counts.created"));
        byte[] marked = ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8);
        JsonPath second = succeeded(imported("person-imports", clerk(district), marked, "text/csv", Map.of()));
        assertEquals(1, second.getInt("counts.unchanged"));
        get(Tokens.of("personnel-clerk").scope(district).bearer(), "people?personnelNumber=G" + district)
                .then()
                .body("items.name", contains("陈*"))
                .body("items.education", contains("BACHELOR"))
                .body("items.politicalStatus", contains("CPC_MEMBER"))
                .body("items.sex", contains("MALE"))
                .body("items.birthYear", contains(1988));
    }

    @Test
    void a_workbook_with_people_and_one_with_assignments_are_read() {
        String district = district(1);
        String number = "X" + district;
        byte[] people = workbook(
                List.of("人员编号", "姓名", "公民身份号码", "职业资格", "聘用日期"),
                List.of(number, "欧阳𠮷", citizenId(BORN, false), "社会工作师", "2020-01-01"));
        assertEquals(
                1,
                succeeded(imported("person-imports", clerk(district), people, XLSX, Map.of()))
                        .getInt("counts.created"));
        byte[] posts = workbook(
                List.of("人员编号", "单位代码", "岗位", "是否主职", "开始日期", "身份", "文号"),
                List.of(number, community(district, 1), "社区党组织书记", "是", "2019年3月1日", "定编", "崇委组〔2019〕3号"));
        JsonPath job = imported("assignment-imports", clerk(district), posts, XLSX, Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), () -> job.prettify() + problems(clerk(district), job));
        get(clerk(district), "people?personnelNumber=" + number)
                .then()
                .body("items.unitCode", contains(community(district, 1)))
                .body("items.post", contains("SECRETARY"))
                .body("items.tenureKind", contains("STAFFED"));
    }

    @Test
    void a_post_is_imported_in_a_unit_that_goes_by_its_name() {
        String district = district(1);
        String number = "N" + district;
        succeeded(imported(
                "person-imports",
                clerk(district),
                "人员编号,姓名,公民身份号码\n%s,张伟,%s\n".formatted(number, citizenId(BORN, true)),
                Map.of()));
        String csv = "人员编号,任职单位,岗位,开始日期\n%s,第1社区居委会,书记,2019-03-01\n".formatted(number);
        succeeded(imported("assignment-imports", clerk(district), csv, Map.of()));
        get(clerk(district), "people?personnelNumber=" + number)
                .then()
                .body("items.unitCode", contains(community(district, 1)));
    }

    @Test
    void whoever_did_not_hand_a_roster_in_sees_of_it_what_is_shown_of_people() {
        String district = district(1);
        String id = citizenId(BORN, true);
        String csv = "人员编号,姓名,公民身份号码,出生日期,备注,学历\nV%s,张伟力,%s,1988-08-08,身体欠佳,神童\n".formatted(district, id);
        JsonPath job = imported("person-imports", clerk(district), csv, Map.of());
        String path = "/personnel/v1/jobs/" + job.getString("id") + "/marked-file";
        String own = marked(clerk(district), null, path);
        assertTrue(own.contains("张伟力," + id + ",1988-08-08,身体欠佳,神童,学历："), own);
        String masked = marked(Tokens.of("viewer").scope(district).bearer(), null, path);
        assertTrue(masked.contains("张**,320***************,**********,***,神童,学历："), masked);
        String opened = marked(Tokens.of("personnel-unmasker").scope(district).bearer(), "QUALIFICATION_REVIEW", path);
        assertTrue(opened.contains("张伟力,"), opened);
        given().header("Authorization", Tokens.of("viewer").scope("999999").bearer())
                .get(path)
                .then()
                .statusCode(404);
    }

    private static String marked(String token, String purpose, String path) {
        var request = given().header("Authorization", token)
                .header("Accept-Language", "zh-CN")
                .accept("text/csv");
        return (purpose == null ? request : request.header("X-Purpose", purpose))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void each_bad_row_says_where_what_and_why_and_nothing_is_taken() {
        String district = district(1);
        String good = citizenId(BORN, true);
        String contradicting = citizenId(BORN, true);
        String csv = """
                personnel_number,name,citizen_id,sex,birth_date,phone,education,status
                B%1$s01,好人,%2$s,,,,,
                B%1$s02,校验错,%10$s,,,,,
                B%1$s03,性别错,%3$s,女,,,,
                B%1$s04,张\u2800伟,%4$s,,,,,
                B%1$s05,重号,%2$s,,,,,
                B%1$s01,重行,%5$s,,,,,
                B%1$s06,学历错,%6$s,,,,神童,
                B%1$s07,日期错,%7$s,,2023-02-30,,,
                B%1$s08,,%8$s,,,,,
                B%1$s09,=CMD(),%9$s,,,,,
                """.formatted(
                        district,
                        good,
                        contradicting,
                        citizenId(BORN, true),
                        citizenId(BORN, true),
                        citizenId(BORN, true),
                        citizenId(BORN, true),
                        citizenId(BORN, true),
                        citizenId(BORN, true),
                        good.substring(0, 17) + (good.endsWith("1") ? '2' : '1'));
        String token = clerk(district);
        JsonPath job = imported("person-imports", token, csv, Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"));
        List<Map<String, Object>> problems = problems(token, job);
        assertEquals(
                List.of(
                        "3 citizen_id CITIZEN_ID_CHECK_CHARACTER",
                        "4 sex CONTRADICTS_CITIZEN_ID",
                        "5 name NAME_INVISIBLE_CHARACTER",
                        "6 citizen_id CITIZEN_ID_TAKEN",
                        "7 personnel_number DUPLICATE_ROW",
                        "8 education CODE",
                        "9 birth_date DATE",
                        "10 name REQUIRED",
                        "11 name FORMULA"),
                problems.stream()
                        .map(p -> p.get("row") + " " + p.get("column") + " " + p.get("rule"))
                        .toList());
        assertEquals("神童", problems.get(5).get("value"));
        assertTrue(problems.get(5).get("message").toString().contains(" / "), "in both languages");
        assertTrue(
                problems.stream()
                        .map(p -> String.valueOf(p.get("value")))
                        .noneMatch(value -> value.matches("[0-9]{17}[0-9X]")),
                "no ID in the clear: " + problems);
        get(token, "people?personnelNumber=B" + district + "01").then().body("items", equalTo(List.of()));
        Response table =
                Given.as(token).accept("text/csv").get("/personnel/v1/jobs/" + job.getString("id") + "/problems");
        assertEquals(200, table.statusCode());
        assertTrue(table.asString().contains("DUPLICATE_ROW"), table.asString());

        JsonPath accepted = succeeded(imported("person-imports", token, csv, Map.of("acceptGoodRows", true)));
        assertEquals(1, accepted.getInt("counts.created"));
        assertEquals(9, accepted.getInt("problemCount"));
        get(token, "people?personnelNumber=B" + district + "01").then().body("items.name", contains("好*"));
    }

    @Test
    void who_holds_an_id_in_another_district_is_not_told() {
        String here = district(1);
        String there = district(1);
        String id = citizenId(BORN, true);
        String csv = "personnel_number,name,citizen_id\n%s,孙一,%s\n";
        succeeded(imported("person-imports", clerk(there), csv.formatted("T" + there, id), Map.of()));
        JsonPath job = imported("person-imports", clerk(here), csv.formatted("H" + here, id), Map.of());
        List<Map<String, Object>> problems = problems(clerk(here), job);
        assertEquals("CITIZEN_ID_TAKEN", problems.getFirst().get("rule"));
        assertFalse(problems.toString().contains("T" + there), problems.toString());
        JsonPath known = imported("person-imports", clerk(there), csv.formatted("N" + there, id), Map.of());
        assertTrue(problems(clerk(there), known).toString().contains("T" + there));
    }

    @Test
    void a_dry_run_finds_the_same_and_changes_nothing() {
        String district = district(1);
        String csv = "personnel_number,name,citizen_id\nD%s,试,%s\nE%s,试,1\n"
                .formatted(district, citizenId(BORN, true), district);
        JsonPath bad = imported("person-imports", clerk(district), csv, Map.of("dryRun", true));
        assertEquals("FAILED", bad.getString("state"));
        assertEquals(1, problems(clerk(district), bad).size());
        String fine = "personnel_number,name,citizen_id\nD%s,试一,%s\n".formatted(district, citizenId(BORN, true));
        JsonPath good = succeeded(imported("person-imports", clerk(district), fine, Map.of("dryRun", true)));
        assertEquals(1, good.getInt("counts.created"));
        get(clerk(district), "people?personnelNumber=D" + district).then().body("items", equalTo(List.of()));
    }

    @Test
    void a_second_import_updates_what_it_names_and_keeps_what_it_leaves_blank() {
        String district = district(1);
        String token = clerk(district);
        String id = citizenId(BORN, false);
        String header = "personnel_number,name,citizen_id,education,phone\n";
        succeeded(imported(
                "person-imports", token, header + "U" + district + ",吴一," + id + ",BACHELOR,13811112222\n", Map.of()));
        JsonPath second = succeeded(
                imported("person-imports", token, header + "U" + district + ",吴一一," + id + ",MASTER,\n", Map.of()));
        assertEquals(1, second.getInt("counts.updated"));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=job&subjectId=" + second.getString("id"))
                .then()
                .body("items.action", contains("people-imported"))
                .body("items.actor", contains("personnel-clerk-1"));
        get(token, "people?personnelNumber=U" + district)
                .then()
                .body("items.name", contains("吴**"))
                .body("items.education", contains("MASTER"))
                .body("items.phone", contains("138****2222"))
                .body("items.version", contains(2));
    }

    @Test
    void assignments_reported_again_are_restated_and_bad_ones_say_why() {
        String district = district(2);
        String token = clerk(district);
        succeeded(imported(
                "person-imports",
                token,
                "personnel_number,name,citizen_id,status\nA%1$s,郑一,%2$s,ACTIVE\nL%1$s,郑二,%3$s,RETIRED\n"
                        .formatted(district, citizenId(BORN, false), citizenId(BORN, false)),
                Map.of()));
        String header = "personnel_number,unit_code,post,from,to,tenure_kind,order_number\n";
        String first = community(district, 1);
        String rows =
                "A%1$s,%2$s,GRID_WORKER,2015-01-01,2018-01-01,CONTRACT,1\nA%1$s,%2$s,COMMUNITY_WORKER,2018-01-01,,STAFFED,2\n"
                        .formatted(district, first);
        assertEquals(
                2,
                succeeded(imported("assignment-imports", token, header + rows, Map.of()))
                        .getInt("counts.created"));
        assertEquals(
                2,
                succeeded(imported("assignment-imports", token, header + rows, Map.of()))
                        .getInt("counts.unchanged"));
        JsonPath restated = succeeded(imported(
                "assignment-imports",
                token,
                header + "A%s,%s,COMMUNITY_WORKER,2018-01-01,2024-01-01,STAFFED,3\n".formatted(district, first),
                Map.of()));
        assertEquals(1, restated.getInt("counts.updated"));
        String id = get(token, "people?personnelNumber=A" + district).path("items[0].id");
        get(token, "people/" + id + "/assignments").then().body("items.to", contains("2018-01-01", "2024-01-01"));

        String bad = """
                N%1$s,%2$s,GRID_WORKER,2015-01-01,,,
                A%1$s,%3$s,GRID_WORKER,2025-01-01,,,
                A%1$s,%2$s,GRID_WORKER,2015-06-01,2016-01-01,,
                A%1$s,%2$s,GRID_WORKER,2026-01-01,2025-01-01,,
                L%1$s,%2$s,GRID_WORKER,2020-01-01,,,
                A%1$s,%2$s,KING,2025-01-01,,,
                A%1$s,%2$s,GRID_WORKER,1999-01-01,2000-01-01,,
                """.formatted(district, first, "110101001001");
        JsonPath job = imported("assignment-imports", token, header + bad, Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals(
                List.of(
                        "2 personnel_number PERSON_UNKNOWN",
                        "3 unit_code UNIT_UNKNOWN",
                        "4 from PRIMARY_POSTS_OVERLAP",
                        "5 to AFTER_FROM",
                        "6 to PERSON_HAS_LEFT",
                        "7 post CODE",
                        "8 from TOO_YOUNG"),
                problems(token, job).stream()
                        .map(p -> p.get("row") + " " + p.get("column") + " " + p.get("rule"))
                        .toList());
    }

    @Test
    void three_and_a_half_thousand_people_come_in_within_seconds() {
        String district = district(20);
        String token = clerk(district);
        int count = 3_500;
        StringBuilder people = new StringBuilder("人员编号,姓名,公民身份号码,学历,政治面貌,手机\n");
        StringBuilder posts = new StringBuilder("人员编号,单位代码,岗位,开始日期,身份,文号\n");
        for (int i = 0; i < count; i++) {
            String number = "M%s%05d".formatted(district, i);
            people.append(number)
                    .append(",张伟,")
                    .append(citizenId(BORN.plusDays(i), i % 2 == 0))
                    .append(",大学本科,群众,1390000%04d\n".formatted(i % 10_000));
            posts.append(number)
                    .append(',')
                    .append(community(district, 1 + i % 20))
                    .append(",COMMUNITY_WORKER,2020-01-01,STAFFED,1\n");
        }
        assertEquals(count, measured("people", count, "person-imports", token, people.toString()));
        assertEquals(count, measured("assignments", count, "assignment-imports", token, posts.toString()));
        get(token, "people?count=true&limit=1&unit=" + community(district, 7))
                .then()
                .body("total", equalTo(count / 20));
    }

    private static int measured(String what, int rows, String imports, String token, String csv) {
        JsonPath job = succeeded(imported(imports, token, csv, Map.of()));
        var started = java.time.Instant.parse(job.getString("startedAt"));
        var finished = java.time.Instant.parse(job.getString("finishedAt"));
        double seconds = java.time.Duration.between(started, finished).toMillis() / 1000.0;
        LOG.infof("imported %d %s in %.2f s, %.0f rows/s", rows, what, seconds, rows / seconds);
        return job.getInt("counts.created");
    }

    @Test
    void what_is_exported_is_masked_and_open_only_for_a_purpose_and_reads_again() {
        String district = district(1);
        String token = clerk(district);
        String id = citizenId(BORN, false);
        succeeded(imported(
                "person-imports",
                token,
                "personnel_number,name,citizen_id,education,phone\nO%1$s,冯一一,%2$s,MASTER,13811112222\n"
                        .formatted(district, id),
                Map.of()));
        Response masked = Given.as(token)
                .accept("text/csv")
                .header("Accept-Language", "zh-CN")
                .get("/personnel/v1/person-exports");
        assertEquals(200, masked.statusCode());
        String table = new String(masked.asByteArray(), StandardCharsets.UTF_8);
        assertTrue(table.startsWith("\uFEFF人员编号,姓名,公民身份号码"), table);
        assertTrue(table.contains("冯**") && table.contains("138****2222") && !table.contains(id), table);
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                Given.as(token).accept("text/csv").header("X-Purpose", "AUDIT").get("/personnel/v1/person-exports"));
        byte[] open = Given.as(Tokens.of("personnel-unmasker").scope(district).bearer())
                .accept(XLSX)
                .header("X-Purpose", "PAYROLL")
                .get("/personnel/v1/person-exports")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();
        JsonPath again = succeeded(imported("person-imports", token, open, XLSX, Map.of()));
        assertEquals(1, again.getInt("counts.unchanged"));
        Response nothing = Given.as(clerk(district(1))).accept("text/csv").get("/personnel/v1/person-exports");
        assertEquals(1, nothing.asString().lines().count(), "the header alone");
    }

    @Test
    void a_template_has_the_columns_that_the_import_reads() {
        String token = clerk("320613");
        Map<String, String> imports =
                Map.of("units", "unit-imports", "people", "person-imports", "assignments", "assignment-imports");
        imports.forEach((template, path) -> {
            Response csv = Given.as(token)
                    .accept("text/csv")
                    .header("Accept-Language", "zh-CN")
                    .get("/personnel/v1/import-templates/" + template);
            assertEquals(200, csv.statusCode());
            JsonPath job = imported(path, token, csv.asByteArray(), "text/csv", Map.of());
            assertEquals("SUCCEEDED", job.getString("state"), job::prettify);
        });
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                Given.as(token).accept("text/csv").get("/personnel/v1/import-templates/moons"));
    }

    @Test
    void a_table_that_cannot_be_one_is_refused_with_the_reason() {
        String token = clerk("320613");
        JsonPath missing = imported("person-imports", token, "personnel_number,name\nA,张伟\n", Map.of());
        assertEquals("FAILED", missing.getString("state"));
        assertEquals("HEADERS_WRONG", missing.getString("failure.code"), missing::prettify);
        JsonPath twice =
                imported("person-imports", token, "personnel_number,人员编号,name,citizen_id\nA,A,张伟,1\n", Map.of());
        assertEquals("HEADERS_WRONG", twice.getString("failure.code"), twice::prettify);
        JsonPath broken = imported("person-imports", token, new byte[] {'P', 'K', 3, 4, 0, 0}, XLSX, Map.of());
        assertEquals("FAILED", broken.getString("state"), broken::prettify);
        ProblemAssert.assertProblem(
                CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                Given.submit("person-imports", token, new byte[] {1}, "application/json", Map.of()));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST,
                Given.submit("person-imports", token, new byte[] {1}, "text/csv", Map.of("dryRun", "perhaps")));
    }

    private static byte[] workbook(List<String>... rows) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("名册");
                for (int row = 0; row < rows.length; row++) {
                    List<String> cells = rows[row];
                    for (int column = 0; column < cells.size(); column++) {
                        sheet.value(row, column, cells.get(column));
                    }
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(Arrays.toString(rows), e);
        }
    }
}
