package org.shequ.personnel.duplicates;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.Given;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** Records that turn out to be of one person. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class MergerApiTest {

    @Test
    void records_that_share_name_birth_date_and_phone_are_listed_in_pages_of_the_own_scope() {
        String district = district(1);
        String token = clerk(district);
        for (String phone : List.of("13800000001", "13800000002", "13800000003")) {
            for (int i = 0; i < 2; i++) {
                record(token, "重名", LocalDate.of(1991, 2, 3), phone);
            }
        }
        record(token, "重名", LocalDate.of(1991, 2, 4), "13800000001");
        record(token, "单名", LocalDate.of(1991, 2, 3), "13800000009");
        var first =
                get(token, "person-duplicates?limit=2").then().statusCode(200).body("items", hasSize(2));
        first.body("items[0].people", hasSize(2)).body("items[0].people[0].name", equalTo("重*"));
        String next = first.extract().path("next");
        get(token, "person-duplicates?limit=2&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        get(clerk(district + "001"), "person-duplicates").then().body("items", hasSize(0));
    }

    @Test
    void two_records_become_one_and_two_again() {
        String district = district(2);
        String token = clerk(district);
        String unit = community(district, 1);
        String kept = serving(unit, "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String merged = Given.recorded(district);
        change(
                        token,
                        "people/" + merged + "/assignments",
                        merged,
                        Map.of(
                                "unitCode", community(district, 2),
                                "post", "COMMUNITY_WORKER",
                                "from", "2015-01-01",
                                "to", "2020-01-01",
                                "tenureKind", "CONTRACT",
                                "orderNumber", "旧1号"))
                .then()
                .statusCode(201);
        change(
                        token,
                        "people/" + merged + "/honours",
                        merged,
                        Map.of(
                                "title", "先进个人",
                                "level", "DISTRICT",
                                "awardedBy", "区政府",
                                "awardedOn", "2018-07-01",
                                "orderNumber", "1"))
                .then()
                .statusCode(201);
        Instant before = TestClock.now();
        merge(token, kept, merged).then().statusCode(201).body("id", equalTo(kept));
        get(token, "people/" + kept + "/assignments")
                .then()
                .body("items.post", contains("COMMUNITY_WORKER", "SECRETARY"));
        get(token, "people/" + kept + "/identities").then().body("items.kind", contains("CONTRACT", "STAFFED"));
        get(token, "people/" + kept + "/honours").then().body("items.title", contains("先进个人"));
        get(token, "people/" + kept + "/assignments?knownAt=" + before)
                .then()
                .body("items.post", contains("SECRETARY"));
        get(token, "people/" + merged)
                .then()
                .statusCode(410)
                .body("code", equalTo("PERSON_MERGED"))
                .body("figures.mergedInto", equalTo(kept));
        get(token, "people/" + merged + "/assignments").then().statusCode(410);
        get(token, "people?count=true").then().body("total", equalTo(1));
        TestKafka.awaitEvent(
                PersonMerged.class,
                told -> told.personId().toString().equals(merged)
                        && String.valueOf(told.mergedInto()).equals(kept));
        TestKafka.awaitEvent(
                CareerChanged.class,
                told -> told.personId().toString().equals(kept)
                        && told.assignments().size() == 2);
        TestKafka.awaitEvent(
                CareerChanged.class,
                told -> told.personId().toString().equals(merged)
                        && told.assignments().isEmpty());
        ProblemAssert.assertProblem(PersonnelProblem.PERSON_MERGED, merge(token, kept, merged, 4));

        String merger = get(token, "people/" + kept + "/mergers")
                .then()
                .body("items.mergedId", contains(merged))
                .extract()
                .path("items[0].id");
        change(token, "people/" + kept + "/mergers/" + merger + "/reversal", kept, Map.of("orderNumber", "撤1号"))
                .then()
                .statusCode(200);
        get(token, "people/" + kept + "/assignments").then().body("items.post", contains("SECRETARY"));
        get(token, "people/" + kept + "/honours").then().body("items", hasSize(0));
        get(token, "people/" + merged + "/assignments").then().body("items.post", contains("COMMUNITY_WORKER"));
        get(token, "people/" + merged + "/identities").then().body("items.kind", contains("CONTRACT"));
        get(token, "people/" + merged + "/honours").then().body("items.title", contains("先进个人"));
        get(token, "people/" + kept + "/mergers").then().body("items[0].reversedAt", notNullValue());
        assertNull(TestKafka.awaitEvent(
                        PersonMerged.class,
                        told -> told.personId().toString().equals(merged) && told.mergedInto() == null)
                .mergedInto());
        ProblemAssert.assertProblem(
                        PersonnelProblem.MERGER_REVERSED,
                        change(
                                token,
                                "people/" + kept + "/mergers/" + merger + "/reversal",
                                kept,
                                Map.of("orderNumber", "撤2号")))
                .then()
                .body("figures.state", equalTo("REVERSED"))
                .body("figures.possible", hasSize(0));
    }

    @Test
    void what_both_hold_alike_is_one_fact_and_comes_back_as_it_was_known() {
        String district = district(1);
        String token = clerk(district);
        String unit = community(district, 1);
        String kept = serving(unit, "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String merged = serving(unit, "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        Instant before = TestClock.now();
        merge(token, kept, merged).then().statusCode(201);
        get(token, "people/" + kept + "/assignments").then().body("items.post", contains("SECRETARY"));
        get(token, "statistics").then().body("headcount", equalTo(1));
        Instant between = TestClock.now();
        String merger =
                get(token, "people/" + kept + "/mergers").then().extract().path("items[0].id");
        change(token, "people/" + kept + "/mergers/" + merger + "/reversal", kept, Map.of("orderNumber", "撤1号"))
                .then()
                .statusCode(200);
        get(token, "people/" + merged + "/assignments").then().body("items.post", contains("SECRETARY"));
        get(token, "people/" + merged + "/assignments?knownAt=" + before).then().body("items", hasSize(1));
        get(token, "people/" + merged + "/assignments?knownAt=" + between)
                .then()
                .body("items", hasSize(0));
        get(token, "statistics").then().body("headcount", equalTo(2));
    }

    @Test
    void careers_that_contradict_each_other_are_refused_and_the_overlap_is_named() {
        String district = district(2);
        String token = clerk(district);
        String kept = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        String merged = serving(community(district, 2), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2021, 1, 1));
        merge(token, kept, merged)
                .then()
                .statusCode(409)
                .body("code", equalTo("PRIMARY_POSTS_OVERLAP"))
                .body("figures.fact3", equalTo(community(district, 2)))
                .body("figures.fact1", containsString("2021-01-01"));
        get(token, "people/" + merged).then().statusCode(200).body("post", equalTo("COMMUNITY_WORKER"));
        ProblemAssert.assertProblem(CommonProblem.RULE_VIOLATED, merge(token, kept, kept, 2));
        ProblemAssert.assertProblem(CommonProblem.STALE_VERSION, merge(token, kept, merged, 1));
    }

    @Test
    void ties_to_relatives_go_along_once() {
        String district = district(1);
        String token = clerk(district);
        String kept = Given.recorded(district);
        String merged = Given.recorded(district);
        String spouse = Given.recorded(district);
        String child = Given.recorded(district);
        for (String[] tie : new String[][] {{kept, spouse}, {merged, spouse}, {merged, child}, {kept, merged}}) {
            change(
                            token,
                            "people/" + tie[0] + "/relatives",
                            tie[0],
                            Map.of("relation", "LINEAL", "relativeId", tie[1], "orderNumber", "1"))
                    .then()
                    .statusCode(201);
        }
        merge(token, kept, merged).then().statusCode(201);
        get(token, "people/" + kept + "/relatives")
                .then()
                .body("items.findAll { it.withdrawnAt == null }.relativeId", containsInAnyOrder(spouse, child));
        TestKafka.awaitEvent(
                PersonChanged.class,
                told -> told.personId().toString().equals(child)
                        && TestPeople.details(told).relatives().stream()
                                .anyMatch(tie -> tie.personId().toString().equals(kept)));
        String merger =
                get(token, "people/" + kept + "/mergers").then().extract().path("items[0].id");
        change(token, "people/" + kept + "/mergers/" + merger + "/reversal", kept, Map.of("orderNumber", "撤1号"))
                .then()
                .statusCode(200);
        get(token, "people/" + merged + "/relatives")
                .then()
                .body("items.findAll { it.withdrawnAt == null }.relativeId", containsInAnyOrder(spouse, child, kept));
    }

    @Test
    void a_merged_record_is_in_no_import() {
        String district = district(1);
        String token = clerk(district);
        String kept = Given.recorded(district);
        String merged = Given.recorded(district);
        String number = get(token, "people/" + merged).then().extract().path("personnelNumber");
        merge(token, kept, merged).then().statusCode(201);
        var job = Given.imported(
                "assignment-imports",
                token,
                "personnel_number,unit_code,post,from\n" + number + "," + community(district, 1) + ",SECRETARY,"
                        + today() + "\n",
                Map.of());
        org.junit.jupiter.api.Assertions.assertEquals(
                "PERSON_UNKNOWN", Given.problems(token, job).getFirst().get("rule"));
    }

    private static String record(String token, String name, LocalDate birthDate, String phone) {
        var person = Given.person(name, birthDate);
        person.put("phone", phone);
        return post(token, "people", person).then().statusCode(201).extract().path("id");
    }

    private static Response merge(String token, String kept, String merged) {
        int version = get(token, "people/" + merged).then().extract().path("version");
        return merge(token, kept, merged, version);
    }

    private static Response merge(String token, String kept, String merged, long version) {
        return change(
                token,
                "people/" + kept + "/mergers",
                kept,
                Map.of("mergedId", merged, "mergedVersion", version, "orderNumber", "合1号", "reason", "一人两档"));
    }
}
