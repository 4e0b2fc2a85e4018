package org.shequ.kit.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.shequ.kit.migration.Migrate;
import org.shequ.local.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL with the kit's tables and one of the notes, and keys that the tokens of {@link TestTokens} fit. */
public class KitServers implements QuarkusTestResourceLifecycleManager {

    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        postgres = PostgresServer.start(PostgresServer.Options.forTests());
        var database = postgres.database("quota");
        Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table notes (id uuid primary key, title text not null, unit_code text not null,"
                    + " version bigint not null default 1,"
                    + " constraint notes_title_once unique (title),"
                    + " constraint notes_secret_check check (title <> 'secret'))");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var config = new HashMap<String, String>();
        config.put("shequ.db.url", database.jdbcUrl());
        config.put("shequ.db.user", database.user());
        config.put("shequ.db.password", database.password());
        config.put("shequ.kafka.bootstrap", "localhost:1");
        config.put("shequ.jwt.issuer", TestTokens.ISSUER);
        config.put("shequ.jwt.public-key-location", keySet().toUri().toString());
        config.put("shequ.cursor.key", key(32));
        config.put("shequ.privacy.keys", "local-1:" + key(32));
        config.put("shequ.privacy.index-key", key(32));
        config.put("shequ.events.keys", "local-1:" + key(32));
        return config;
    }

    private static Path keySet() {
        try {
            var file = Files.createTempFile("shequ-keys-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TestTokens.keySet());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String key(int bytes) {
        var key = new byte[bytes];
        new java.security.SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
