package org.shequ.selection.personnelfeed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.local.PostgresServer;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.RandomDossiers;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestServers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A database that has dossiers already when the compact dossiers come: what the migration makes of them is what the service
 * writes when it is told the same people anew, but for empty lists, which read the same absent or empty.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class CompactDossierMigrationTest {

    private static final long SEED = 6;
    private static final int PEOPLE = 200;

    @Inject
    Database database;

    @Inject
    Json json;

    private final RandomDossiers given = new RandomDossiers(SEED, "320613001001", "320613001002", "32061300100201");

    /** The service's own tables, as far as they hold dossiers. */
    private static final String BRIEFS =
            "SELECT to_jsonb(b) - 'under_investigation' || jsonb_build_object('bars', coalesce(bars, ''),"
                    + " 'identities', coalesce(identities, ''), 'memberships', coalesce(memberships, '')) AS line FROM dossier_briefs b"
                    + " WHERE person_id::text LIKE '00000000-0000-4000-8000-%' ORDER BY person_id";

    @Test
    void dossiers_that_are_there_already_get_the_briefs_that_they_would_have() throws SQLException {
        var scratch = TestServers.database("briefs");
        flyway(scratch, "5").migrate();
        var projection = new DossierProjection(database, json);
        try (var connection =
                DriverManager.getConnection(scratch.jdbcUrl(), scratch.owner(), scratch.ownerPassword())) {
            for (int i = 0; i < PEOPLE; i++) {
                var id = UUID.fromString("00000000-0000-4000-8000-" + "%012d".formatted(i));
                var person = i % 7 == 0 ? null : given.person();
                var career = i % 5 == 0 && person != null ? null : given.career();
                keep(connection, id, person, career);
                QuarkusTransaction.requiringNew().run(() -> projection.compact(id, person, career));
            }
            var years = given.years();
            insert(
                    connection,
                    "INSERT INTO known_community_results (unit_code, results, event_id, version) VALUES ('c', ?::jsonb, ?::uuid, 1)",
                    json.write(years));
            insert(
                    connection,
                    "INSERT INTO known_person_results (person_id, results, event_id, version)"
                            + " VALUES ('00000000-0000-4000-8000-000000000001', ?::jsonb, ?::uuid, 1)",
                    json.write(years));
            flyway(scratch, "latest").migrate();
            assertEquals(database.list(BRIEFS, row -> row.getText("line")), lines(connection, BRIEFS));
            assertEquals(PEOPLE, lines(connection, BRIEFS).size());
            assertEquals(
                    List.of(CompactText.ranks(years)),
                    lines(connection, "SELECT ranks AS line FROM known_community_results"));
            assertEquals(
                    List.of(CompactText.grades(years)),
                    lines(connection, "SELECT grades AS line FROM known_person_results"));
        }
    }

    private static Flyway flyway(PostgresServer.Database scratch, String target) {
        return Flyway.configure()
                .dataSource(scratch.jdbcUrl(), scratch.owner(), scratch.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", scratch.user()))
                .target(target)
                .load();
    }

    private void keep(
            Connection connection, UUID id, Dossier.@Nullable PersonRecord person, Dossier.@Nullable Career career)
            throws SQLException {
        if (person != null) {
            insert(
                    connection,
                    "INSERT INTO known_people (person_id, record, event_id, version) VALUES ('" + id
                            + "', ?::jsonb, ?::uuid, 1)",
                    json.write(person));
        }
        if (career != null) {
            insert(
                    connection,
                    "INSERT INTO known_careers (person_id, career, event_id, version) VALUES ('" + id
                            + "', ?::jsonb, ?::uuid, 1)",
                    json.write(career));
        }
    }

    private static void insert(Connection connection, String sql, String content) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, content);
            statement.setString(2, UUID.randomUUID().toString());
            statement.executeUpdate();
        }
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString("line"));
            }
        }
        return lines;
    }
}
