package org.shequ.kit.migration;

import org.junit.jupiter.api.Test;
import org.shequ.kit.testapp.TestServers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MigrateTest {

    @Test
    void a_second_run_changes_nothing() {
        var database = TestServers.database("migrated");
        var first = Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        assertTrue(first.kitSteps() > 0, first.toString());
        var second = Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        assertEquals(0, second.kitSteps());
        assertEquals(first.kitVersion(), second.kitVersion());
    }

    @Test
    void the_application_role_may_write_but_not_change_the_audit_log_or_the_schema() throws SQLException {
        var database = TestServers.database("granted");
        Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO kit_clock VALUES (1, 0, now())");
            statement.execute("UPDATE kit_clock SET offset_micros = 1");
            statement.execute("DELETE FROM kit_clock");
            for (var forbidden : new String[] {
                "UPDATE audit_log SET actor = 'nobody'",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "DELETE FROM audit_chains",
                "CREATE TABLE mine (id int)",
                "DROP TABLE jobs"
            }) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
                assertEquals("42501", refusal.getSQLState(), forbidden);
            }
        }
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement()) {
            for (var forbidden :
                    new String[] {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log", "TRUNCATE audit_log"
                    }) {
                assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
            }
        }
    }

    @Test
    void what_hinders_is_said() {
        var database = TestServers.database("hindered");
        assertFails(
                "The application role nobody does not exist",
                () -> Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), "nobody"));
        assertFails(
                "role \"nobody\" does not exist",
                () -> Migrate.run(database.jdbcUrl(), "nobody", "x", database.user()));
        assertFails(
                "refused",
                () -> Migrate.run("jdbc:postgresql://localhost:1/x", database.owner(), "x", database.user()));
    }

    @Test
    void as_a_program_it_says_what_hinders_and_ends_with_a_status() throws Exception {
        var database = TestServers.database("program");
        assertProgram(1, "SHEQU_DB_URL is not set", Map.of());
        assertProgram(
                1,
                "No migrations at db/migration",
                Map.of(
                        "SHEQU_DB_URL",
                        database.jdbcUrl(),
                        "SHEQU_DB_OWNER",
                        database.owner(),
                        "SHEQU_DB_OWNER_PASSWORD",
                        database.ownerPassword(),
                        "SHEQU_DB_USER",
                        database.user()));
    }

    private static void assertProgram(int status, String message, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Migrate.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("SHEQU_"));
        builder.environment().putAll(environment);
        var program = builder.redirectErrorStream(true).start();
        var output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, program.waitFor(), output);
        assertTrue(output.contains(message), output);
    }

    private static void assertFails(String reason, Runnable run) {
        var failure = assertThrows(MigrationException.class, run::run);
        assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure.getMessage());
    }
}
