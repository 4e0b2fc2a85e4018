package org.shequ.assessment.recordmerger;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.publisher;
import static org.shequ.assessment.Rounds.sheet;

/** Two records turn out to be one person while the year is being assessed. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RecordMergerInCycleApiTest {

    @AfterEach
    void back() {
        TestClock.set(Rounds.TODAY);
    }

    private static void awaitGrade(UUID person, Grade grade) {
        TestKafka.awaitEvent(
                ResultsChanged.class,
                told -> person.equals(told.personId())
                        && told.results().stream().anyMatch(year -> year.year() == 2025 && year.grade() == grade));
    }

    @Test
    void who_is_judged_under_the_old_record_is_told_of_and_corrected_under_the_kept_one_and_not_judged_twice() {
        String district = district(1);
        String elsewhere = district(1);
        UUID merged = Given.person("M" + district, community(district, 1));
        UUID other = Given.person("O" + elsewhere, community(elsewhere, 1));
        UUID kept = Given.person("K" + elsewhere, community(elsewhere, 1));
        String cycle = Rounds.openPersonCycle(district);
        TestKafka.publish(new CareerChanged(merged, null, List.of(), List.of(), List.of(), null));
        TestKafka.publish(new PersonMerged(merged, kept, "崇人〔2026〕7号"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(officer(), "cycles/" + cycle + "/late-changes")
                        .then()
                        .body("items.subject", contains(merged.toString()))
                        .body("items.kind", contains("LEFT")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        get(officer(), "people/" + merged + "/results").then().statusCode(200));
        String second = Rounds.openPersonCycle(elsewhere);
        get(officer(), "cycles/" + second + "/subjects").then().body("items.subject", contains(other.toString()));

        entered(cycle, List.of(sheet(merged.toString(), "PEERS", "X", Map.of("WORK", 65))));
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}")
                .then()
                .statusCode(200);
        TestClock.set(LocalDate.of(2026, 3, 10));
        Rounds.finish(cycle);
        awaitGrade(kept, Grade.BASICALLY_QUALIFIED);
        get(Given.officer(elsewhere), "people/" + kept + "/results")
                .then()
                .body("items.year", contains(2025))
                .body("items[0].recordId", equalTo(merged.toString()));
        Rounds.correct(cycle, merged.toString(), "\"score\":75,\"grade\":\"QUALIFIED\"")
                .then()
                .statusCode(200);
        awaitGrade(kept, Grade.QUALIFIED);
        get(Given.officer(elsewhere), "people/" + kept + "/results/2025/versions")
                .then()
                .body("items.version", contains(2, 1))
                .body("items.grade", contains("QUALIFIED", "BASICALLY_QUALIFIED"));
    }
}
