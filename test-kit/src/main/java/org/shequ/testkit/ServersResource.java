package org.shequ.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.migration.Migrate;
import org.shequ.local.LocalKeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * Gives the service under test a migrated database, Kafka with all topics, keys and a clock that a test may move.
 *
 * <pre>{@code @QuarkusTest @WithTestResource(ServersResource.class)}</pre>
 *
 * <p>The service is the {@code shequ.service} of the resource's arguments, of the system properties, or of the module's
 * application.properties, in that order; it names the database.
 */
public class ServersResource implements QuarkusTestResourceLifecycleManager {
    private static final String SERVICE = "shequ.service";

    private @Nullable String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get(SERVICE);
    }

    @Override
    public Map<String, String> start() {
        var loader = Thread.currentThread().getContextClassLoader();
        var kafka = CompletableFuture.supplyAsync(() -> {
            // A pooled thread may still hold the class loader of an earlier test application.
            Thread.currentThread().setContextClassLoader(loader);
            return TestServers.kafka();
        });
        var database = TestServers.database(service());
        Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        var keys = TestServers.keys();
        return Map.ofEntries(
                Map.entry("shequ.db.url", database.jdbcUrl()),
                Map.entry("shequ.db.user", database.user()),
                Map.entry("shequ.db.password", database.password()),
                Map.entry("shequ.kafka.bootstrap", kafka.join()),
                Map.entry("shequ.jwt.issuer", LocalKeys.ISSUER),
                Map.entry(
                        "shequ.jwt.public-key-location",
                        keys.publicKeyFile().toUri().toString()),
                Map.entry("shequ.privacy.suite", "aes"),
                Map.entry("shequ.privacy.keys", keys.privacyKeys()),
                Map.entry("shequ.privacy.index-key", keys.privacyIndexKey()),
                Map.entry("shequ.events.keys", keys.eventsKeys()),
                Map.entry("shequ.cursor.key", keys.cursorKey()),
                Map.entry("shequ.clock.controllable", "true"));
    }

    private String service() {
        if (service != null) {
            return service;
        }
        var property = System.getProperty(SERVICE, applicationProperties().getProperty(SERVICE));
        if (property == null) {
            throw new IllegalStateException(SERVICE + " is set neither for the resource nor in application.properties");
        }
        return property;
    }

    private static Properties applicationProperties() {
        var properties = new Properties();
        try (var stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing: the servers serve every test of this JVM and end with it. */
    @Override
    public void stop() {}
}
