package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the last release of the interface promised is still kept by the document of all services. {@code
 * -Dopenapi.release=0.2.0} makes the present document the next promise, with a list of what it adds.
 */
class ReleasedInterfaceTest {

    private static final Path RELEASED =
            Path.of("..").toAbsolutePath().normalize().resolve("contracts/openapi/released");
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode present = present();

    private static ObjectNode present() {
        try {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(
                    ReleasedInterfaceTest.class.getClassLoader().getResource("documentation/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Version> last() throws IOException {
        if (!Files.isDirectory(RELEASED)) {
            return Optional.empty();
        }
        try (var files = Files.list(RELEASED)) {
            return files.map(file -> file.toFile().getName())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> Version.parse(name.substring(0, name.length() - SUFFIX.length())))
                    .max(Comparator.naturalOrder());
        }
    }

    private static JsonNode read(Version release) throws IOException {
        return JSON.readTree(RELEASED.resolve(release + SUFFIX).toFile());
    }

    @Test
    void nothing_that_the_last_release_promised_is_broken() throws IOException {
        var last = last();
        assertFalse(present.path("paths").isEmpty());
        if (last.isPresent()) {
            assertEquals(
                    List.of(),
                    BreakingChanges.between(read(last.get()), present, LocalDate.now(ZoneId.of("Asia/Shanghai"))),
                    "since " + last.get());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "openapi.release", matches = "\\d+\\.\\d+\\.\\d+")
    void a_release_is_cut() throws IOException {
        var version = Version.parse(Objects.requireNonNull(System.getProperty("openapi.release")));
        var last = last();
        assertTrue(last.isEmpty() || last.get().compareTo(version) < 0, "the last release is " + last);
        var before = last.isPresent() ? read(last.get()) : JsonNodeFactory.instance.objectNode();
        present.withObject("/info").put("version", version.toString());
        Files.createDirectories(RELEASED);
        Files.writeString(RELEASED.resolve(version + SUFFIX), JSON.writeValueAsString(present) + "\n");
        Files.writeString(
                RELEASED.resolve(version + ".md"),
                ReleaseNotes.between(before, present).text(version.toString()));
    }
}
