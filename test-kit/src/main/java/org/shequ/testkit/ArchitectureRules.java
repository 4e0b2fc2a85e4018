package org.shequ.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The rules of the house for one service; subclass it and name the service's root package and its pure packages:
 *
 * <pre>{@code
 * class ArchitectureTest extends ArchitectureRules {
 *     ArchitectureTest() {
 *         super("org.shequ.selection", "eligibility", "scoring");
 *     }
 * }
 * }</pre>
 */
public abstract class ArchitectureRules {
    private static final Set<String> TIME_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");
    private static final Set<String> CLOCK_METHODS = Set.of("currentTimeMillis", "nanoTime");

    /** What several services calculate alike, pure as their own. */
    private static final String PURE_KIT = "org.shequ.kit.tenure";

    private final String root;
    private final List<String> purePackages;
    private final JavaClasses classes;

    /** @param purePackages below the root: arithmetic that decides people's fate, free of frameworks and clocks */
    protected ArchitectureRules(String root, String... purePackages) {
        this(
                root,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root),
                purePackages);
    }

    ArchitectureRules(String root, JavaClasses classes, String... purePackages) {
        this.root = root;
        this.purePackages =
                Stream.of(purePackages).map(name -> root + "." + name).toList();
        this.classes = classes;
    }

    @Test
    void features_have_no_cycles() {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    /**
     * Which rooms (packages below the root, with what lies in them) use which others, as the code has it:
     * {@code "career: people, unit"}, in the order of the alphabet. Rooms that use no other are left out.
     *
     * @param free a room that every other may use
     */
    protected final List<String> arrows(String free) {
        SortedMap<String, SortedSet<String>> arrows = new TreeMap<>();
        for (var type : classes) {
            var from = room(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> room(dependency.getTargetClass().getBaseComponentType()))
                    .filter(to -> !from.isEmpty() && !to.isEmpty() && !to.equals(from) && !to.equals(free))
                    .forEach(to -> arrows.computeIfAbsent(from, room -> new TreeSet<>())
                            .add(to));
        }
        return arrows.entrySet().stream()
                .map(arrow -> arrow.getKey() + ": " + String.join(", ", arrow.getValue()))
                .toList();
    }

    /** The room of a class; empty for one at the root or outside it. */
    private String room(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        var below = name.substring(root.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    @Test
    void pure_packages_see_only_java_contracts_and_each_other() {
        for (var pure : purePackages) {
            var allowed = Stream.concat(
                            Stream.of("java", "java..", "org.jspecify..", "org.shequ.contracts..", PURE_KIT),
                            purePackages.stream())
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(pure)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                    .because("a rule that decides people's fate is tested without a container")
                    .check(classes);
        }
    }

    @Test
    void every_rule_is_one_that_runs() {
        assertEquals(
                List.of(),
                RulesInUse.unreached(classes, purePackages),
                "rules that are tested and that no command or query leads to: what decides stands elsewhere");
    }

    @Test
    void only_resources_see_jakarta_ws_rs() {
        noClasses()
                .that(areNoResources())
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .because("HTTP ends at the resource")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void resources_leave_database_and_outbox_to_commands() {
        noClasses()
                .that(DescribedPredicate.not(areNoResources()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.shequ.kit.outbox.Outbox")
                .because("a resource parses, delegates, shapes")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void time_comes_from_the_business_clock() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "they read the machine's clock", call -> readsTheClock(call.getTarget())))
                .orShould()
                .callConstructorWhere(DescribedPredicate.describe(
                        "they make a Date of this moment",
                        call -> call.getTarget().getOwner().isEquivalentTo(java.util.Date.class)
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .because("the demo and the tests move time")
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean readsTheClock(AccessTarget.MethodCallTarget target) {
        var owner = target.getOwner().getName();
        return (target.getName().equals("now") && TIME_TYPES.contains(owner))
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                || (owner.equals("java.lang.System") && CLOCK_METHODS.contains(target.getName()));
    }

    @Test
    void nothing_is_printed_and_java_util_logging_is_not_used() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void no_service_sees_another() {
        var allowed = DescribedPredicate.or(
                resideInAnyPackage(root + "..", "org.shequ.contracts..", "org.shequ.kit.."),
                DescribedPredicate.not(resideInAPackage("org.shequ..")));
        classes()
                .should()
                .onlyDependOnClassesThat(allowed)
                .because("services speak to each other by events")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void what_a_bean_needs_is_given_to_its_constructor() {
        noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .because("a class that is made whole can be read whole, and made by hand in a test")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void names_are_words_of_the_business() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto)")
                .orShould()
                .resideInAnyPackage("..dto..", "..entity..", "..service..", "..util..", "..utils..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void every_refusal_says_the_same_in_both_languages() {
        assertEquals(List.of(), ProblemTexts.faults(classes));
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        assertEquals(List.of(), PermissionCoverage.faults(classes));
    }

    /** Without it a caller who accepts text/plain is answered with what toString() makes of the body. */
    @Test
    void every_endpoint_says_in_which_media_type_it_answers() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(Produces.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Produces.class)
                .because("what is not declared cannot be refused with 406")
                .allowEmptyShould(true)
                .check(classes);
    }

    /** A record nested in a resource belongs to it. */
    private static DescribedPredicate<JavaClass> areNoResources() {
        return DescribedPredicate.describe("are no resources", type -> {
            var top = type;
            while (top.getEnclosingClass().isPresent()) {
                top = top.getEnclosingClass().get();
            }
            return !top.getSimpleName().endsWith("Resource");
        });
    }
}
