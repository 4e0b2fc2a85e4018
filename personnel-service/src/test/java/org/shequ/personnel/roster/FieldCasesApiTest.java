package org.shequ.personnel.roster;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.testkit.ServersResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.succeeded;

/** Files as clerks really hand them in; every unit, person and number in them is invented. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class FieldCasesApiTest {

    private static final String DISTRICT = "329901";
    private static final String TOKEN = clerk(DISTRICT);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String POSTS = "人员编号,单位代码,岗位,开始日期,%s\n";

    @BeforeEach
    void the_district_is_there() {
        if (get(TOKEN, "people?personnelNumber=FD0101")
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            succeeded(taken("unit-imports", "00-units.csv"));
            succeeded(taken("person-imports", "00-people.csv"));
            succeeded(taken("assignment-imports", "00-posts.csv"));
        }
    }

    @Test
    void the_end_date_is_the_last_day_served() {
        assertEquals(
                2,
                succeeded(taken("assignment-imports", "02-last-day-inclusive.csv"))
                        .getInt("counts.created"));
        String id = id("FD0101");
        get(TOKEN, "people/" + id + "/assignments").then().body("items.to", contains("2021-07-01", "2024-07-01"));
        get(TOKEN, "people/" + id + "/tenure?post=SECRETARY&until=2024-07-01")
                .then()
                .body("months", equalTo(72));
    }

    @Test
    void a_removal_date_is_the_first_day_no_longer_in_post_and_a_gap_of_one_day_is_asked_about() {
        String rows = "FD0102,329901001001,书记,2018-07-01,%s\nFD0102,329901001002,书记,2021-07-01,\n";
        JsonPath exact = succeeded(imported(
                "assignment-imports", TOKEN, POSTS.formatted("免职日期") + rows.formatted("2021-07-01"), Map.of()));
        assertNull(exact.get("counts.warnings"), exact::prettify);
        JsonPath gap = succeeded(imported(
                "assignment-imports",
                TOKEN,
                POSTS.formatted("免职日期") + rows.formatted("2021-06-30").replace("FD0102", "FD0104"),
                Map.of("dryRun", true)));
        assertEquals(1, gap.getInt("counts.warnings"), gap::prettify);
        assertEquals(0, gap.getInt("problemCount"));
        assertEquals(
                List.of("3 D3 开始日期 GAP_OF_ONE_DAY WARNING"),
                problems(TOKEN, gap).stream()
                        .map(p -> p.get("row") + " " + p.get("cell") + " " + p.get("header") + " " + p.get("rule") + " "
                                + p.get("severity"))
                        .toList());
    }

    @Test
    void a_post_of_one_day_can_be_entered_and_an_end_before_the_beginning_cannot() {
        JsonPath one = succeeded(imported(
                "assignment-imports",
                TOKEN,
                POSTS.formatted("任职截止") + "FD0501,329901001001,网格员,2020-05-01,2020-05-01\n",
                Map.of()));
        assertEquals(1, one.getInt("counts.created"));
        JsonPath before = imported(
                "assignment-imports",
                TOKEN,
                POSTS.formatted("任职截止") + "FD0501,329901001001,网格员,2020-05-02,2020-05-01\n",
                Map.of());
        assertEquals("AFTER_FROM", problems(TOKEN, before).getFirst().get("rule"));
    }

    @Test
    void a_residence_permit_of_hong_kong_is_taken() {
        succeeded(taken("person-imports", "05-hong-kong.csv"));
        assertEquals("陈*", name("FD0601"));
    }

    @Test
    void a_date_cell_in_iso_form_is_taken() {
        succeeded(taken("person-imports", "06-date-cell-iso.xlsx"));
        get(TOKEN, "people?personnelNumber=FD0701").then().body("items.birthYear", contains(1985));
    }

    @Test
    void false_is_not_primary() {
        succeeded(taken("assignment-imports", "07-boolean-false.xlsx"));
        get(TOKEN, "people/" + id("FD0103") + "/assignments").then().body("items.primary", contains(false));
    }

    @Test
    void of_two_sheets_none_is_lost_without_a_word() {
        JsonPath both = taken("person-imports", "08-two-sheets.xlsx");
        assertEquals("SHEETS_AMBIGUOUS", both.getString("failure.code"), both::prettify);
        assertTrue(both.getString("failure.detail").contains("东街道, 西街道"), both::prettify);
        byte[] workbook = file("08-two-sheets.xlsx");
        succeeded(imported("person-imports", TOKEN, workbook, XLSX, Map.of("sheet", "东街道")));
        succeeded(imported("person-imports", TOKEN, workbook, XLSX, Map.of("sheet", "西街道")));
        assertEquals("孙**", name("FD0801"));
        assertEquals("孙**", name("FD0802"));
    }

    @Test
    void formulas_that_show_nothing_are_blank() {
        assertEquals(
                1, succeeded(taken("person-imports", "09-formula-tail.xlsx")).getInt("counts.rows"));
    }

    @Test
    void a_name_is_found_and_verified_by_whatever_dot_or_blank_was_typed() {
        assertEquals(6, succeeded(taken("person-imports", "12-dots.csv")).getInt("counts.rows"));
        succeeded(taken("person-imports", "13-space.csv"));
        for (String dot : List.of("•", "・", "‧", "．", "⋅", "●", "·", ".")) {
            search("阿力木" + dot + "江").then().statusCode(200).body("items", hasSize(6));
        }
        search("李静").then().body("items.personnelNumber", contains("FD1301"));
        search("李 静").then().body("items.personnelNumber", contains("FD1301"));
        verify("买买提 • 艾合买提", "329901198001101052").then().body("serving", equalTo(true));
        verify("王　伟", "329901198001101060").then().body("serving", equalTo(true));
    }

    @Test
    void a_word_for_nothing_is_blank() {
        succeeded(taken("person-imports", "14-none.csv"));
        get(TOKEN, "people?personnelNumber=FD1401")
                .then()
                .body("items[0].phone", nullValue())
                .body("items[0].degree", nullValue())
                .body("items[0].certificate", nullValue())
                .body("items[0].partyJoinedOn", nullValue());
    }

    @Test
    void a_mark_that_nobody_sees_is_left_out() {
        succeeded(taken("person-imports", "16-mark.csv"));
        assertEquals("冯*", name("FD1602"));
    }

    @ParameterizedTest
    @CsvSource({"20-no-styles.xlsx, FD2001", "33-title.xlsx, FD3301"})
    void workbooks_without_styles_and_with_a_title_are_read(String file, String number) {
        succeeded(taken("person-imports", file));
        assertEquals("孙**", name(number));
    }

    @Test
    void two_people_who_had_each_others_id_change_places_and_a_third_who_wants_one_does_not() {
        String third = "人员编号,姓名,公民身份号码\nFD0502,秦二,329901197404045011\n";
        JsonPath alone = imported("person-imports", TOKEN, third, Map.of());
        assertEquals(List.of("CITIZEN_ID_TAKEN"), rules(alone));
        assertEquals(2, succeeded(taken("person-imports", "18-swap.csv")).getInt("counts.updated"));
        assertEquals(
                2,
                succeeded(imported(
                                "person-imports",
                                TOKEN,
                                "人员编号,姓名,公民身份号码\nFD0501,秦一,329901197404045011\nFD0502,秦二,32990119740404502X\n",
                                Map.of()))
                        .getInt("counts.updated"));
        JsonPath broken = imported(
                "person-imports",
                TOKEN,
                "人员编号,姓名,公民身份号码\nFD0501,秦一,32990119740404502X\nFD0502,秦二,329901197404045999\n",
                Map.of());
        assertEquals(List.of("CITIZEN_ID_TAKEN", "CITIZEN_ID_CHECK_CHARACTER"), rules(broken));
    }

    private static List<Object> rules(JsonPath job) {
        return problems(TOKEN, job).stream().map(problem -> problem.get("rule")).toList();
    }

    @Test
    void all_that_is_wrong_with_a_row_is_said_at_once_and_rows_are_counted_not_problems() {
        String csv = "花名册,,,,\n序号,人员编号,姓名,公民身份号码,出生日期,联系电话,学历\n"
                + "1,FD9901,张三,329901198505059997,不详,13812345678x,神童\n"
                + "2,FD9902,,32990119850505999,1985.05.05,,\n";
        JsonPath job = imported("person-imports", TOKEN, csv, Map.of());
        assertEquals(2, job.getInt("problemCount"), job::prettify);
        assertEquals(0, job.getInt("counts.created"));
        assertTrue(job.getString("failure.detail").startsWith("2 rows"), job::prettify);
        List<Map<String, Object>> problems = problems(TOKEN, job);
        assertEquals(
                List.of(
                        "D3 公民身份号码 CITIZEN_ID_CHECK_CHARACTER",
                        "E3 出生日期 DATE",
                        "F3 联系电话 PHONE",
                        "G3 学历 CODE",
                        "C4 姓名 REQUIRED",
                        "D4 公民身份号码 CITIZEN_ID_LENGTH"),
                problems.stream()
                        .map(p -> p.get("cell") + " " + p.get("header") + " " + p.get("rule"))
                        .sorted((one, other) -> (one.substring(1, 2) + one).compareTo(other.substring(1, 2) + other))
                        .toList());
        String said = problems.toString();
        assertFalse(said.contains("329901198505059997") || said.contains("32990119850505999"), said);
        assertFalse(said.contains("13812345678"), said);
    }

    private static JsonPath taken(String imports, String file) {
        return imported(imports, TOKEN, file(file), file.endsWith(".csv") ? "text/csv" : XLSX, Map.of());
    }

    private static byte[] file(String name) {
        try (var in = FieldCasesApiTest.class.getResourceAsStream("/fieldcases/" + name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String id(String number) {
        return get(TOKEN, "people?personnelNumber=" + number).path("items[0].id");
    }

    private static String name(String number) {
        return get(TOKEN, "people?personnelNumber=" + number).path("items[0].name");
    }

    private static Response search(String name) {
        return as(TOKEN)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("name", name))
                .post("/personnel/v1/people/searches");
    }

    private static Response verify(String name, String citizenId) {
        return as(TOKEN)
                .header("X-Purpose", "PAYROLL")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("name", name, "citizenId", citizenId))
                .post("/personnel/v1/people/verifications");
    }
}
