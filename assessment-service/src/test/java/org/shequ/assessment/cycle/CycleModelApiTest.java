package org.shequ.assessment.cycle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.assessment.Given;
import org.shequ.assessment.Rounds;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.assessment.CycleChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.database.Database;
import org.shequ.kit.lifecycle.Command;
import org.shequ.kit.lifecycle.Step;
import org.shequ.testkit.ByChance;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.publisher;

/**
 * Cycles that are put through random steps, allowed or not, against the lifecycle as data: what leads on is done and told
 * once, what does not is refused with both states and all that may be done instead, and changes nothing.
 */
@ByChance
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CycleModelApiTest {

    private static final int STEPS = 20;

    /** By operation; the others have none. */
    private static final Map<String, String> BODIES = Map.of(
            "reopenScoring", "{\"scoringUntil\":\"2026-03-31\",\"reason\":\"补评\"}",
            "publishCycle", "{\"documentNumber\":\"崇委组〔2026〕5号\"}",
            "cancelCycle", "{\"reason\":\"方案调整\"}");

    private String district;

    @Inject
    Database database;

    private String scheme;
    private String cycle;
    private CycleStatus status;
    private long version;
    private final List<CycleStatus> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_cycle_goes_where_its_lifecycle_leads_and_nowhere_else(long seed) {
        var random = new Random(seed);
        district = Given.district(1);
        scheme = Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent());
        begin();
        for (int i = 0; i < STEPS; i++) {
            var steps = CycleLifecycle.LIFECYCLE.steps();
            var step = steps.get(random.nextInt(steps.size()));
            if (step == CycleLifecycle.CANCEL && random.nextInt(3) > 0) {
                continue; // else few get far
            }
            if (step.leadsFrom(status)) {
                taken(step, "seed " + seed + ", step " + i);
            } else {
                refused(step);
            }
            assertStands();
            if (status == CycleStatus.CANCELLED && random.nextBoolean()) {
                assertTold();
                begin();
            }
        }
        assertTold();
    }

    private void begin() {
        TestClock.set(Rounds.TODAY);
        cycle = Rounds.draftCycle(scheme, district);
        status = CycleStatus.DRAFT;
        version = 1;
        told.clear();
        told.add(status);
    }

    private void taken(Step<CycleStatus> step, String where) {
        var answer = call(step);
        if (answer.statusCode() == 202) {
            assertEquals(
                    "SUCCEEDED", Given.ended(answer.path("id"), token(step)).getString("state"), where);
        } else {
            assertEquals(200, answer.statusCode(), where + ": " + answer.asString());
        }
        if (status == CycleStatus.DRAFT && step.to() == CycleStatus.OPEN) {
            Rounds.entered(cycle, Rounds.community(community(district, 1), 18, 27));
        }
        status = step.to();
        version++;
        told.add(status);
    }

    private void refused(Step<CycleStatus> step) {
        var possible = CycleLifecycle.LIFECYCLE.possible(status);
        ProblemAssert.assertProblem(CommonProblem.ILLEGAL_TRANSITION, call(step))
                .then()
                .body("figures.state", equalTo(status.name()))
                .body("figures.wanted", equalTo(step.to().name()))
                .body("figures.possible", equalTo(Command.operations(possible)))
                .body("detail", containsString(word(status)))
                .body("detail", containsString(word(step.to())))
                .body("detail", containsString(Command.words(possible).english()));
    }

    /** As a text has it. */
    private static String word(CycleStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private Response call(Step<CycleStatus> step) {
        TestClock.set(step == CycleLifecycle.FINISH ? LocalDate.of(2026, 3, 10) : Rounds.TODAY);
        return Rounds.decide(
                token(step),
                cycle,
                step.command().en(),
                BODIES.get(step.command().operation()));
    }

    private static String token(Step<CycleStatus> step) {
        return "assessment:publish".equals(step.permission()) ? publisher() : officer();
    }

    private void assertStands() {
        Given.get(officer(), "cycles/" + cycle)
                .then()
                .body("status", equalTo(status.name()))
                .body("version", equalTo((int) version));
    }

    /** Once each, in order, with an entry in the audit log beside it. */
    private void assertTold() {
        assertEquals(
                told.stream().map(Enum::name).toList(),
                database.list(
                        "SELECT payload ->> 'status' AS status FROM event_log WHERE type = ? AND aggregate_id = ?"
                                + " ORDER BY aggregate_version",
                        row -> row.getText("status"),
                        EventJson.typeOf(CycleChanged.class).type(),
                        cycle));
        assertEquals(
                told.size(),
                database.number(
                        "SELECT count(*) FROM audit_log WHERE subject_type = 'cycle' AND subject_id = ?"
                                + " AND action <> 'sheets-entered'",
                        cycle));
    }
}
