package org.shequ.token;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LocalKeysGuardTest {

    @TempDir
    Path directory;

    private Config config(Map<String, String> changes) throws IOException {
        var keys = Files.writeString(directory.resolve("keys.json"), "{\"keys\":[{\"kid\":\"2026-1\"}]}");
        var settings = new HashMap<>(Map.of(
                "shequ.jwt.issuer", "https://id.example.gov.cn",
                "shequ.jwt.public-key-location", keys.toUri().toString(),
                "shequ.privacy.keys", "2026-1:AAAA,2025-1:BBBB",
                "shequ.privacy.index-key", "2026-1:CCCC",
                "shequ.cursor.key", "localAAAA",
                "shequ.clock.controllable", "false"));
        settings.putAll(changes);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    @Test
    void real_keys_start_anywhere() throws IOException {
        assertThat(LocalKeysGuard.complaints(List.of("prod"), config(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shequ.jwt.issuer, local.shequ",
        "shequ.privacy.keys, 'local-1:AAAA'",
        "shequ.privacy.keys, '2026-1:AAAA, local-1:BBBB'",
        "shequ.privacy.index-key, 'local-1:AAAA'",
        "shequ.cursor.key, 'local-1:AAAA'",
        "shequ.cursor.key, '2026-1:AAAA, local-1:BBBB'",
        "shequ.clock.controllable, true"
    })
    void local_settings_do_not_start_in_production(String name, String value) throws IOException {
        var config = config(Map.of(name, value));
        assertThat(LocalKeysGuard.complaints(List.of("prod"), config))
                .singleElement()
                .asString()
                .startsWith(name)
                .doesNotContain("AAAA")
                .doesNotContain("BBBB");
        assertThat(LocalKeysGuard.complaints(List.of(), config)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_local_key_set_does_not_start_in_production(boolean asUri) throws IOException {
        var keys = Files.writeString(directory.resolve("local.json"), "{\"keys\":[{\"kid\": \"local-7\"}]}");
        var config = config(
                Map.of("shequ.jwt.public-key-location", asUri ? keys.toUri().toString() : keys.toString()));
        assertThat(LocalKeysGuard.complaints(List.of("prod"), config)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "test", "dev"})
    void local_settings_start_at_home(String profile) throws IOException {
        var config = config(Map.of("shequ.jwt.issuer", "local.shequ", "shequ.clock.controllable", "true"));
        assertThat(LocalKeysGuard.complaints(List.of(profile), config)).isEmpty();
    }
}
