package org.shequ.acceptance.dependency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What the programs carry, as they are packaged, against the list of known advisories. */
class AdvisoriesTest {

    private static final List<String> PROGRAMS =
            List.of("personnel-service", "assessment-service", "quota-service", "selection-service", "gateway");
    private static final Path PROJECT = StackOptions.standard().project();

    @Test
    void no_program_carries_a_version_that_an_advisory_names() throws IOException {
        var advisories = advisories();
        var found = new ArrayList<String>();
        for (var program : PROGRAMS) {
            var carried = carried(program);
            assertFalse(carried.isEmpty(), program + " is not built");
            found.addAll(open(program, carried, advisories));
        }
        assertEquals(List.of(), found);
    }

    /** A name that is misspelt, or that nobody carries any more, would be a check of nothing. */
    @Test
    void every_advisory_is_about_something_that_a_program_carries() throws IOException {
        var carried = new ArrayList<String>();
        for (var program : PROGRAMS) {
            carried.addAll(carried(program));
        }
        assertEquals(
                List.of(),
                advisories().stream()
                        .filter(advisory -> carried.stream()
                                .noneMatch(file -> advisory.versionIn(file).isPresent()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty.netty-codec-http-4.1.133.Final.jar, true",
        "io.netty.netty-codec-http-4.1.137.Final-linux-x86_64.jar, true",
        "io.netty.netty-codec-http-4.1.138.Final.jar, false",
        "io.netty.netty-codec-http-4.1.140.Final.jar, false",
        "io.netty.netty-codec-http-4.2.1.Final.jar, false",
        "io.netty.netty-codec-http2-4.1.133.Final.jar, false",
        "org.other.netty-codec-http-4.1.133.Final.jar, false"
    })
    void a_range_has_a_first_and_a_first_fixed_version(String file, boolean affected) {
        var line = "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138\tsmuggling";
        assertEquals(
                affected,
                !open("gateway", List.of(file), Advisory.read(Stream.of(line))).isEmpty());
        assertEquals(
                List.of(),
                open(
                        "gateway",
                        List.of(file),
                        Advisory.read(Stream.of(line + "\t2026-11-30\tthe fixed version does not resolve"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138",
                "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138\twhat\t2026-11-30",
                "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138\twhat\t2026-11-30\t ",
                "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138\twhat\tlater\tno time",
                "2026-09-09\tX-1\tio.netty:netty-codec-http\t4.1.138\t4.1.0\twhat",
                "2026-09-09\tX-1\tnetty-codec-http\t4.1.0\t4.1.138\twhat",
                "September\tX-1\tio.netty:netty-codec-http\t4.1.0\t4.1.138\twhat"
            })
    void an_excuse_has_a_date_and_a_reason_and_a_line_says_what_it_means(String line) {
        assertThrows(RuntimeException.class, () -> Advisory.read(Stream.of(line)));
    }

    private static List<String> open(String program, List<String> files, List<Advisory> advisories) {
        return advisories.stream()
                .filter(advisory -> !advisory.excused())
                .flatMap(advisory -> files.stream()
                        .map(advisory::versionIn)
                        .flatMap(Optional::stream)
                        .filter(advisory::affects)
                        .map(version -> program + " carries " + advisory.artefact() + " " + version + ": "
                                + advisory.name() + ", fixed in " + advisory.fixed()))
                .toList();
    }

    private static List<Advisory> advisories() throws IOException {
        return Advisory.read(Files.readAllLines(PROJECT.resolve("docs/advisories.tsv")).stream());
    }

    /** The files of its class path. */
    private static List<String> carried(String program) throws IOException {
        var files = new ArrayList<String>();
        for (var part : List.of("main", "boot")) {
            var folder =
                    PROJECT.resolve(program).resolve("target/quarkus-app/lib").resolve(part);
            if (Files.isDirectory(folder)) {
                try (var listed = Files.list(folder)) {
                    listed.map(file -> file.getFileName().toString()).forEach(files::add);
                }
            }
        }
        return files;
    }
}
