package org.shequ.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.shequ", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("org.shequ.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_gateway_knows_no_service = noClasses()
            .that()
            .resideInAPackage("org.shequ.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.shequ.kit..",
                    "org.shequ.personnel..",
                    "org.shequ.assessment..",
                    "org.shequ.quota..",
                    "org.shequ.selection..");
}
