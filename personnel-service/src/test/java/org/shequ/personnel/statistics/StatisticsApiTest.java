package org.shequ.personnel.statistics;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** A small workforce whose figures were counted by hand. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class StatisticsApiTest {

    /** On 2024-01-01: 30, 40 and 50 years old in the first community, 25 in the second; the 50-year-old left in 2025. */
    private static String workforce() {
        String district = district(2);
        String people = "personnel_number,name,citizen_id,education,political_status\n"
                + person(district, 1, LocalDate.of(1994, 1, 1), true, "BACHELOR", "CPC_MEMBER")
                + person(district, 2, LocalDate.of(1983, 1, 2), false, "JUNIOR_COLLEGE", "MASSES")
                + person(district, 3, LocalDate.of(1973, 6, 1), false, "MASTER", "CPC_MEMBER")
                + person(district, 4, LocalDate.of(1998, 3, 1), true, "", "");
        succeeded(imported("person-imports", clerk(district), people, Map.of()));
        String posts = "personnel_number,unit_code,post,primary,from,to,tenure_kind\n"
                + "S%1$s1,%2$s,GRID_WORKER,true,2020-01-01,,CONTRACT\n"
                + "S%1$s2,%2$s,SECRETARY,true,2020-01-01,,STAFFED\n"
                + "S%1$s2,%3$s,SECRETARY,false,2020-01-01,,\n"
                + "S%1$s3,%2$s,COMMUNITY_WORKER,true,2020-01-01,2025-01-01,STAFFED\n"
                + "S%1$s4,%3$s,GRID_WORKER,true,2020-01-01,,CONTRACT\n";
        succeeded(imported(
                "assignment-imports",
                clerk(district),
                posts.formatted(district, community(district, 1), community(district, 2)),
                Map.of()));
        return district;
    }

    private static String person(
            String district, int number, LocalDate born, boolean male, String education, String status) {
        return "S%s%d,张伟,%s,%s,%s\n".formatted(district, number, citizenId(born, male), education, status);
    }

    @Test
    void the_workforce_of_a_day_is_counted_once_each() {
        String district = workforce();
        JsonPath day = get(clerk(district), "statistics?asOf=2024-01-01")
                .then()
                .statusCode(200)
                .body("asOf", equalTo("2024-01-01"))
                .body("definition", containsString(" / "))
                .body("headcount", equalTo(4))
                .body("averageAge", equalTo(36.3f)) // (30 + 40 + 50 + 25) / 4 = 36.25
                .body("bachelorShare", equalTo(0.5f))
                .extract()
                .jsonPath();
        assertEquals(Map.of("GRID_WORKER", 2, "SECRETARY", 1, "COMMUNITY_WORKER", 1), counts(day, "byPost"));
        assertEquals(Map.of("CONTRACT", 2, "STAFFED", 2), counts(day, "byTenureKind"));
        assertEquals(Map.of("MALE", 2, "FEMALE", 2), counts(day, "bySex"));
        assertEquals(Map.of("BACHELOR", 1, "JUNIOR_COLLEGE", 1, "MASTER", 1, "null", 1), counts(day, "byEducation"));
        assertEquals(Map.of("0-29", 1, "30-34", 1, "40-44", 1, "50-54", 1), counts(day, "byAgeBand"));
        get(clerk(district), "statistics?asOf=2025-01-01").then().body("headcount", equalTo(3));
        get(clerk(district), "statistics?asOf=2019-12-31")
                .then()
                .body("headcount", equalTo(0))
                .body("averageAge", equalTo(null))
                .body("byPost", equalTo(List.of()));
        get(clerk(district), "statistics?asOf=2024-01-01&unit=" + community(district, 2))
                .then()
                .body("headcount", equalTo(1));
    }

    private static Map<String, Integer> counts(JsonPath answer, String dimension) {
        return answer.<Map<String, Object>>getList(dimension).stream()
                .collect(Collectors.toMap(
                        count -> String.valueOf(count.get("value")), count -> (Integer) count.get("people")));
    }

    @Test
    void a_community_shows_whether_it_has_all_three_generations() {
        String district = workforce();
        String token = clerk(district);
        get(token, "statistics?asOf=2024-01-01")
                .then()
                .body("generations.communities", equalTo(2))
                .body("generations.complete", equalTo(1))
                .body("generations.youngBelow", equalTo(35));
        get(token, "statistics/generations?asOf=2024-01-01&complete=true")
                .then()
                .statusCode(200)
                .body("items.unitCode", contains(community(district, 1)))
                .body("items[0].young", equalTo(1))
                .body("items[0].middle", equalTo(1))
                .body("items[0].senior", equalTo(1));
        String next =
                get(token, "statistics/generations?asOf=2024-01-01&limit=1").path("next");
        get(token, "statistics/generations?asOf=2024-01-01&limit=1&cursor=" + next)
                .then()
                .body("items.unitCode", contains(community(district, 2)))
                .body("items[0].complete", equalTo(false));
        get(token, "statistics?asOf=2025-06-01").then().body("generations.complete", equalTo(0));
    }

    @Test
    void today_and_days_to_come_count_what_the_careers_say() {
        String district = district(2);
        String token = clerk(district);
        LocalDate turn = today().plusDays(10);
        String people = "personnel_number,name,citizen_id,education,political_status\n"
                + person(district, 1, LocalDate.of(1990, 1, 1), true, "BACHELOR", "CPC_MEMBER")
                + person(district, 2, LocalDate.of(1990, 1, 1), false, "BACHELOR", "CPC_MEMBER")
                + person(district, 3, LocalDate.of(1990, 1, 1), false, "BACHELOR", "CPC_MEMBER");
        succeeded(imported("person-imports", token, people, Map.of()));
        String posts = "personnel_number,unit_code,post,primary,from,to,tenure_kind\n"
                + "S%1$s1,%2$s,GRID_WORKER,true,2020-01-01,%4$s,CONTRACT\n"
                + "S%1$s1,%3$s,SECRETARY,true,%4$s,,STAFFED\n"
                + "S%1$s2,%2$s,COMMUNITY_WORKER,true,2020-01-01,,CONTRACT\n"
                + "S%1$s3,%2$s,COMMUNITY_WORKER,true,%5$s,,CONTRACT\n";
        succeeded(imported(
                "assignment-imports",
                token,
                posts.formatted(district, community(district, 1), community(district, 2), turn, today()),
                Map.of()));

        JsonPath yesterday = statistics(token, today().minusDays(1));
        assertEquals(Map.of("GRID_WORKER", 1, "COMMUNITY_WORKER", 1), counts(yesterday, "byPost"));
        JsonPath now = get(token, "statistics").jsonPath();
        assertEquals(Map.of("GRID_WORKER", 1, "COMMUNITY_WORKER", 2), counts(now, "byPost"));
        assertEquals(Map.of("CONTRACT", 3), counts(now, "byTenureKind"));
        assertEquals(counts(now, "byPost"), counts(statistics(token, turn.minusDays(1)), "byPost"));
        JsonPath then = statistics(token, turn);
        assertEquals(Map.of("SECRETARY", 1, "COMMUNITY_WORKER", 2), counts(then, "byPost"));
        assertEquals(Map.of("STAFFED", 1, "CONTRACT", 2), counts(then, "byTenureKind"));
        get(token, "statistics/generations").then().body("items.middle", contains(3, 0));
        get(token, "statistics/generations?asOf=" + turn).then().body("items.middle", contains(2, 1));
    }

    private static JsonPath statistics(String token, LocalDate day) {
        return get(token, "statistics?asOf=" + day)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** In a year without that day, it is on 1 March. */
    @Test
    void who_was_born_on_a_leap_day_grows_older_with_the_others() {
        String district = district(1);
        String token = clerk(district);
        succeeded(imported(
                "person-imports",
                token,
                "personnel_number,name,citizen_id,education,political_status\n"
                        + person(district, 1, LocalDate.of(1988, 2, 29), true, "", ""),
                Map.of()));
        succeeded(imported(
                "assignment-imports",
                token,
                "personnel_number,unit_code,post,primary,from,to,tenure_kind\nS%s1,%s,SECRETARY,true,2020-01-01,,STAFFED\n"
                        .formatted(district, community(district, 1)),
                Map.of()));
        for (int year : List.of(2023, 2033)) { // 35 in the past, 45 to come
            LocalDate before = LocalDate.of(year, 2, 28);
            get(token, "statistics?asOf=" + before).then().body("averageAge", equalTo((float) (year - 1989)));
            get(token, "statistics?asOf=" + before.plusDays(1)).then().body("averageAge", equalTo((float)
                    (year - 1988)));
        }
        get(token, "statistics/generations?asOf=2023-02-28").then().body("items[0].young", equalTo(1));
        get(token, "statistics/generations?asOf=2023-03-01").then().body("items[0].middle", equalTo(1));
        get(token, "statistics/generations?asOf=2038-02-28").then().body("items[0].middle", equalTo(1));
        get(token, "statistics/generations?asOf=2038-03-01").then().body("items[0].senior", equalTo(1));
    }

    @Test
    void another_district_counts_nobody_of_this_one() {
        String district = workforce();
        String other = district(1);
        get(clerk(other), "statistics?asOf=2024-01-01&unit=" + district).then().body("headcount", equalTo(0));
        get(clerk(other), "statistics/generations?asOf=2024-01-01&unit=" + district)
                .then()
                .body("items", hasSize(0));
        ProblemAssert.assertProblem(CommonProblem.MALFORMED_REQUEST, get(clerk(other), "statistics?asOf=2024-02-30"));
    }
}
