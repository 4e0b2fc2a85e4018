package org.shequ.kit.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.kit.id.Ids;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.testapp.KitServers;
import org.shequ.kit.testapp.Tokens;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Jobs of kinds that no worker does are moved here by hand; who is told of steps must hear of each. */
@QuarkusTest
@WithTestResource(KitServers.class)
class JobLifecycleTest {

    private static final JobLeases.Report NOTHING = new JobLeases.Report(0, null, Map.of(), 0);

    @Inject
    JobTable table;

    @Inject
    JobLeases leases;

    private final UUID owner = UUID.randomUUID();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private final Map<Step<JobState>, Consumer<UUID>> ways = Map.of(
            JobState.CLAIM, this::claim,
            JobState.RELEASE, id -> leases.release(id, owner),
            JobState.SUCCEED, id -> leases.finish(id, owner, JobState.SUCCEED, NOTHING, null, null),
            JobState.FAIL, id -> leases.finish(id, owner, JobState.FAIL, NOTHING, null, null),
            JobState.CANCEL, this::cancel);

    @Test
    void a_job_takes_every_step_from_every_state_that_it_leads_from() {
        Lifecycle.observe((lifecycle, command, from, to, taken) ->
                heard.add(lifecycle + ": " + command + " " + from + (taken ? " taken" : " refused")));
        for (var step : JobState.LIFECYCLE.steps()) {
            for (var from : step.from()) {
                var id = standing(from);
                heard.clear();
                Objects.requireNonNull(ways.get(step), step.command().en()).accept(id);
                assertEquals(step.to(), table.find(id).orElseThrow().state());
                assertTrue(
                        heard.contains("job: " + step.command().en() + " " + from + " taken"),
                        () -> step.command().en() + " from " + from + ": " + heard);
            }
        }
    }

    @Test
    void a_job_that_has_ended_is_not_cancelled_and_the_refusal_names_both_states() {
        Lifecycle.observe((lifecycle, command, from, to, taken) -> heard.add(command + " " + from + " " + taken));
        for (var end : List.of(JobState.SUCCEEDED, JobState.FAILED)) {
            given().auth()
                    .oauth2(Tokens.of("zhang", "320613", "quota-drafter"))
                    .post("/quota/v1/jobs/" + standing(end) + "/cancellation")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("ILLEGAL_TRANSITION"))
                    .body("figures.state", equalTo(end.name()))
                    .body("figures.wanted", equalTo("CANCELLED"))
                    .body("figures.possible", empty());
            assertTrue(heard.contains("cancellation " + end + " false"), heard::toString);
        }
    }

    private UUID standing(JobState state) {
        var id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> table.insert(id, kind(id), false, Map.of(), null, "zhang", "320613", null));
        switch (state) {
            case QUEUED -> {}
            case RUNNING -> claim(id);
            case SUCCEEDED, FAILED, CANCELLED -> {
                claim(id);
                var end = JobState.LIFECYCLE.between(JobState.RUNNING, state);
                assertTrue(leases.finish(id, owner, end, NOTHING, null, null));
            }
        }
        return id;
    }

    /** The lease runs out at once. */
    private void claim(UUID id) {
        assertEquals(
                id,
                leases.claim(List.of(kind(id)), owner, Duration.ZERO)
                        .orElseThrow()
                        .id());
    }

    /** As its worker does when it runs. */
    private void cancel(UUID id) {
        var asked = table.cancel(id).orElseThrow();
        if (asked.state() == JobState.RUNNING) {
            assertTrue(asked.cancelRequested());
            assertTrue(leases.finish(id, owner, JobState.CANCEL, NOTHING, null, null));
        }
    }

    private static String kind(UUID id) {
        return "kind-of-" + id;
    }
}
