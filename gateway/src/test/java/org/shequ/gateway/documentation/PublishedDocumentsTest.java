package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shequ.contracts.problem.ProblemCode;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the services were built to offer is what contracts/openapi and contracts/problems publish. A deliberate change
 * is published, after the services are built, by {@code ./mvnw -pl gateway test -Dtest=PublishedDocumentsTest
 * -Dopenapi.update=true}, and shows as a difference in the commit.
 */
class PublishedDocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean UPDATE = Boolean.getBoolean("openapi.update");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Set<String> VERBS = Set.of(
            ("Acknowledge Activate Add Admit Adopt Announce Anonymise Answer Approve Ask Book Cancel Change Check Choose Close"
                            + " Compare Complete Compute Confirm Correct Count Create Decide Derive Dissolve Download Draft End"
                            + " Enter Explain Export Extend File Find Forecast Freeze Give Hold Import Judge Lift List Load Lock Make"
                            + " Merge Move Name Open Plan Preview Print Propose Publish Put Read Record Reopen Reverse Review Revise"
                            + " Revoke Set Settle Simulate Split Start Submit Send Transfer Verify Withdraw")
                    .split(" ", -1));

    static List<String> services() {
        return BuildDocumentation.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_document_of_a_service_has_not_drifted(String service) throws IOException {
        var built = ROOT.resolve(service + "-service/target/openapi/openapi.json");
        assertThat(built)
                .as("build %s-service first: ./mvnw -pl %s-service package", service, service)
                .exists();
        var document = (ObjectNode) JSON.readTree(built.toFile());
        // tests and builds see the service at different addresses; callers see the gateway's
        document.remove("servers");
        compare(document, ROOT.resolve("contracts/openapi/" + service + ".json"));
    }

    /** One form for all: "List people", never "Lists people", "People" or "Who serves". */
    @ParameterizedTest
    @MethodSource("services")
    void summaries_are_imperative(String service) throws IOException {
        var document = JSON.readTree(
                ROOT.resolve("contracts/openapi/" + service + ".json").toFile());
        var others = new ArrayList<String>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    var summary = operation.path("summary").asText();
                    if (!VERBS.contains(summary.split(" ", 2)[0])) {
                        others.add(operation.path("operationId").asText() + ": " + summary);
                    }
                }));
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_problem_codes_of_a_service_have_not_drifted(String service) throws Exception {
        var classes = ROOT.resolve(service + "-service/target/classes");
        assertThat(classes).as("build %s-service first", service).exists();
        var codes = codes(service, classes);
        assertThat(codes).as("%s has no problem codes", service).isNotEmpty();
        compare(JSON.valueToTree(codes), ROOT.resolve("contracts/problems/" + service + ".json"));
    }

    /** Jobs, files: what the shared jar refuses in every service. */
    @Test
    void the_problem_codes_of_the_kit_have_not_drifted() throws Exception {
        var classes = ROOT.resolve("service-kit/target/classes");
        assertThat(classes).as("build service-kit first").exists();
        compare(JSON.valueToTree(codes("common", classes)), ROOT.resolve("contracts/problems/kit.json"));
    }

    @Test
    void the_merged_document_holds_every_published_operation() throws IOException {
        var merged =
                JSON.readTree(PublishedDocumentsTest.class.getClassLoader().getResource("documentation/openapi.json"));
        for (var service : services()) {
            var published = ROOT.resolve("contracts/openapi/" + service + ".json");
            assertThat(published).exists();
            JSON.readTree(published.toFile())
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> assertThat(merged.path("paths")
                                            .path(path.getKey())
                                            .has(method))
                                    .as(
                                            "%s %s is missing from the merged document: build contracts, then the gateway",
                                            method, path.getKey())
                                    .isTrue()));
        }
    }

    private static void compare(JsonNode built, Path published) throws IOException {
        if (UPDATE) {
            Files.createDirectories(published.getParent());
            Files.writeString(published, JSON.writeValueAsString(built) + "\n");
        }
        assertThat(published)
                .as("nothing published yet: run with -Dopenapi.update=true")
                .exists();
        assertThat(JSON.readTree(published.toFile()))
                .as(
                        "%s differs from what the service now offers: revert the change, or publish it with -Dopenapi.update=true",
                        published.getFileName())
                .isEqualTo(built);
    }

    private static List<ProblemCatalogue.Entry> codes(String service, Path classes) throws Exception {
        var entries = new ArrayList<ProblemCatalogue.Entry>();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ProblemCode.class.getClassLoader());
                var files = Files.walk(classes)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith("Problem.class")).toList()) {
                var type = loader.loadClass(classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.'));
                if (type.isEnum() && ProblemCode.class.isAssignableFrom(type)) {
                    for (var code : type.getEnumConstants()) {
                        entries.add(ProblemCatalogue.Entry.of(service, (ProblemCode) code));
                    }
                }
            }
        }
        entries.sort(Comparator.comparing(ProblemCatalogue.Entry::code));
        return entries;
    }
}
