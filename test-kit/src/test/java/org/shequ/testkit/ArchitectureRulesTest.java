package org.shequ.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every rule is held against code that breaks it: a rule that cannot fail guards nothing. */
class ArchitectureRulesTest {
    private static final JavaClasses SAMPLE = new ClassFileImporter().importPackages("org.shequ.testkit.sample");

    private final ArchitectureRules rules = new ArchitectureRules("org.shequ.testkit.sample", SAMPLE, "rule") {};

    @Test
    void a_cycle_between_features_is_seen() {
        assertBroken(rules::features_have_no_cycles, "Cycle detected");
    }

    /** The services' pure packages may use it, so it must be pure itself. */
    @Test
    void what_several_services_calculate_alike_sees_only_java() {
        var tenure = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.shequ.kit.tenure");
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.shequ.kit.tenure")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        "java", "java..", "org.jspecify..", "org.shequ.kit.tenure"))
                .check(tenure);
    }

    @Test
    void a_framework_in_a_pure_package_is_seen() {
        assertBroken(rules::pure_packages_see_only_java_contracts_and_each_other, "jakarta.persistence.EntityManager");
    }

    @Test
    void a_rule_that_nothing_runs_is_seen_and_what_only_it_uses_and_nothing_else() {
        assertBroken(rules::every_rule_is_one_that_runs, "ForgottenRule");
        assertEquals(
                List.of("org.shequ.testkit.sample.rule.ForgottenRule", "org.shequ.testkit.sample.rule.ForgottenTable"),
                RulesInUse.unreached(SAMPLE, List.of("org.shequ.testkit.sample.rule")));
    }

    @Test
    void http_outside_a_resource_is_seen() {
        assertBroken(rules::only_resources_see_jakarta_ws_rs, "RoundHelper");
    }

    @Test
    void an_outbox_in_a_resource_is_seen() {
        assertBroken(rules::resources_leave_database_and_outbox_to_commands, "Outbox");
    }

    @Test
    void the_machines_clock_is_seen() {
        assertBroken(rules::time_comes_from_the_business_clock, "Instant.now()");
    }

    @Test
    void printing_is_seen() {
        assertBroken(rules::nothing_is_printed_and_java_util_logging_is_not_used, "System.out");
    }

    @Test
    void a_field_that_is_injected_is_seen() {
        assertBroken(rules::what_a_bean_needs_is_given_to_its_constructor, "RoundHelper.rule");
    }

    @Test
    void an_endpoint_that_does_not_say_what_it_answers_in_is_seen_and_nothing_else() {
        var broken = assertThrows(AssertionError.class, rules::every_endpoint_says_in_which_media_type_it_answers)
                .toString();
        assertTrue(broken.contains("RoundResource.guarded()"), broken);
        assertTrue(!broken.contains("RoundResource.open()"), broken);
    }

    @Test
    void another_room_is_seen() {
        var elsewhere = new ArchitectureRules("org.shequ.testkit.sample.round", SAMPLE) {};
        assertBroken(elsewhere::no_service_sees_another, "org.shequ.testkit.sample.rule");
    }

    @Test
    void a_name_that_says_nothing_is_seen() {
        assertBroken(rules::names_are_words_of_the_business, "RoundHelper");
    }

    @Test
    void an_endpoint_for_anybody_and_an_invented_permission_are_seen_and_nothing_else() {
        var faults = PermissionCoverage.faults(SAMPLE);
        assertTrue(faults.stream().anyMatch(fault -> fault.contains("forgotten does not say")), faults.toString());
        assertTrue(faults.stream().anyMatch(fault -> fault.contains("selection:invented")), faults.toString());
        assertTrue(faults.size() == 2, faults.toString());
    }

    private static void assertBroken(Executable rule, String by) {
        var broken = assertThrows(AssertionError.class, rule);
        assertTrue(broken.toString().contains(by), broken.toString());
    }
}
