package org.shequ.assessment.report;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularReader;
import org.shequ.testkit.ServersResource;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.officer;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ReportApiTest {

    @Test
    void a_districts_year_is_a_workbook_with_chinese_headers() {
        String district = district(2);
        communityResults(officer(district), "2024,%1$s001001,90,URBAN\n2024,%1$s001002,80,URBAN\n".formatted(district));
        byte[] workbook = given().header("Authorization", officer(district))
                .header("Accept-Language", "zh-CN")
                .get("/assessment/v1/result-tables/xlsx?subjectKind=COMMUNITY&year=2024")
                .then()
                .statusCode(200)
                .contentType(TabularMedia.XLSX)
                .extract()
                .asByteArray();
        List<String> ranks = new ArrayList<>();
        var columns = Columns.of(ResultTables.COLUMNS.all().toArray(Column[]::new));
        try (var table = TabularReader.open(new ByteArrayInputStream(workbook), TabularMedia.XLSX, columns, null)) {
            while (table.hasNext()) {
                var row = table.next();
                ranks.add(row.text("unit_code") + ":" + row.text("rank"));
                assertEquals("城市社区", row.text("peer_group"));
            }
        }
        assertEquals(List.of(community(district, 1) + ":1", community(district, 2) + ":2"), ranks);
    }

    @Test
    void a_table_of_people_masks_names_and_keeps_to_the_scope() {
        String district = district(1);
        Given.person("T" + district, community(district, 1));
        Given.imported(
                "person-result-imports",
                officer(district),
                "year,personnel_number,grade,score\n2024,T" + district + ",EXCELLENT,95\n",
                Map.of());
        get(officer(district), "result-tables/csv?subjectKind=PERSON&year=2024")
                .then()
                .statusCode(200)
                .body(containsString("王**"))
                .body(not(containsString("王小明")));
        given().header("Authorization", officer(district))
                .header("Accept-Language", "zh-CN")
                .get("/assessment/v1/result-tables/csv?subjectKind=PERSON&year=2024")
                .then()
                .body(containsString(",优秀,"));
        get(officer("110101"), "result-tables/csv?subjectKind=PERSON&year=2024&unit=" + district)
                .then()
                .body(not(containsString("T" + district)));
    }

    @Test
    void a_distribution_gives_figures_per_group() {
        String district = district(4);
        communityResults(officer(district), """
                2024,%1$s001001,100,URBAN
                2024,%1$s001002,80,URBAN
                2024,%1$s001003,84.5,URBAN
                2024,%1$s001004,60,VILLAGE
                """.formatted(district));
        get(officer(district), "distribution?subjectKind=COMMUNITY&year=2024")
                .then()
                .statusCode(200)
                .body("groups.peerGroup", equalTo(List.of("URBAN", "VILLAGE")))
                .body("groups[0].mean", equalTo(88.17f))
                .body("groups[0].median", equalTo(84.5f))
                .body("scores.findAll { it.peerGroup == 'URBAN' }.value", equalTo(List.of("80-90", "90-100")))
                .body("scores.findAll { it.peerGroup == 'URBAN' }.subjects", equalTo(List.of(2, 1)));
        assertEquals(400, get(officer(district), "distribution?year=2024").statusCode());
    }

    @Test
    void a_history_is_paged_over_the_years_newest_first_without_gap_or_repetition() {
        String district = district(1);
        StringBuilder rows = new StringBuilder();
        for (int year = 2015; year <= 2024; year++) {
            rows.append(year)
                    .append(',')
                    .append(community(district, 1))
                    .append(',')
                    .append(year - 1940)
                    .append(",URBAN\n");
        }
        communityResults(officer(district), rows.toString());
        List<Integer> years = new ArrayList<>();
        List<Float> scores = new ArrayList<>();
        String path = "communities/" + community(district, 1) + "/results?limit=3&count=true";
        String next = path;
        while (next != null) {
            var page = get(officer(district), next).jsonPath();
            assertEquals(10, page.getInt("total"));
            years.addAll(page.getList("items.year"));
            scores.addAll(page.getList("items.score"));
            next = page.getString("next") == null ? null : path + "&cursor=" + page.getString("next");
        }
        assertEquals(List.of(2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016, 2015), years);
        assertEquals(84.0f, scores.getFirst());
        assertEquals(75.0f, scores.getLast());
    }

    @Test
    void a_table_longer_than_one_read_holds_everybody_once_in_order() {
        String district = district(0);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1205; i++) {
            String code = district + "%03d%03d".formatted(1 + i / 100, i % 100);
            Given.unit(code, UnitKind.COMMUNITY, Given.OLD);
            rows.append("2024,").append(code).append(',').append(i % 100).append(",URBAN\n");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(officer(district), "communities?limit=1&count=true")
                                .jsonPath()
                                .getInt("total")
                        == 1205);
        assertEquals(
                "SUCCEEDED",
                communityResults(officer(district), rows.toString()).getString("state"));
        String csv = get(officer(district), "result-tables/csv?subjectKind=COMMUNITY&year=2024")
                .asString();
        List<String> codes =
                csv.lines().skip(1).map(line -> line.split(",", -1)[1]).toList();
        assertEquals(1205, codes.size());
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
        get(officer(district), "distribution?subjectKind=COMMUNITY&year=2024")
                .then()
                .body("groups[0].subjects", equalTo(1205))
                .body("scores.subjects.sum()", equalTo(1205))
                .body("groups[0].median", equalTo(49.0f));
    }
}
