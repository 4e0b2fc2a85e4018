package org.shequ.assessment.succession;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.communityResults;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.officer;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.post;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class SuccessionApiTest {

    @Inject
    Database database;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate FORMED = LocalDate.of(2025, 6, 1);

    private static String merger(String district, String to) {
        return """
                {"kind":"MERGER","effectiveOn":"2025-06-01","documentNumber":"崇政复1号","to":["%s"],
                 "from":[{"unitCode":"%s","population":3000},{"unitCode":"%s","population":1000}]}""".formatted(to, community(district, 1), community(district, 2));
    }

    /** Four communities with results of 2023 and 2024; of 2022 only the first has one. */
    private static String ranked() {
        String district = district(4);
        communityResults(officer(district), """
                2022,%1$s001001,70,URBAN
                2023,%1$s001001,90,URBAN
                2023,%1$s001002,80,URBAN
                2023,%1$s001003,88,URBAN
                2023,%1$s001004,60,URBAN
                2024,%1$s001001,90.01,URBAN
                2024,%1$s001002,90.02,URBAN
                2024,%1$s001003,95,URBAN
                2024,%1$s001004,60,URBAN
                """.formatted(district));
        return district;
    }

    private static JsonPath results(String code) {
        return get(Given.officer("*"), "communities/" + code + "/results").jsonPath();
    }

    @Test
    void a_merged_community_inherits_the_weighted_score_of_the_years_that_all_have() {
        String district = ranked();
        String merged = community(district, 50);
        Given.youngCommunity(merged, FORMED);
        post(approver(), "successions", merger(district, merged))
                .then()
                .statusCode(201)
                .body("inherited", equalTo(2));
        JsonPath results = results(merged);
        assertEquals(List.of(2024, 2023), results.getList("items.year"));
        assertEquals(List.of(90.01f, 87.5f), results.getList("items.score"));
        assertEquals(List.of(2, 2), results.getList("items.rank"));
        assertEquals(List.of(3, 3), results.getList("items.peers"));
        assertEquals(List.of("INHERITED", "INHERITED"), results.getList("items.reason"));
        assertEquals(List.of(1, 1), results(community(district, 3)).getList("items.version"));
        get(Given.officer("*"), "communities/" + merged + "/standing?until=2024&years=3")
                .then()
                .body("perYear[0].state", equalTo("NOT_YET_ASSESSED"))
                .body("verdict", equalTo("FAIL"));
        TestKafka.awaitEvent(ResultsChanged.class, changed -> merged.equals(changed.unitCode()));
    }

    @Test
    void a_merger_told_twice_at_once_is_recorded_once() throws Exception {
        String district = ranked();
        String merged = community(district, 50);
        Given.youngCommunity(merged, FORMED);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() ->
                    post(approver(), "successions", merger(district, merged)).statusCode());
            var other = threads.submit(() ->
                    post(approver(), "successions", merger(district, merged)).statusCode());
            assertEquals(
                    List.of(201, 409),
                    Stream.of(one.get(), other.get()).sorted().toList());
        }
        ProblemAssert.assertProblem(
                AssessmentProblem.SUCCESSION_EXISTS, post(approver(), "successions", merger(district, merged)));
        assertEquals(List.of(1, 1), results(merged).getList("items.version"));
    }

    @Test
    void split_communities_inherit_a_copy() {
        String district = ranked();
        Given.youngCommunity(community(district, 51), FORMED);
        Given.youngCommunity(community(district, 52), FORMED);
        post(approver(), "successions", """
                        {"kind":"SPLIT","effectiveOn":"2025-06-01","documentNumber":"崇政复2号",
                         "from":[{"unitCode":"%s"}],"to":["%s","%s"]}""".formatted(
                                community(district, 3), community(district, 51), community(district, 52)))
                .then()
                .statusCode(201)
                .body("inherited", equalTo(4));
        for (int successor : List.of(51, 52)) {
            JsonPath results = results(community(district, successor));
            assertEquals(List.of(95.0f, 88.0f), results.getList("items.score"));
            assertEquals(List.of(1, 2), results.getList("items.rank"));
        }
    }

    @Test
    void a_later_import_does_not_rank_what_was_inherited_as_a_peer() {
        String district = ranked();
        String merged = community(district, 50);
        Given.youngCommunity(merged, FORMED);
        post(approver(), "successions", merger(district, merged)).then().statusCode(201);
        communityResults(officer(district), "2024," + community(district, 4) + ",61,URBAN\n");
        assertEquals(4, results(community(district, 4)).getInt("items[0].peers"));
        assertEquals(List.of(1, 1), results(merged).getList("items.version"));
    }

    @Test
    void a_succession_must_make_sense_and_lie_within_the_callers_scope() {
        String district = ranked();
        ProblemAssert.assertProblem(
                AssessmentProblem.SUCCESSION_UNSOUND,
                post(approver(), "successions", merger(district, community(district, 1))));
        ProblemAssert.assertProblem(
                AssessmentProblem.UNKNOWN_COMMUNITY,
                post(approver(), "successions", merger(district, community(district, 77))));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(
                        Tokens.of("assessment-approver").scope("110101").bearer(),
                        "successions",
                        merger(district, community(district, 3))));
        get(Given.officer(district), "successions").then().statusCode(200);
    }

    private static UnitChanged ended(String code, UnitStatus status, String... into) {
        BigDecimal share = BigDecimal.ONE.divide(BigDecimal.valueOf(into.length), 4, RoundingMode.HALF_UP);
        BigDecimal each = status == UnitStatus.MERGED ? BigDecimal.ONE : share;
        return new UnitChanged(
                code,
                "社区" + code,
                UnitKind.COMMUNITY,
                code.substring(0, 9),
                status,
                "111",
                Given.OLD,
                FORMED,
                Stream.of(into).map(to -> new UnitSuccessor(to, each)).toList());
    }

    private static int inherited(String code) {
        var answer = get(Given.officer("*"), "communities/" + code + "/results");
        return answer.statusCode() == 200 ? answer.jsonPath().getList("items").size() : 0;
    }

    /** The end of a community, then the beginning of its parts: events of different units come in any order. */
    private static void split(String code, String... parts) {
        TestKafka.publish(ended(code, UnitStatus.SPLIT, parts));
        for (String part : parts) {
            Given.unit(part, UnitKind.COMMUNITY, FORMED);
        }
    }

    private static JsonPath waiting(String district) {
        return get(Given.officer(district), "successions/announced-mergers").jsonPath();
    }

    @Test
    void a_split_that_personnel_tells_is_inherited_once_however_often_it_is_delivered() {
        String district = ranked();
        String split = community(district, 3);
        String[] parts = {community(district, 51), community(district, 52)};
        Given.unit(parts[1], UnitKind.COMMUNITY, FORMED);
        var told = TestKafka.publish(
                ended(split, UnitStatus.SPLIT, parts), TestKafka.nextVersion(ended(split, UnitStatus.SPLIT, parts)));
        await().atMost(PATIENCE).until(() -> inherited(parts[1]) == 2);
        TestKafka.publish(told);
        var again = ended(split, UnitStatus.SPLIT, parts);
        TestKafka.publish(again); // told anew under a later version, as after a change of the unit's name
        Given.unit(parts[0], UnitKind.COMMUNITY, FORMED);
        split(community(district, 4), community(district, 61), community(district, 62));
        await().atMost(PATIENCE).until(() -> inherited(community(district, 62)) == 2);
        assertNothingWaits(split, 2);
        for (String part : parts) {
            assertEquals(List.of(1, 1), results(part).getList("items.version"));
            assertEquals(List.of(95.0f, 88.0f), results(part).getList("items.score"));
        }
        get(Given.officer(district), "successions")
                .then()
                .body("items.findAll { it.kind == 'SPLIT' }.size()", equalTo(2))
                .body("items[0].documentNumber", equalTo("personnel.unit-changed/" + split));
    }

    /** What was told again is applied and done with; a parked event would hold up all later ones of the unit. */
    private void assertNothingWaits(String unit, long version) {
        await().atMost(PATIENCE)
                .until(() -> database.exists(
                        "SELECT FROM inbox_positions WHERE consumer = 'personnel-reorganisations' AND aggregate_id = ?"
                                + " AND version >= ?",
                        unit,
                        version));
        assertFalse(database.exists(
                "SELECT FROM inbox_parked WHERE consumer = 'personnel-reorganisations' AND aggregate_id = ?", unit));
    }

    @Test
    void a_split_recorded_by_hand_is_not_doubled_when_personnel_tells_it() {
        String district = ranked();
        String[] parts = {community(district, 51), community(district, 52)};
        Given.youngCommunity(parts[0], FORMED);
        Given.youngCommunity(parts[1], FORMED);
        post(approver(), "successions", """
                        {"kind":"SPLIT","effectiveOn":"2025-06-01","documentNumber":"崇政复2号",
                         "from":[{"unitCode":"%s"}],"to":["%s","%s"]}""".formatted(community(district, 3), parts[1], parts[0]))
                .then()
                .statusCode(201);
        TestKafka.publish(ended(community(district, 3), UnitStatus.SPLIT, parts));
        split(community(district, 4), community(district, 61), community(district, 62));
        await().atMost(PATIENCE).until(() -> inherited(community(district, 62)) == 2);
        assertNothingWaits(community(district, 3), 2);
        assertEquals(List.of(1, 1), results(parts[0]).getList("items.version"));
        get(Given.officer(district), "successions")
                .then()
                .body("items.size()", equalTo(2))
                .body("items[0].documentNumber", equalTo("崇政复2号"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_merger_that_personnel_tells_in_either_order_waits_for_the_populations(boolean firstFirst) {
        String district = ranked();
        String merged = community(district, 50);
        Given.youngCommunity(merged, FORMED);
        String one = community(district, firstFirst ? 1 : 2);
        String other = community(district, firstFirst ? 2 : 1);
        var told = ended(one, UnitStatus.MERGED, merged);
        var published = TestKafka.publish(told, TestKafka.nextVersion(told));
        TestKafka.publish(ended(other, UnitStatus.MERGED, merged));
        TestKafka.publish(published);
        await().atMost(PATIENCE)
                .until(() -> List.of(List.of(community(district, 1), community(district, 2)))
                        .equals(waiting(district).getList("items.predecessors")));
        assertEquals(List.of(merged), waiting(district).getList("items.successor"));
        assertTrue(results(merged).getList("items").isEmpty(), "weights are never guessed");
        ProblemAssert.assertProblem(
                        AssessmentProblem.PREDECESSOR_MISSING, post(approver(), "successions", """
                        {"kind":"MERGER","effectiveOn":"2025-06-01","documentNumber":"1","to":["%s"],
                         "from":[{"unitCode":"%s","population":1},{"unitCode":"%s","population":1}]}""".formatted(
                                        merged, community(district, 1), community(district, 3))))
                .then()
                .body("figures.missing", equalTo(List.of(community(district, 2))));
        post(approver(), "successions", merger(district, merged))
                .then()
                .statusCode(201)
                .body("inherited", equalTo(2));
        assertTrue(waiting(district).getList("items").isEmpty());
        TestKafka.publish(published);
        ProblemAssert.assertProblem(
                AssessmentProblem.SUCCESSION_EXISTS, post(approver(), "successions", merger(district, merged)));
        assertEquals(List.of(1, 1), results(merged).getList("items.version"));
    }

    @Test
    void a_community_that_takes_others_up_keeps_its_own_results_and_waits_for_nothing() {
        String district = ranked();
        TestKafka.publish(ended(community(district, 1), UnitStatus.MERGED, community(district, 2)));
        split(community(district, 4), community(district, 61), community(district, 62));
        await().atMost(PATIENCE).until(() -> inherited(community(district, 62)) == 2);
        assertTrue(waiting(district).getList("items").isEmpty());
        assertEquals(List.of(1, 1), results(community(district, 2)).getList("items.version"));
    }

    @Test
    void what_the_predecessors_get_or_correct_later_is_inherited_then_down_the_whole_line() {
        String district = ranked();
        String merged = community(district, 50);
        Given.youngCommunity(merged, FORMED);
        post(approver(), "successions", merger(district, merged)).then().statusCode(201);
        split(merged, community(district, 71), community(district, 72));
        String last = community(district, 72);
        await().atMost(PATIENCE).until(() -> inherited(last) == 2);
        communityResults(officer(district), """
                2022,%1$s001002,66,URBAN
                2024,%1$s001001,94,URBAN
                """.formatted(district));
        JsonPath inherited = results(merged);
        assertEquals(List.of(2024, 2023, 2022), inherited.getList("items.year"));
        assertEquals(List.of(93.01f, 87.5f, 69.0f), inherited.getList("items.score"));
        assertEquals(List.of(2, 1, 1), inherited.getList("items.version"));
        assertEquals(List.of(93.01f, 87.5f, 69.0f), results(last).getList("items.score"));
        assertEquals(List.of(2, 1, 1), results(last).getList("items.version"));
    }
}
