package org.shequ.assessment.calibration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.Ratio;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.openPersonCycle;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.sheet;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CalibrationApiTest {

    static String calibrated(String cycle) {
        Rounds.calibrate(cycle);
        return cycle;
    }

    static JsonPath outcome(String cycle, String subject) {
        return get(officer(), "cycles/" + cycle + "/outcomes/" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<UUID> people(String district, int count) {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(Given.person("P" + district + i, community(district, 1)));
        }
        return people;
    }

    private static void peers(String cycle, Map<UUID, Double> scores) {
        entered(
                cycle,
                scores.entrySet().stream()
                        .map(each -> sheet(each.getKey().toString(), "PEERS", "X1", Map.of("WORK", each.getValue())))
                        .toList());
    }

    @Test
    void a_class_without_enough_raters_is_an_error_with_its_figures() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        JsonPath job = Rounds.ended(officer(), cycle, "calibration");
        assertEquals("TOO_FEW_RATERS", job.getString("failure.code"), job.prettify());
        assertEquals(2, job.getList("failure.violations").size());
        assertTrue(job.getList("failure.violations.pointer")
                .contains("/subjects/" + community(district, 2) + "/RESIDENTS"));
        get(officer(), "cycles/" + cycle).then().body("status", equalTo("OPEN"));
    }

    @Test
    void communities_are_scored_and_ranked_with_points_and_vetoes_explained() {
        String district = district(3);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 20, 30));
        entered(cycle, Rounds.community(community(district, 3), 16, 24));
        calibrated(cycle);
        assertEquals(90.0f, outcome(cycle, community(district, 1)).getFloat("score"));
        assertEquals(2, outcome(cycle, community(district, 1)).getInt("rank"));
        decide(officer(), cycle, "points", """
                        {"subject":"%s","indicator":"HONOUR","points":3,"reason":"市级表彰",
                         "evidence":"https://example.org/1"}""".formatted(community(district, 1)))
                .then()
                .statusCode(200);
        decide(
                        officer(),
                        cycle,
                        "points",
                        "{\"subject\":\"%s\",\"indicator\":\"PETITIONS\",\"points\":1.25,\"reason\":\"越级上访\"}"
                                .formatted(community(district, 1)))
                .then()
                .statusCode(200);
        decide(
                        officer(),
                        cycle,
                        "vetoes",
                        "{\"subject\":\"%s\",\"veto\":\"INCIDENT\",\"reason\":\"安全事故\"}"
                                .formatted(community(district, 2)))
                .then()
                .statusCode(200);
        JsonPath first = outcome(cycle, community(district, 1));
        assertEquals(90.0f, first.getFloat("weighed"));
        assertEquals(1.75f, first.getFloat("points"));
        assertEquals(91.75f, first.getFloat("score"));
        assertEquals(1, first.getInt("rank"));
        JsonPath vetoed = outcome(cycle, community(district, 2));
        assertEquals(100.0f, vetoed.getFloat("weighed"));
        assertEquals(59.99f, vetoed.getFloat("score"));
        assertEquals(List.of("INCIDENT"), vetoed.getList("vetoes"));
        assertEquals(3, vetoed.getInt("rank"));
        get(officer(), "cycles/" + cycle + "/outcomes?limited=true&count=true")
                .then()
                .body("total", equalTo(1));
        JsonPath records = get(officer(), "cycles/" + cycle + "/subjects/" + community(district, 1) + "/records")
                .jsonPath();
        decide(officer(), cycle, "points/" + records.getString("points[1].id") + "/revocation", "{\"reason\":\"查无实据\"}")
                .then()
                .statusCode(200);
        decide(
                        officer(),
                        cycle,
                        "subjects/" + community(district, 2) + "/vetoes/INCIDENT/lifting",
                        "{\"reason\":\"责任认定撤销\"}")
                .then()
                .statusCode(200);
        assertEquals(93.0f, outcome(cycle, community(district, 1)).getFloat("score"));
        assertEquals(1, outcome(cycle, community(district, 2)).getInt("rank"));
    }

    @Test
    void points_beyond_the_limit_without_evidence_or_of_no_indicator_are_refused() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String body = "{\"subject\":\"%s\",\"indicator\":\"%s\",\"points\":%s,\"reason\":\"r\"}";
        String unit = community(district, 1);
        ProblemAssert.assertProblem(
                        AssessmentProblem.POINTS_BEYOND_LIMIT,
                        decide(officer(), cycle, "points", body.formatted(unit, "HONOUR", "3.01")))
                .then()
                .body("figures.limit", equalTo(3));
        ProblemAssert.assertProblem(
                AssessmentProblem.EVIDENCE_REQUIRED,
                decide(officer(), cycle, "points", body.formatted(unit, "HONOUR", "1")));
        ProblemAssert.assertProblem(
                AssessmentProblem.UNKNOWN_IN_SCHEME,
                decide(officer(), cycle, "points", body.formatted(unit, "MEETINGS", "1")));
        ProblemAssert.assertProblem(
                AssessmentProblem.SUBJECT_NOT_LISTED,
                decide(officer(), cycle, "points", body.formatted("110101001001", "PETITIONS", "1")));
    }

    @Test
    void a_tie_at_the_cap_needs_a_recorded_decision() {
        String district = district(1);
        List<UUID> people = people(district, 10);
        String cycle = openPersonCycle(district);
        Map<UUID, Double> scores = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            scores.put(people.get(i), i == 0 ? 97.0 : i <= 3 ? 95.0 : 80.0);
        }
        peers(cycle, scores);
        calibrated(cycle);
        JsonPath pool = get(officer(), "cycles/" + cycle + "/pools").jsonPath();
        assertEquals(10, pool.getInt("items[0].graded"));
        assertEquals(2, pool.getInt("items[0].places"));
        assertEquals(1, pool.getInt("items[0].tiePlaces"));
        assertEquals(3, pool.getList("items[0].tie").size());
        assertNull(outcome(cycle, people.get(1).toString()).getString("grade"));
        assertEquals("EXCELLENT", outcome(cycle, people.get(0).toString()).getString("grade"));
        Response early = decide(Rounds.publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}");
        ProblemAssert.assertProblem(AssessmentProblem.TIES_UNDECIDED, early);
        String decision = "{\"chosen\":[%s],\"reason\":\"测评更高\",\"documentNumber\":\"崇〔2026〕3号\"}";
        ProblemAssert.assertProblem(
                        AssessmentProblem.TIE_DECISION_UNFIT,
                        tie(cycle, district, decision.formatted("\"" + people.get(1) + "\",\"" + people.get(2) + "\"")))
                .then()
                .body("figures.tiePlaces", equalTo(1));
        tie(cycle, district, decision.formatted("\"" + people.get(2) + "\""))
                .then()
                .statusCode(200);
        assertEquals("EXCELLENT", outcome(cycle, people.get(2).toString()).getString("grade"));
        assertEquals("QUALIFIED", outcome(cycle, people.get(1).toString()).getString("grade"));
        assertEquals("EXCELLENT", outcome(cycle, people.get(1).toString()).getString("earned"));
    }

    private static Response tie(String cycle, String pool, String body) {
        return given().header("Authorization", officer())
                .header("If-Match", get(officer(), "cycles/" + cycle).getHeader("ETag"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/assessment/v1/cycles/" + cycle + "/pools/" + pool + "/tie-decision");
    }

    @Test
    void a_veto_caps_a_persons_grade_whatever_the_score() {
        String district = district(1);
        List<UUID> people = people(district, 5);
        String cycle = openPersonCycle(district);
        peers(cycle, people.stream().collect(Collectors.toMap(person -> person, person -> 95.0)));
        decide(
                        officer(),
                        cycle,
                        "vetoes",
                        "{\"subject\":\"%s\",\"veto\":\"FRAUD\",\"reason\":\"虚报\"}".formatted(people.get(0)))
                .then()
                .statusCode(200);
        calibrated(cycle);
        JsonPath outcome = outcome(cycle, people.get(0).toString());
        assertEquals("EXCELLENT", outcome.getString("earned"));
        assertEquals("UNQUALIFIED", outcome.getString("cap"));
        assertEquals("UNQUALIFIED", outcome.getString("grade"));
    }

    @Test
    void a_sanction_in_the_year_caps_the_grade_once_the_scores_are_computed_anew() {
        String district = district(1);
        List<UUID> people = people(district, 5);
        String cycle = openPersonCycle(district);
        peers(cycle, people.stream().collect(Collectors.toMap(person -> person, person -> 85.0)));
        calibrated(cycle);
        String subject = people.getFirst().toString();
        assertEquals("QUALIFIED", outcome(cycle, subject).getString("grade"));
        TestKafka.publish(new PersonChanged(
                people.getFirst(),
                Sex.MALE,
                null,
                null,
                null,
                null,
                PersonStatus.ACTIVE,
                community(district, 1),
                null,
                TestPeople.sealed(
                        people.getFirst(),
                        new PersonDetails(
                                "P" + district + 0,
                                "王小明",
                                LocalDate.of(1990, 5, 4),
                                List.of(new SanctionPeriod(
                                        LocalDate.of(2025, 12, 31), LocalDate.of(2026, 6, 30), false)),
                                null,
                                null))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().header("Authorization", officer())
                                .contentType(ContentType.JSON)
                                .body("{}")
                                .post("/assessment/v1/cycles/" + cycle + "/simulations")
                                .jsonPath()
                                .getInt("movedCount")
                        == 1);
        assertEquals("QUALIFIED", outcome(cycle, subject).getString("grade"));
        decide(officer(), cycle, "reopening", "{\"scoringUntil\":\"2026-04-30\",\"reason\":\"新处分\"}")
                .then()
                .statusCode(200);
        calibrated(cycle);
        JsonPath outcome = outcome(cycle, subject);
        assertEquals(true, outcome.getBoolean("sanctioned"));
        assertEquals("BASICALLY_QUALIFIED", outcome.getString("grade"));
        assertEquals("QUALIFIED", outcome.getString("earned"));
    }

    @Test
    void a_commended_pool_has_the_higher_cap() {
        String district = district(1);
        List<UUID> people = people(district, 4);
        String scheme = Rounds.approvedScheme("PERSON", district, Rounds.personContent());
        String cycle = post(officer(), "cycles", """
                        {"schemeId":"%s","title":"年度考核","jurisdiction":"%s","scoringUntil":"2026-03-31",
                         "commendedPools":["%s"]}""".formatted(scheme, district, district))
                .path("id");
        Rounds.open(cycle);
        peers(cycle, Map.of(people.get(0), 95.0, people.get(1), 94.0, people.get(2), 93.0, people.get(3), 92.0));
        calibrated(cycle);
        JsonPath pool = get(officer(), "cycles/" + cycle + "/pools").jsonPath();
        assertEquals(25, pool.getInt("items[0].percent"));
        assertEquals(1, pool.getInt("items[0].places"));
        assertEquals("EXCELLENT", outcome(cycle, people.get(0).toString()).getString("grade"));
        assertEquals("QUALIFIED", outcome(cycle, people.get(1).toString()).getString("grade"));
    }

    @Test
    void another_cap_or_weight_is_simulated_without_touching_anything() {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 20, 15));
        entered(cycle, Rounds.community(community(district, 2), 14, 30));
        calibrated(cycle);
        assertEquals(1, outcome(cycle, community(district, 2)).getInt("rank"));
        JsonPath simulated = given().header("Authorization", officer())
                .contentType(ContentType.JSON)
                .body("{\"dimensionWeights\":{\"PARTY\":90,\"PEACE\":10}}")
                .post("/assessment/v1/cycles/" + cycle + "/simulations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(2, simulated.getInt("movedCount"), simulated.prettify());
        assertEquals(95.0f, simulated.getFloat("moved[0].scoreAfter"));
        assertEquals(1, simulated.getInt("moved[0].rankAfter"));
        assertEquals(2, outcome(cycle, community(district, 1)).getInt("rank"));
        ProblemAssert.assertProblem(
                AssessmentProblem.SCHEME_UNSOUND,
                given().header("Authorization", officer())
                        .contentType(ContentType.JSON)
                        .body("{\"dimensionWeights\":{\"PARTY\":90}}")
                        .post("/assessment/v1/cycles/" + cycle + "/simulations"));
    }

    @Test
    void of_two_officers_calibrating_at_once_the_second_must_look_again() throws Exception {
        String district = district(2);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 18, 27));
        calibrated(cycle);
        String tag = get(officer(), "cycles/" + cycle).getHeader("ETag");
        Callable<Integer> veto = () -> veto(cycle, tag, community(district, 1));
        Callable<Integer> other = () -> veto(cycle, tag, community(district, 2));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(veto);
            var second = threads.submit(other);
            assertEquals(
                    List.of(200, CommonProblem.STALE_VERSION.status()),
                    java.util.stream.Stream.of(first.get(), second.get())
                            .sorted()
                            .toList());
        }
        get(officer(), "cycles/" + cycle + "/outcomes?limited=true").then().body("items", hasSize(1));
    }

    private static int veto(String cycle, String tag, String subject) {
        return post(
                        officer(),
                        "cycles/" + cycle + "/vetoes",
                        tag,
                        "{\"subject\":\"%s\",\"veto\":\"INCIDENT\",\"reason\":\"r\"}".formatted(subject))
                .statusCode();
    }

    @Test
    void scoring_can_begin_again_before_publicity() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        calibrated(cycle);
        decide(officer(), cycle, "reopening", "{\"scoringUntil\":\"2026-04-30\",\"reason\":\"漏评\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"));
        entered(cycle, List.of(sheet(community(district, 1), "RESIDENTS", "R9", Map.of("MEETINGS", 0, "DISPUTES", 0))));
        calibrated(cycle);
        assertEquals(72.0f, outcome(cycle, community(district, 1)).getFloat("score"));
    }

    @Test
    void scores_and_ranks_equal_exact_fractions_in_any_order_of_arrival() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String district = district(6);
        String cycle = openCommunityCycle(district);
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Map<String, List<Ratio>>> exact = new HashMap<>();
        for (int i = 1; i <= 6; i++) {
            String unit = community(district, i);
            for (int rater = 0; rater < 3 + random.nextInt(7); rater++) {
                String raterClass = rater < 1 ? "SUBDISTRICT" : "RESIDENTS";
                Map<String, BigDecimal> marks = Map.of(
                        "MEETINGS", BigDecimal.valueOf(random.nextInt(2001), 2),
                        "DISPUTES", BigDecimal.valueOf(random.nextInt(3001), 2));
                all.add(sheet(unit, raterClass, "X" + rater, marks));
                exact.computeIfAbsent(unit, key -> new HashMap<>())
                        .computeIfAbsent(raterClass, key -> new ArrayList<>())
                        .add(value(marks));
            }
        }
        Collections.shuffle(all, random);
        entered(cycle, all);
        calibrated(cycle);
        Map<String, BigDecimal> scores = new HashMap<>();
        exact.forEach((unit, sheets) -> scores.put(
                unit,
                mean(sheets.get("SUBDISTRICT"))
                        .times(Ratio.of(40))
                        .plus(mean(sheets.get("RESIDENTS")).times(Ratio.of(60)))
                        .by(Ratio.of(100))
                        .rounded()));
        scores.forEach((unit, score) -> {
            JsonPath outcome = outcome(cycle, unit);
            assertEquals(score, new BigDecimal(outcome.getString("score")).setScale(2), "seed " + seed + ", " + unit);
            long better = scores.values().stream()
                    .filter(other -> other.compareTo(score) > 0)
                    .count();
            assertEquals(better + 1, outcome.getLong("rank"), "seed " + seed + ", " + unit);
        });
    }

    /** Of the scheme of communities: 60 for meetings of 20, 40 for disputes of 30. */
    private static Ratio value(Map<String, BigDecimal> marks) {
        return Ratio.of(marks.get("MEETINGS"))
                .times(Ratio.of(3))
                .plus(Ratio.of(marks.get("DISPUTES")).times(Ratio.of(40)).by(Ratio.of(30)));
    }

    private static Ratio mean(List<Ratio> values) {
        return values.stream().reduce(Ratio.ZERO, Ratio::plus).by(Ratio.of(values.size()));
    }

    @Test
    void the_figures_of_a_pool_follow_from_counting() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String district = district(1);
        List<UUID> people = people(district, 15);
        String cycle = openPersonCycle(district);
        Map<UUID, Double> scores = new HashMap<>();
        people.forEach(person -> scores.put(person, 88.0 + random.nextInt(5)));
        peers(cycle, scores);
        calibrated(cycle);
        Set<String> tie = new HashSet<>();
        long ahead = 0;
        for (UUID person : people) {
            double score = scores.get(person);
            long better =
                    scores.values().stream().filter(other -> other > score).count();
            long asGood =
                    scores.values().stream().filter(other -> other >= score).count();
            String grade = score < 90 ? "QUALIFIED" : asGood <= 3 ? "EXCELLENT" : better < 3 ? null : "QUALIFIED";
            if (grade == null) {
                tie.add(person.toString());
            }
            ahead += "EXCELLENT".equals(grade) ? 1 : 0;
            assertEquals(grade, outcome(cycle, person.toString()).getString("grade"), "seed " + seed);
        }
        JsonPath pool = get(officer(), "cycles/" + cycle + "/pools").jsonPath();
        assertEquals(3, pool.getInt("items[0].places"), "seed " + seed);
        assertEquals(tie, new HashSet<>(pool.getList("items[0].tie")), "seed " + seed);
        assertEquals(tie.isEmpty() ? 0 : 3 - ahead, pool.getLong("items[0].tiePlaces"), "seed " + seed);
    }
}
