package org.shequ.personnel.pay;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PayGradeApiTest {

    /** Base 1 for a worker, and floor((9 years served + 3 for a bachelor) / 3) = 4. */
    @Test
    void a_grade_explains_itself_and_moves_with_what_it_rests_on() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", today().minusYears(9));
        String path = "people/" + id + "/pay-grades";
        get(token, path)
                .then()
                .statusCode(200)
                .body("items.grade", contains(2, 3, 4, 5))
                .body("items[0].from", equalTo(today().minusYears(9).toString()))
                .body("items[-1].terms.find { it.name == 'educationCredit' }.value", equalTo(3))
                .body("items[-1].terms.find { it.name == 'yearsServed' }.evidence", equalTo("108 months"));

        patch(
                        token,
                        "people/" + id,
                        etag(token, "people/" + id),
                        Map.of("certificate", "SOCIAL_WORKER", "certificateEmployedFrom", today().toString()))
                .then()
                .statusCode(200);
        get(token, path).then().body("items[-1].grade", equalTo(7)).body("items[-1].cause", equalTo("CERTIFICATE"));

        UUID person = UUID.fromString(id);
        int failed = today().getYear() - 2;
        TestKafka.publish(
                new ResultsChanged(SubjectKind.PERSON, null, person, List.of(year(failed, Grade.UNQUALIFIED))));
        eventually(() -> get(token, path)
                .then()
                .body("items[-1].grade", equalTo(6))
                .body("items[-1].terms.find { it.name == 'failedYears' }.value", equalTo(1)));
        // several facts of one day make one period, and no period speaks of a year that did not count yet
        get(token, path)
                .then()
                .body("items.grade", contains(2, 3, 4, 6))
                .body("items[2].terms.find { it.name == 'failedYears' }.evidence", equalTo("[]"));
    }

    private static YearResult year(int year, Grade grade) {
        return new YearResult(year, null, grade, null, null, null, null, null, 1, LocalDate.of(year + 1, 2, 1));
    }

    @Test
    void a_later_change_leaves_the_former_grade_in_the_history() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", today().minusYears(9));
        LocalDate day = today().plusDays(3);
        var before = TestClock.now();
        TestClock.set(day);
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("education", "DOCTOR"))
                .then()
                .statusCode(200);
        get(token, "people/" + id + "/pay-grades")
                .then()
                .body("items.grade", contains(2, 3, 4, 5, 6))
                .body("items[-2].to", equalTo(day.toString()))
                .body("items.scheme", hasItem("COMMUNITY_GRADES"));
        get(token, "people/" + id + "/pay-grades?knownAt=" + before)
                .then()
                .body("items.grade", contains(2, 3, 4, 5))
                .body("items[-1].to", equalTo(null));
    }

    /** Nobody does anything; three more years pass and the step comes by itself. */
    @Test
    void a_step_comes_with_the_years_alone() {
        String district = district(1);
        String token = clerk(district);
        LocalDate since = today().minusYears(9).plusDays(2);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", since);
        get(token, "people/" + id + "/pay-grades").then().body("items.grade", contains(2, 3, 4));
        TestClock.set(today().plusDays(3));
        eventually(() -> get(token, "people/" + id + "/pay-grades")
                .then()
                .body("items.grade", contains(2, 3, 4, 5))
                .body("items[-1].from", equalTo(since.plusYears(9).toString())));
        assertEquals(
                since.plusYears(9),
                LocalDate.parse(get(token, "people/" + id + "/pay-grades").path("items[-2].to")));
    }
}
