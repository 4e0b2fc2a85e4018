package org.shequ.contracts.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * What a released interface promised is still kept. {@code -Dopenapi.release=true} makes what is published now the next
 * promise; a service that was never released is compared with itself.
 */
class PublishedInterfaceTest {

    private static final Path PUBLISHED = Path.of("openapi");
    private static final Path RELEASED = PUBLISHED.resolve("released");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> documents() throws IOException {
        try (var files = Files.list(PUBLISHED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Path::getFileName)
                    .sorted()
                    .toList();
        }
    }

    static List<Path> released() throws IOException {
        if (!Files.isDirectory(RELEASED)) {
            return List.of();
        }
        try (var files = Files.list(RELEASED)) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothing_that_was_released_is_broken(Path document) throws IOException {
        var published = PUBLISHED.resolve(document);
        var released = RELEASED.resolve(document);
        var baseline = Files.exists(released) ? released : published;
        assertEquals(List.of(), BreakingChanges.between(read(baseline), read(published)));
        assertFalse(read(published).path("paths").isEmpty());
        if (Boolean.getBoolean("openapi.release")) {
            Files.createDirectories(RELEASED);
            Files.copy(published, released, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("released")
    void no_released_service_has_disappeared(Path document) {
        assertFalse(Files.notExists(PUBLISHED.resolve(document)), () -> document + " was released and is gone");
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
