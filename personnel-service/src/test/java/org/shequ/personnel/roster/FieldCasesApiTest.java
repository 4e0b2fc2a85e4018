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
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.problems;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** Files as clerks really hand them in; every unit, person and number in them is invented. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class FieldCasesApiTest {

    private static final String DISTRICT = "329901";
    private static final String TOKEN = clerk(DISTRICT);
    private static final String UNMASKED =
            Tokens.of("personnel-unmasker").scope(DISTRICT).bearer();
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

    /** Those who change places stand more than a set of 5,000 rows apart. */
    @Test
    void ids_change_places_across_the_whole_file_and_a_claim_that_nobody_makes_way_for_is_refused() {
        String district = district(1);
        String token = clerk(district);
        int count = 5_060;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(citizenId(LocalDate.of(1970, 1, 1).plusDays(i % 9_000), i % 2 == 0));
        }
        succeeded(imported("person-imports", token, roster(district, ids), Map.of()));
        List<String> rotated = new ArrayList<>(ids);
        rotated.set(0, ids.get(5_030));
        rotated.set(5_030, ids.getLast());
        rotated.set(count - 1, ids.getFirst());
        JsonPath apart = imported("person-imports", token, roster(district, rotated), Map.of("acceptGoodRows", true));
        assertEquals(3, apart.getInt("problemCount"), apart::prettify);
        assertTrue(problems(token, apart).getFirst().get("message").toString().contains("5,000"));
        assertEquals(
                3,
                succeeded(imported("person-imports", token, roster(district, rotated), Map.of("dryRun", true)))
                        .getInt("counts.updated"));
        assertEquals(
                3,
                succeeded(imported("person-imports", token, roster(district, rotated), Map.of()))
                        .getInt("counts.updated"));
        List<String> taken = new ArrayList<>(rotated);
        taken.set(0, rotated.getLast());
        JsonPath refused = imported("person-imports", token, roster(district, taken), Map.of());
        assertEquals(
                List.of("CITIZEN_ID_TAKEN"),
                problems(token, refused).stream()
                        .filter(problem -> problem.get("severity").equals("ERROR"))
                        .map(problem -> problem.get("rule"))
                        .distinct()
                        .toList());
    }

    private static String roster(String district, List<String> ids) {
        StringBuilder csv = new StringBuilder("人员编号,姓名,公民身份号码\n");
        for (int i = 0; i < ids.size(); i++) {
            csv.append("R%s%05d,张伟,%s\n".formatted(district, i, ids.get(i)));
        }
        return csv.toString();
    }

    @Test
    void posts_are_judged_by_what_the_file_leaves_in_whatever_order_its_rows_stand() {
        String header = POSTS.formatted("结束日期");
        succeeded(imported(
                "assignment-imports",
                TOKEN,
                header + "FD0502,329901001001,社区工作者,2020-01-01,\nFD0503,329901001002,社区工作者,2020-01-01,\n",
                Map.of()));
        String swap = "FD0502,329901001002,社区工作者,2025-01-01,\nFD0503,329901001001,社区工作者,2025-01-01,\n"
                + "FD0502,329901001001,社区工作者,2020-01-01,2024-12-31\n"
                + "FD0503,329901001002,社区工作者,2020-01-01,2024-12-31\n";
        JsonPath job = succeeded(imported("assignment-imports", TOKEN, header + swap, Map.of()));
        assertEquals(2, job.getInt("counts.created"));
        assertEquals(2, job.getInt("counts.updated"));
        get(TOKEN, "people/" + id("FD0502") + "/assignments")
                .then()
                .body("items.unitCode", contains("329901001001", "329901001002"))
                .body("items.to", contains("2025-01-01", null));
    }

    /** The row that makes way stands in the next set of 5,000. */
    @Test
    void a_post_waits_for_the_row_that_makes_way_for_it_however_far_on_that_stands() {
        String district = district(1);
        String token = clerk(district);
        String unit = community(district, 1);
        List<String> ids =
                List.of(citizenId(LocalDate.of(1980, 1, 1), true), citizenId(LocalDate.of(1980, 1, 1), false));
        succeeded(imported("person-imports", token, roster(district, ids), Map.of()));
        String header = POSTS.formatted("结束日期");
        String row = "R" + district + "0000%d," + unit + ",社区工作者,%s\n";
        succeeded(imported(
                "assignment-imports",
                token,
                header + row.formatted(0, "2020-01-01,") + row.formatted(1, "2020-01-01,"),
                Map.of()));
        String rows = row.formatted(0, "2025-01-01,")
                + row.formatted(1, "2020-01-01,").repeat(5_010);
        JsonPath refused = imported("assignment-imports", token, header + rows, Map.of());
        assertEquals(
                List.of("2 PRIMARY_POSTS_OVERLAP"),
                problems(token, refused).stream()
                        .map(problem -> problem.get("row") + " " + problem.get("rule"))
                        .toList());
        JsonPath taken = succeeded(imported(
                "assignment-imports", token, header + rows + row.formatted(0, "2020-01-01,2024-12-31"), Map.of()));
        assertEquals(1, taken.getInt("counts.created"));
        assertEquals(1, taken.getInt("counts.updated"));
    }

    @Test
    void a_month_is_kept_and_shown_as_a_month() {
        assertEquals(5, succeeded(taken("person-imports", "15-months.csv")).getInt("counts.rows"));
        for (String number : List.of("FD1500", "FD1501", "FD1502", "FD1503", "FD1504")) {
            as(UNMASKED)
                    .header("X-Purpose", "RECORD_KEEPING")
                    .get("/personnel/v1/people/" + id(number))
                    .then()
                    .body("educationCompletedMonth", equalTo("2012-06"))
                    .body("educationCompletedOn", nullValue());
        }
        String csv = "人员编号,姓名,公民身份号码,毕业日期\nFD1500,郑一,329901198505055117,2012-06-30\n";
        succeeded(imported("person-imports", TOKEN, csv, Map.of()));
        as(UNMASKED)
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/people/" + id("FD1500"))
                .then()
                .body("educationCompletedMonth", nullValue())
                .body("educationCompletedOn", equalTo("2012-06-30"));
    }

    @Test
    void a_post_known_by_its_months_counts_from_the_first_of_the_one_to_the_last_of_the_other() {
        String rows = "FD0103,329901001001,社区工作者,2018.07,2021.06\nFD0103,329901001002,社区工作者,2021年6月,2024年6月\n";
        succeeded(imported("assignment-imports", TOKEN, POSTS.formatted("结束日期") + rows, Map.of()));
        String id = id("FD0103");
        get(TOKEN, "people/" + id + "/assignments")
                .then()
                .body("items.findAll { it.primary }.fromMonth", contains("2018-07", "2021-06"))
                .body("items.findAll { it.primary }.toMonth", contains("2021-06", "2024-06"));
        get(TOKEN, "people/" + id + "/tenure?post=COMMUNITY_WORKER&until=2024-07-01")
                .then()
                .body("months", equalTo(72));
        CareerChanged told = TestKafka.events(
                        CareerChanged.class,
                        event -> event.personId().toString().equals(id))
                .getLast()
                .event();
        assertTrue(
                told.assignments().stream()
                        .anyMatch(held -> YearMonth.of(2018, 7).equals(held.fromMonth())),
                told::toString);
        JsonPath again = succeeded(imported("assignment-imports", TOKEN, POSTS.formatted("结束日期") + rows, Map.of()));
        assertEquals(2, again.getInt("counts.unchanged"), again::prettify);
    }

    @Test
    void three_ids_that_all_end_in_noughts_are_warned_of_even_where_the_check_character_fits() {
        String header = "人员编号,姓名,公民身份号码\n";
        String two = "FD2601,李一,329901198501081000\nFD2602,李二,329901198501161000\n";
        JsonPath chance = succeeded(imported("person-imports", TOKEN, header + two, Map.of("dryRun", true)));
        assertNull(chance.get("counts.warnings"), chance::prettify);
        JsonPath cut = imported(
                "person-imports",
                TOKEN,
                header + two + "FD2603,李三,329901198501241000\nFD2604,李四,329901198501252000\n",
                Map.of("dryRun", true));
        assertEquals(
                List.of(
                        "2 DIGITS_CUT WARNING",
                        "3 DIGITS_CUT WARNING",
                        "4 DIGITS_CUT WARNING",
                        "5 CITIZEN_ID_CHECK_CHARACTER ERROR",
                        "5 DIGITS_CUT WARNING"),
                problems(TOKEN, cut).stream()
                        .map(p -> p.get("row") + " " + p.get("rule") + " " + p.get("severity"))
                        .sorted()
                        .toList());
        succeeded(imported(
                "person-imports", TOKEN, header + two + "FD2603,李三,329901198501241000\n", Map.of("dryRun", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "82000019900101007x,",
        "830000199001011031,",
        "830000199001011032, CITIZEN_ID_CHECK_CHARACTER",
        "840000199001011017, CITIZEN_ID_AREA",
        "810001199001011017, CITIZEN_ID_AREA",
        "931826199001011017, PERMANENT_RESIDENCE_CARD"
    })
    void residence_permits_are_taken_and_foreigners_cards_where_the_policy_says_so(String number, String rule) {
        String csv = "人员编号,姓名,公民身份号码\nFD0602,陈二,%s\n".formatted(number);
        JsonPath job = imported("person-imports", TOKEN, csv, Map.of("dryRun", true));
        if (rule == null) {
            succeeded(job);
        } else {
            assertTrue(rules(job).contains(rule), () -> rules(job).toString());
        }
    }

    @Test
    void a_foreigners_card_is_kept_like_any_number_once_the_policy_accepts_it() {
        String district = district(1);
        String token = clerk(district);
        Map<String, Object> person = Map.of("name", "约翰·史密斯", "citizenId", "93182619900101009x");
        String refusal =
                post(token, "people", person).then().statusCode(422).extract().asString();
        assertTrue(refusal.contains("identity-documents"), refusal);
        post(
                        token,
                        "policies",
                        Map.of(
                                "name",
                                "identity-documents",
                                "jurisdiction",
                                district,
                                "from",
                                today().toString(),
                                "documentNumber",
                                "测1号",
                                "definition",
                                Map.of("permanentResidenceCards", true)))
                .then()
                .statusCode(201);
        post(token, "people", person)
                .then()
                .statusCode(201)
                .body("citizenId", equalTo("931***************"))
                .body("sex", equalTo("MALE"))
                .body("birthYear", equalTo(1990));
        assertEquals(409, post(token, "people", person).statusCode());
        as(token)
                .header("X-Purpose", "RECORD_KEEPING")
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("citizenId", "93182619900101009X"))
                .post("/personnel/v1/people/searches")
                .then()
                .body("items", hasSize(1));
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
