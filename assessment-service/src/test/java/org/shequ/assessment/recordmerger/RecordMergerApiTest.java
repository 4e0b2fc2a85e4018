package org.shequ.assessment.recordmerger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.Given;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Given.imported;
import static org.shequ.assessment.Given.officer;
import static org.shequ.assessment.Rounds.approver;
import static org.shequ.assessment.Rounds.post;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RecordMergerApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    ResultAnnouncement announcement;

    private static UUID person(String district, String name) {
        return Given.person(name + district, community(district, 1));
    }

    /** Results by personnel number, {@code year,number,grade,score} a line; {@code %1$s} is the district. */
    private static void results(String district, String rows) {
        JsonPath job = imported(
                "person-result-imports",
                officer("*"),
                "year,personnel_number,grade,score\n" + rows.formatted(district),
                Map.of());
        assertEquals("SUCCEEDED", job.getString("state"), job.prettify());
    }

    /** As personnel-service tells it: the career of the one is empty from then on. */
    private static TestKafka.Published<PersonMerged> merge(UUID record, UUID into) {
        TestKafka.publish(new CareerChanged(record, null, List.of(), List.of(), List.of(), null));
        PersonMerged told = new PersonMerged(record, into, "崇人〔2026〕7号");
        return TestKafka.publish(told, TestKafka.nextVersion(told));
    }

    private static void separate(UUID record) {
        TestKafka.publish(new PersonMerged(record, null, "崇人〔2026〕8号"));
    }

    private static List<Integer> years(ResultsChanged told) {
        return told.results().stream().map(YearResult::year).toList();
    }

    /** The others were told that exactly these years count for the person, and it is the last that they were told. */
    private static void awaitTold(UUID person, Integer... years) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var told = TestKafka.events(ResultsChanged.class, changed -> person.equals(changed.personId()));
            assertEquals(
                    List.of(years), told.isEmpty() ? null : years(told.getLast().event()));
        });
    }

    private static Response listed(UUID person) {
        return get(officer("*"), "people/" + person + "/results");
    }

    private static Response conflicts(String district, boolean decided) {
        return get(officer(district), "result-conflicts?decided=" + decided);
    }

    private static String decision(UUID chosen, Map<UUID, Integer> seen, UUID replaces) {
        String list = seen.entrySet().stream()
                .map(each -> "{\"recordId\":\"%s\",\"version\":%d}".formatted(each.getKey(), each.getValue()))
                .collect(java.util.stream.Collectors.joining(","));
        return """
                {"chosen":"%s","seen":[%s],%s"reason":"以实际任职单位为准","documentNumber":"崇委组〔2026〕9号"}""".formatted(chosen, list, replaces == null ? "" : "\"replaces\":\"" + replaces + "\",");
    }

    private static String path(UUID person, int year) {
        return "result-conflicts/" + person + "/" + year + "/decision";
    }

    @Test
    void results_of_a_merged_record_count_for_the_kept_one_and_go_back_with_the_reversal() {
        String district = district(1);
        UUID kept = person(district, "K");
        UUID merged = person(district, "M");
        results(district, "2023,M%1$s,不合格,55\n2022,M%1$s,合格,80\n2024,K%1$s,优秀,95\n");
        awaitTold(merged, 2022, 2023);
        merge(merged, kept);
        awaitTold(kept, 2022, 2023, 2024);
        awaitTold(merged);
        listed(kept)
                .then()
                .body("items.year", contains(2024, 2023, 2022))
                .body("items.grade", contains("EXCELLENT", "UNQUALIFIED", "QUALIFIED"))
                .body("items[1].recordId", equalTo(merged.toString()))
                .body("items[1].personId", equalTo(kept.toString()))
                .body("items[0].recordId", equalTo(null));
        get(officer(district), "people/" + kept + "/results/2023/versions")
                .then()
                .body("items.recordId", contains(merged.toString()));
        get(officer(district), "people/" + merged + "/results").then().body("items.year", contains(2023, 2022));
        var told = TestKafka.awaitEvent(
                ResultsChanged.class,
                changed -> kept.equals(changed.personId()) && years(changed).size() == 3);
        assertEquals(community(district, 1), told.unitCode());

        separate(merged);
        awaitTold(kept, 2024);
        awaitTold(merged, 2022, 2023);
        listed(kept).then().body("items.year", contains(2024));
        get(officer(district), "people/" + kept + "/results?count=true").then().body("total", equalTo(1));
    }

    @Test
    void results_that_contradict_each_other_are_listed_and_none_counts_until_one_is_chosen() {
        String district = district(1);
        UUID kept = person(district, "K");
        UUID merged = person(district, "M");
        results(district, """
                2023,M%1$s,合格,80
                2023,K%1$s,合格,80
                2024,M%1$s,不合格,55
                2024,K%1$s,优秀,95
                """);
        merge(merged, kept);
        awaitTold(kept, 2023);
        listed(kept).then().body("items.year", contains(2023)).body("items[0].recordId", equalTo(null));
        conflicts(district, false)
                .then()
                .statusCode(200)
                .body("items.personId", contains(kept.toString()))
                .body("items.year", contains(2024))
                .body("items[0].results.size()", equalTo(2))
                .body("items[0].decision", equalTo(null));
        conflicts(district(1), false).then().body("items", empty());
        get(officer(district), "people/" + kept + "/results/2024/versions")
                .then()
                .body("items.size()", equalTo(2));

        Map<UUID, Integer> seen = Map.of(kept, 1, merged, 1);
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND,
                post(
                        Tokens.of("assessment-approver").scope("110101").bearer(),
                        path(kept, 2024),
                        decision(merged, seen, null)));
        ProblemAssert.assertProblem(
                AssessmentProblem.NO_RESULT_CONFLICT, post(approver(), path(kept, 2023), decision(merged, seen, null)));
        ProblemAssert.assertProblem(
                AssessmentProblem.RESULTS_MOVED,
                post(approver(), path(kept, 2024), decision(merged, Map.of(kept, 1, merged, 2), null)));
        ProblemAssert.assertProblem(
                AssessmentProblem.NO_RESULT_CONFLICT,
                post(approver(), path(kept, 2024), decision(UUID.randomUUID(), seen, null)));
        String first = post(approver(), path(kept, 2024), decision(merged, seen, null))
                .then()
                .statusCode(200)
                .body("decision.chosen", equalTo(merged.toString()))
                .extract()
                .path("decision.id");
        awaitTold(kept, 2023, 2024);
        listed(kept).then().body("items[0].grade", equalTo("UNQUALIFIED"));
        conflicts(district, false).then().body("items", empty());
        conflicts(district, true).then().body("items.decision.id", contains(first));
        ProblemAssert.assertProblem(
                AssessmentProblem.ALREADY_DECIDED, post(approver(), path(kept, 2024), decision(kept, seen, null)));
        post(approver(), path(kept, 2024), decision(kept, seen, UUID.fromString(first)))
                .then()
                .statusCode(200);
        listed(kept).then().body("items[0].grade", equalTo("EXCELLENT"));
        get(officer(district), "result-tables/csv?subjectKind=PERSON&year=2024&unit=" + district)
                .then()
                .statusCode(200);
        assertEquals(2, table(district, 2023).lines().count());
        assertEquals(2, table(district, 2024).lines().count());

        results(district, "2024,K%s,合格,81\n");
        awaitTold(kept, 2023);
        conflicts(district, false).then().body("items.year", contains(2024));
        assertEquals(1, table(district, 2024).lines().count());
        get(officer(district), "distribution?subjectKind=PERSON&year=2023&unit=" + district)
                .then()
                .body("groups[0].subjects", equalTo(1));
    }

    private static String table(String district, int year) {
        return get(officer(district), "result-tables/csv?subjectKind=PERSON&year=" + year + "&unit=" + district)
                .asString();
    }

    @Test
    void a_merger_delivered_again_tells_nothing_again() {
        String district = district(1);
        UUID kept = person(district, "K");
        UUID merged = person(district, "M");
        results(district, "2023,M%1$s,合格,80\n");
        var told = merge(merged, kept);
        awaitTold(kept, 2023);
        TestKafka.publish(told);
        TestKafka.publish(told);
        separate(merged);
        awaitTold(merged, 2023);
        assertEquals(
                List.of(List.of(2023), List.of()),
                TestKafka.events(ResultsChanged.class, changed -> kept.equals(changed.personId())).stream()
                        .map(published -> years(published.event()))
                        .toList());
    }

    @Test
    void records_merged_one_into_the_next_count_for_the_last_one_in_whatever_order_it_is_told() {
        String district = district(1);
        UUID first = person(district, "A");
        UUID second = person(district, "B");
        UUID third = person(district, "C");
        results(district, "2022,A%1$s,合格,80\n2023,B%1$s,合格,81\n2024,C%1$s,合格,82\n");
        merge(second, third);
        merge(first, second);
        awaitTold(third, 2022, 2023, 2024);
        separate(second);
        awaitTold(second, 2022, 2023);
        awaitTold(third, 2024);
        // the other way round, told before the reversal of the first way
        merge(second, first);
        separate(first);
        awaitTold(first, 2022, 2023);
        awaitTold(second);
        listed(first).then().body("items.year", contains(2023, 2022));
    }

    @Test
    void what_comes_later_under_the_old_number_counts_for_the_kept_one() {
        String district = district(1);
        UUID kept = person(district, "K");
        UUID merged = person(district, "M");
        merge(merged, kept);
        await().atMost(PATIENCE)
                .until(() -> database.exists("SELECT FROM merged_records WHERE record_id = ?", merged.toString()));
        results(district, "2024,M%1$s,合格,80\n");
        awaitTold(kept, 2024);
        listed(kept).then().body("items[0].recordId", equalTo(null));
    }

    /** The merger comes while somebody writes results that it cannot see yet: it must wait, or nobody is told of them. */
    @Test
    void a_merger_that_comes_while_results_are_told_waits_for_them() {
        String district = district(1);
        UUID kept = person(district, "K");
        UUID merged = person(district, "M");
        QuarkusTransaction.requiringNew().run(() -> {
            UUID cause = UUID.randomUUID();
            database.update("""
                    INSERT INTO results (subject_kind, subject, year, version, jurisdiction, grade, origin, cause,
                                         reason, final_on, recorded_at, recorded_by)
                    VALUES ('PERSON', ?, 2024, 1, ?, 'QUALIFIED', 'IMPORT', ?, 'IMPORTED', '2024-12-31', now(), 'test')
                    """, merged.toString(), district, cause);
            announcement.publishCausedBy(cause);
            merge(merged, kept);
            await().atMost(PATIENCE)
                    .until(() -> database.exists("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
        });
        awaitTold(kept, 2024);
        awaitTold(merged);
    }
}
