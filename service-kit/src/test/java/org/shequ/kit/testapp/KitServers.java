package org.shequ.kit.testapp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.shequ.kit.migration.Migrate;
import org.shequ.local.LocalKeys;

import java.util.Map;

/** {@code @QuarkusTest @WithTestResource(KitServers.class)}: the kit on a migrated database, without Kafka. */
public class KitServers implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var database = TestServers.database("kit");
        Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        TestServers.execute(
                database,
                "CREATE TABLE IF NOT EXISTS marks (id bigint GENERATED ALWAYS AS IDENTITY,"
                        + " job_id uuid NOT NULL, note text NOT NULL CHECK (note <> 'forbidden'))");
        var keys = TestServers.keys();
        return Map.ofEntries(
                Map.entry("shequ.db.url", database.jdbcUrl()),
                Map.entry("shequ.db.user", database.user()),
                Map.entry("shequ.db.password", database.password()),
                Map.entry("shequ.kafka.bootstrap", "localhost:1"),
                Map.entry("shequ.jwt.issuer", LocalKeys.ISSUER),
                Map.entry(
                        "shequ.jwt.public-key-location",
                        keys.publicKeyFile().toUri().toString()),
                Map.entry("shequ.privacy.keys", keys.privacyKeys()),
                Map.entry("shequ.privacy.index-key", keys.privacyIndexKey()),
                Map.entry("shequ.events.keys", keys.eventsKeys()),
                Map.entry("shequ.cursor.key", keys.cursorKey()),
                Map.entry("shequ.clock.controllable", "true"),
                Map.entry("shequ.jobs.lease", "PT2S"));
    }

    @Override
    public void stop() {
        // the servers serve every test of this JVM and end with it
    }
}
