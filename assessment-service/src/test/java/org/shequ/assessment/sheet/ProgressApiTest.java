package org.shequ.assessment.sheet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.scorer;
import static org.shequ.assessment.Rounds.sheet;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class ProgressApiTest {

    @Test
    void each_subdistrict_has_its_own_progress_and_only_the_incomplete_is_late() {
        String district = district(2);
        String other = district + "002001";
        Given.unit(other, UnitKind.COMMUNITY, Given.OLD);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(officer(), "communities?unit=" + other)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 18, 27));
        entered(cycle, List.of(sheet(other, "RESIDENTS", "R1", Map.of("MEETINGS", 1, "DISPUTES", 1))));
        TestClock.set(LocalDate.of(2026, 4, 1));
        get(officer(), "cycles/" + cycle + "/progress")
                .then()
                .body("items.unitCode", contains(district + "001", district + "002"))
                .body("items.subjects", contains(2, 1))
                .body("items.complete", contains(2, 0))
                .body("items.sheets", contains(6, 1))
                .body("items.missing", contains(0, 2))
                .body("items.late", contains(false, true));
        get(Given.officer(district + "002"), "cycles/" + cycle + "/progress")
                .then()
                .body("items.unitCode", contains(district + "002"));
        get(Given.officer(district + "001"), "cycles/" + cycle + "/shortages")
                .then()
                .body("items", empty());
        TestClock.set(Rounds.TODAY);
    }

    @Test
    void a_sheet_taken_back_is_missing_again() {
        String district = district(1);
        String cycle = openCommunityCycle(district);
        String unit = community(district, 1);
        entered(cycle, Rounds.community(unit, 18, 27));
        post(scorer(), "cycles/" + cycle + "/sheet-withdrawals", """
                        {"subject":"%s","raterClass":"SUBDISTRICT","rater":"S1","reason":"录错"}""".formatted(unit))
                .then()
                .statusCode(204);
        get(officer(), "cycles/" + cycle + "/progress")
                .then()
                .body("items.complete", contains(0))
                .body("items.sheets", contains(2))
                .body("items.missing", contains(1));
    }
}
