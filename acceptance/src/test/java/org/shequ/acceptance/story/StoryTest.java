package org.shequ.acceptance.story;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The eleven steps, one after the other, through the gateway of a whole stack of its own. */
@NullUnmarked
@TestMethodOrder(OrderAnnotation.class)
class StoryTest {
    private static LocalStack stack;
    private static Suite suite;
    private static Story story;
    private static int told;

    @BeforeAll
    static void start(@TempDir Path home) {
        stack = LocalStack.start(StackOptions.forTests(home));
        suite = new Suite(stack.gateway(), "320613", stack::token);
        story = new Story(suite, SampleDistrict.generate(SampleDistrict.SEED), Machines.of(stack));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void the_district_comes_in_through_the_imports() {
        tell(1);
    }

    @Test
    @Order(2)
    void quotas_are_determined_by_largest_remainder_and_add_up() {
        tell(2);
    }

    @Test
    @Order(3)
    void the_plan_opens_thirty_per_cent_of_the_secretaries() {
        tell(3);
    }

    @Test
    @Order(4)
    void a_round_gets_places_and_one_that_asks_for_too_many_is_refused_with_the_figures() {
        tell(4);
    }

    @Test
    @Order(5)
    void everybody_is_judged_with_findings_and_evidence() {
        tell(5);
    }

    @Test
    @Order(6)
    void a_round_runs_from_registration_to_the_decision() {
        tell(6);
    }

    @Test
    @Order(7)
    void the_appointment_takes_effect_on_its_date_and_all_agree() {
        tell(7);
    }

    @Test
    @Order(8)
    void a_grid_worker_enters_the_reserve_and_is_staffed_out_of_the_vacancy() {
        tell(8);
    }

    @ParameterizedTest
    @Order(9)
    @ValueSource(strings = {"personnel", "quota", "selection"})
    void the_death_of_a_service_changes_nothing(String service) {
        assumeTrue(told >= 8, "the steps before have not been told");
        allMet(story.tellCrashOf(service));
    }

    @Test
    @Order(10)
    void a_year_is_assessed_and_its_results_count_for_selection_and_pay() {
        assumeTrue(told >= 8, "the steps before have not been told");
        allMet(story.tell(10));
    }

    @Test
    @Order(11)
    void whoever_only_looks_rebuilds_nobodys_citizen_id() {
        assumeTrue(told >= 8, "the steps before have not been told");
        allMet(story.tell(11));
    }

    private static void tell(int step) {
        assumeTrue(told == step - 1, "the steps before have not been told");
        allMet(story.tell(step));
        told = step;
    }

    private static void allMet(List<Outcome> outcomes) {
        assertFalse(outcomes.isEmpty());
        assertEquals(
                List.of(), outcomes.stream().filter(outcome -> !outcome.met()).toList());
    }
}
