package org.shequ.testkit;

import org.shequ.local.Directories;
import org.shequ.local.KafkaServer;
import org.shequ.local.LocalKeys;
import org.shequ.local.PostgresServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** PostgreSQL, Kafka and keys for the tests of this JVM: started at the first use, stopped when the JVM ends. */
public final class TestServers {
    private TestServers() {}

    /** The bootstrap address of Kafka, with all topics. */
    public static String kafka() {
        return SharedState.get("kafka", () -> {
            var server = KafkaServer.start(KafkaServer.Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server.bootstrap();
        });
    }

    /** The service's database, with its roles; empty until it is migrated. */
    public static PostgresServer.Database database(String service) {
        var databases = SharedState.<Function<String, List<String>>>get("postgres", () -> {
            var server = PostgresServer.start(PostgresServer.Options.forTests());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return name -> {
                var database = server.database(name);
                return List.of(
                        database.jdbcUrl(),
                        database.owner(),
                        database.ownerPassword(),
                        database.user(),
                        database.password());
            };
        });
        var parts = databases.apply(service);
        return new PostgresServer.Database(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    public static LocalKeys keys() {
        return LocalKeys.in(Path.of(SharedState.<String>get("keys", () -> {
            try {
                var directory = Files.createTempDirectory("shequ-keys-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(directory)));
                return directory.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })));
    }
}
