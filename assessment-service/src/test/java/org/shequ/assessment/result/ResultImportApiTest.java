package org.shequ.assessment.result;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.contracts.event.assessment.EarlierGrade;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.imported;
import static org.shequ.assessment.Given.officer;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ResultImportApiTest {

    @Test
    void imported_communities_are_ranked_within_year_and_peer_group() {
        String district = district(5);
        JsonPath job = communityResults(officer(district), """
                2024,%1$s001001,90.00,URBAN
                2024,%1$s001002,95.5,URBAN
                2024,%1$s001003,90,URBAN
                2024,%1$s001004,70.25,URBAN
                2024,%1$s001005,60,VILLAGE
                """.formatted(district));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(5, job.getInt("counts.created"));
        var list = get(officer(district), "community-results?year=2024&unit=" + district)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of(2, 1, 2, 4, 1), list.getList("items.rank"));
        assertEquals(List.of(4, 4, 4, 4, 1), list.getList("items.peers"));
        assertEquals(List.of(75.0f, 100.0f, 75.0f, 25.0f, 100.0f), list.getList("items.percentile"));
        assertEquals(
                List.of("SECOND_QUARTER", "FIRST_QUARTER", "SECOND_QUARTER", "FOURTH_QUARTER", "FOURTH_QUARTER"),
                list.getList("items.band"));
        assertEquals("2024-12-31", list.getString("items[0].finalOn"));
    }

    @Test
    void a_repeated_import_changes_nothing_and_a_correction_makes_a_version_that_moves_others() {
        String district = district(3);
        String csv = """
                2023,%1$s001001,90,URBAN
                2023,%1$s001002,80,URBAN
                2023,%1$s001003,70,URBAN
                """.formatted(district);
        communityResults(officer(district), csv);
        JsonPath again = communityResults(officer(district), csv);
        assertEquals(3, again.getInt("counts.unchanged"), again.prettify());
        assertEquals(0, again.getInt("counts.changed") + again.getInt("counts.reranked"));

        JsonPath corrected = communityResults(officer(district), "2023," + community(district, 3) + ",85,URBAN\n");
        assertEquals(1, corrected.getInt("counts.changed"), corrected.prettify());
        assertEquals(1, corrected.getInt("counts.reranked"));
        get(officer(district), "communities/" + community(district, 3) + "/results/2023/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.rank", equalTo(List.of(2, 3)))
                .body("items.reason", equalTo(List.of("REIMPORTED", "IMPORTED")));
        get(officer(district), "communities/" + community(district, 2) + "/results")
                .then()
                .body("items[0].version", equalTo(2))
                .body("items[0].rank", equalTo(3))
                .body("items[0].reason", equalTo("RERANKED"));
        get(officer(district), "communities/" + community(district, 1) + "/results")
                .then()
                .body("items[0].version", equalTo(1));
    }

    @Test
    void every_bad_row_is_told_and_nothing_is_taken() {
        String district = district(2);
        JsonPath job = communityResults(officer(district), """
                2024,%1$s001001,90,URBAN
                2024,%1$s001002,100.01,URBAN
                2024,%1$s001002,90.123,URBAN
                1999,%1$s001002,90,URBAN
                2099,%1$s001002,90,URBAN
                2024,%1$s001002,,URBAN
                2024,%1$s001002,90,no group
                2024,%1$s001999,90,URBAN
                2024,%1$s001001,91,URBAN
                2005,%1$s001001,91,URBAN
                """.formatted(district));
        assertEquals("FAILED", job.getString("state"));
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"));
        assertEquals(9, job.getInt("problemCount"));
        get(officer(district), "jobs/" + job.getString("id") + "/problems?limit=20")
                .then()
                .statusCode(200)
                .body(
                        "items.rule",
                        containsInAnyOrder(
                                "SCORE",
                                "SCORE",
                                "YEAR",
                                "FUTURE_YEAR",
                                "REQUIRED",
                                "PEER_GROUP",
                                "UNKNOWN_COMMUNITY",
                                "REPEATED",
                                "NOT_YET_FORMED"));
        get(officer(district), "community-results?count=true&unit=" + district)
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_told_at_once_in_the_order_of_the_file() {
        String district = district(2);
        JsonPath job = communityResults(officer(district), """
                2024,%1$s001999,very good,no group
                2005,%1$s001001,101,URBAN
                2024,%1$s001002,90,URBAN
                2024,%1$s001002,-1,no group
                next year,%1$s001888,90,URBAN
                """.formatted(district));
        assertEquals(
                List.of(
                        "2 NUMBER",
                        "2 PEER_GROUP",
                        "2 UNKNOWN_COMMUNITY",
                        "3 SCORE",
                        "3 NOT_YET_FORMED",
                        "5 SCORE",
                        "5 PEER_GROUP",
                        "5 REPEATED",
                        "6 YEAR",
                        "6 UNKNOWN_COMMUNITY"),
                told(district, job));
        assertEquals(4, job.getInt("problemCount"), job.prettify());
        assertEquals(0, job.getInt("counts.created"), job.prettify());
        assertEquals(5, job.getInt("counts.rows"), job.prettify());
        JsonPath good = imported(
                "community-result-imports",
                officer(district),
                "year,unit_code,score,peer_group\n2024,%1$s001001,x,URBAN\n2023,%1$s001001,80,URBAN\n"
                        .formatted(district),
                Map.of("acceptGoodRows", true));
        assertEquals(1, good.getInt("counts.created"), good.prettify());
    }

    @Test
    void of_what_lies_out_of_scope_nothing_is_told_but_that_it_is_unknown() {
        String own = district(1);
        String other = district(1);
        communityResults(officer(other), "2024," + community(other, 1) + ",88,URBAN\n");
        JsonPath job = communityResults(officer(own), "2004," + community(other, 1) + ",88,URBAN\n");
        assertEquals(List.of("2 UNKNOWN_COMMUNITY"), told(own, job));
        UUID stranger = Given.person("OUT" + other, community(other, 1), "端木远");
        JsonPath people = imported(
                "person-result-imports",
                officer(own),
                "年度,人员编号,人员标识,姓名,等次\n2024,OUT%s,,张三,合格\n2024,,%s,张三,合格\n2024,,,端木远,合格\n".formatted(other, stranger),
                Map.of());
        assertEquals(List.of("2 UNKNOWN_PERSON", "3 UNKNOWN_PERSON", "4 UNKNOWN_PERSON"), told(own, people));
    }

    @Test
    void a_person_goes_by_the_name_where_one_alone_has_it() {
        String district = district(1);
        UUID only = Given.person("NA" + district, community(district, 1), "欧阳·若兰");
        Given.person("NB" + district, community(district, 1), "王大同");
        Given.person("NC" + district, community(district, 1), "王大同");
        JsonPath job = imported("person-result-imports", officer(district), "年度,姓名,等次\n2024,欧阳 • 若兰,优秀\n", Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        get(officer(district), "people/" + only + "/results").then().body("items.grade", equalTo(List.of("EXCELLENT")));
        JsonPath refused = imported(
                "person-result-imports",
                officer(district),
                "年度,人员编号,姓名,等次\n2024,,王大同,很好\n2024,,无此人,合格\n2024,NB%1$s,王小同,合格\n2023,NB%1$s,王**,合格\n2024,,,合格\n"
                        .formatted(district),
                Map.of());
        assertEquals(
                List.of("2 GRADE", "2 AMBIGUOUS_NAME", "3 UNKNOWN_PERSON", "4 NAME_DIFFERS", "6 REQUIRED"),
                told(district, refused));
        var problems = get(officer(district), "jobs/" + refused.getString("id") + "/problems")
                .then()
                .extract()
                .jsonPath();
        assertTrue(
                problems.getString("items[1].message").endsWith("请填写人员编号：NB" + district + ", NC" + district),
                problems.prettify());
        assertEquals("王**", problems.getString("items[1].value"), "a name is shown in part");
    }

    /** Row and rule of every problem, as the job lists them. */
    private static List<String> told(String district, JsonPath job) {
        return get(officer(district), "jobs/" + job.getString("id") + "/problems?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, ?>>getList("items")
                .stream()
                .map(problem -> problem.get("row") + " " + problem.get("rule"))
                .toList();
    }

    @Test
    void good_rows_are_taken_when_the_caller_accepts_them_alone() {
        String district = district(2);
        JsonPath job = imported(
                "community-result-imports",
                officer(district),
                "年度,区划代码,得分,组别\n2024," + community(district, 1) + ",88,城市社区\n2024,nowhere,80,城市社区\n",
                Map.of("acceptGoodRows", true));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(1, job.getInt("counts.created"));
        assertEquals(1, job.getInt("problemCount"));
    }

    @Test
    void a_dry_run_counts_and_changes_nothing() {
        String district = district(1);
        JsonPath job = imported(
                "community-result-imports",
                officer(district),
                "year,unit_code,score,peer_group\n2024," + community(district, 1) + ",88,URBAN\n",
                Map.of("dryRun", true));
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        assertEquals(1, job.getInt("counts.created"));
        get(officer(district), "communities/" + community(district, 1) + "/results?count=true")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void a_community_outside_the_scope_is_unknown() {
        String district = district(1);
        String elsewhere = district(1);
        JsonPath job = communityResults(officer(district), "2024," + community(elsewhere, 1) + ",88,URBAN\n");
        assertEquals("FAILED", job.getString("state"));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(officer(district), "communities/" + community(elsewhere, 1) + "/results"));
    }

    @Test
    void the_whole_state_of_every_touched_community_is_published() {
        String district = district(2);
        communityResults(officer(district), """
                2022,%1$s001001,90,URBAN
                2023,%1$s001001,91,URBAN
                2023,%1$s001002,80,URBAN
                """.formatted(district));
        communityResults(officer(district), "2023," + community(district, 2) + ",99,URBAN\n");
        ResultsChanged event = TestKafka.awaitEvent(
                ResultsChanged.class,
                changed -> community(district, 1).equals(changed.unitCode())
                        && changed.results().getLast().rank() == 2);
        assertEquals(SubjectKind.COMMUNITY, event.subjectKind());
        assertEquals(2, event.results().size());
        assertEquals(2022, event.results().getFirst().year());
        assertEquals(1, event.results().getFirst().rank());
        assertEquals(
                0, new BigDecimal("90").compareTo(event.results().getFirst().score()));
        assertEquals(2, event.results().getLast().version());
        assertEquals("URBAN", event.results().getLast().peerGroup());
    }

    @Test
    void grades_of_people_are_imported_by_personnel_number_and_published() {
        String district = district(1);
        String number = "T" + district;
        UUID person = Given.person(number, community(district, 1));
        JsonPath job = imported(
                "person-result-imports",
                officer(district),
                "year,personnel_number,grade,score\n2023," + number + ",优秀,93.4\n2024," + number + ",UNDETERMINED,\n",
                Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        get(officer(district), "people/" + person + "/results")
                .then()
                .statusCode(200)
                .body("items.year", equalTo(List.of(2024, 2023)))
                .body("items.grade", equalTo(List.of("UNDETERMINED", "EXCELLENT")))
                .body("items[1].score", equalTo(93.4f))
                .body("items[1].unitCode", equalTo(community(district, 1)));
        var event = TestKafka.awaitEvent(ResultsChanged.class, changed -> person.equals(changed.personId()));
        assertEquals(community(district, 1), event.unitCode());
        assertEquals(2, event.results().size());
        JsonPath corrected = imported(
                "person-result-imports",
                officer(district),
                "year,personnel_number,grade,score,final_on\n2023," + number + ",合格,85,2024-05-06\n",
                Map.of());
        assertEquals(1, corrected.getInt("counts.changed"));
        get(officer(district), "people/" + person + "/results/2023/versions")
                .then()
                .body("items.grade", equalTo(List.of("QUALIFIED", "EXCELLENT")));
        // one event is enough to tell what was believed from which day to which
        YearResult told = TestKafka.awaitEvent(
                        ResultsChanged.class,
                        changed -> person.equals(changed.personId())
                                && changed.results().getFirst().version() == 2)
                .results()
                .getFirst();
        assertEquals(LocalDate.of(2024, 5, 6), told.finalOn());
        assertEquals(List.of(new EarlierGrade(1, Grade.EXCELLENT, LocalDate.of(2023, 12, 31))), told.earlierGrades());
        assertNull(event.results().getFirst().earlierGrades());
    }

    @Test
    void bad_rows_of_people_are_told() {
        String district = district(1);
        String number = "U" + district;
        Given.person(number, community(district, 1));
        JsonPath job = imported(
                "person-result-imports",
                officer(district),
                "year,personnel_number,person_id,grade,score\n2024,NOBODY,,优秀,90\n2024,,,优秀,90\n2024,%s,,很好,90\n"
                                .formatted(number)
                        + "2024," + number + "," + UUID.randomUUID() + ",优秀,90\n2024," + number
                        + ",,UNDETERMINED,80\n2024,,x,优秀,\n",
                Map.of());
        assertEquals("FAILED", job.getString("state"), job.prettify());
        get(officer(district), "jobs/" + job.getString("id") + "/problems")
                .then()
                .body(
                        "items.rule",
                        containsInAnyOrder("UNKNOWN_PERSON", "REQUIRED", "GRADE", "EITHER", "NO_SCORE", "ID"));
    }

    @Test
    void a_day_and_a_grade_are_taken_as_clerks_write_them() throws IOException {
        UUID person = Given.person("FD0201", "329901001001");
        TestClock.set(LocalDate.of(2026, 12, 1));
        try (var file = getClass().getResourceAsStream("/fieldcases/17-result-0.csv")) {
            String csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            JsonPath job = imported("person-result-imports", officer("329901"), csv, Map.of());
            assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
            get(officer("329901"), "people/" + person + "/results")
                    .then()
                    .body("items.grade", equalTo(List.of("QUALIFIED")))
                    .body("items.finalOn", equalTo(List.of("2026-11-01")));
            JsonPath again = imported(
                    "person-result-imports",
                    officer("329901"),
                    csv.replace("2026年11月1日", "2026/11/1").replace("合格", "称职").replace("2025,", "2025年度,"),
                    Map.of());
            assertEquals(1, again.getInt("counts.unchanged"), again.prettify());
            JsonPath none = imported("person-result-imports", officer("329901"), csv.replace("合格", "不确定等次"), Map.of());
            assertEquals(1, none.getInt("counts.changed"), none.prettify());
        } finally {
            TestClock.set(Instant.now());
        }
    }

    @Test
    void templates_have_the_columns_that_the_imports_read() {
        for (String results : List.of("community-results", "person-results")) {
            String template = given().header("Authorization", officer("320613"))
                    .accept("text/csv")
                    .header("Accept-Language", "zh-CN")
                    .get("/assessment/v1/import-templates/" + results)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            JsonPath job =
                    imported(results.replace("results", "result-imports"), officer("320613"), template, Map.of());
            assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
        }
    }

    @Test
    void two_imports_at_once_rank_each_others_rows() {
        String district = district(6);
        for (int round = 0; round < 5; round++) {
            int year = 2020 + round;
            List<String> jobs = IntStream.of(0, 1)
                    .mapToObj(half -> IntStream.rangeClosed(1, 3)
                            .mapToObj(i -> "%d,%s,%d,URBAN\n"
                                    .formatted(year, community(district, half * 3 + i), 60 + half * 3 + i))
                            .collect(Collectors.joining("", "year,unit_code,score,peer_group\n", "")))
                    .map(csv -> Given.submit("community-result-imports", officer(district), csv, Map.of()))
                    .map(accepted -> accepted.<String>path("id"))
                    .toList();
            jobs.forEach(id ->
                    assertEquals("SUCCEEDED", Given.ended(id, officer(district)).getString("state")));
            get(officer(district), "community-results?unit=" + district + "&year=" + year)
                    .then()
                    .body("items.rank", equalTo(List.of(6, 5, 4, 3, 2, 1)));
        }
    }

    @Test
    void odd_cells_are_refused_and_break_nothing() {
        String district = district(1);
        String unit = community(district, 1);
        JsonPath job = communityResults(officer(district), """
                2024,%s' OR '1'='1,90,URBAN
                ２０２４,%s,90,URBAN
                2024,%s,1e1,URBAN
                2024,%s,-1,URBAN
                2024,%s,NaN,URBAN
                2024,=1+1,90,URBAN
                """.formatted(unit, unit, unit, unit, unit));
        assertEquals("IMPORT_REFUSED", job.getString("failure.code"), job.prettify());
        assertEquals(5, job.getInt("problemCount"), "full-width digits are digits");
        JsonPath headers = imported("community-result-imports", officer(district), "year,year,what\n1,2,3\n", Map.of());
        assertEquals("FAILED", headers.getString("state"));
        assertEquals("HEADERS_WRONG", headers.getString("failure.code"), headers.prettify());
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        String district = district(7);
        StringBuilder csv = new StringBuilder();
        for (int i = 1; i <= 7; i++) {
            csv.append("2023,").append(community(district, i)).append(",%d,URBAN\n".formatted(60 + i));
            csv.append("2024,").append(community(district, i)).append(",%d,URBAN\n".formatted(90 - i));
        }
        communityResults(officer(district), csv.toString());
        int seen = 0;
        String last = "";
        String next = "";
        do {
            JsonPath page = get(
                            officer(district),
                            "community-results?limit=4&unit=" + district + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (int i = 0; i < page.getList("items").size(); i++) {
                String key = page.getString("items[" + i + "].unitCode") + page.getString("items[" + i + "].year");
                assertTrue(key.compareTo(last) > 0, key + " after " + last);
                last = key;
                seen++;
            }
            next = page.getString("next");
        } while (next != null);
        assertEquals(14, seen);
    }

    @Test
    void imports_need_the_permission_a_key_and_a_readable_flag() {
        String csv = "year,unit_code,score,peer_group\n";
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                Given.submit("community-result-imports", Tokens.of("viewer").bearer(), csv, Map.of()));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST,
                Given.submit("community-result-imports", officer("*"), csv, Map.of("dryRun", "yes")));
        ProblemAssert.assertProblem(CommonProblem.UNKNOWN_PARAMETER, get(officer("*"), "community-results?order=up"));
        ProblemAssert.assertProblem(CommonProblem.MALFORMED_REQUEST, get(officer("*"), "community-results?unit=%25"));
    }
}
