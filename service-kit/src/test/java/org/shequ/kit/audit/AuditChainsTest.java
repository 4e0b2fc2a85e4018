package org.shequ.kit.audit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.shequ.kit.audit.AuditVerifier.Damage;
import org.shequ.kit.id.Ids;
import org.shequ.kit.migration.Migrate;
import org.shequ.kit.privacy.ContentHash;
import org.shequ.kit.testapp.TestServers;
import org.shequ.local.PostgresServer.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AuditChainsTest {

    private static final String HASH_WITHOUT_UNIT = "301c9e35280a6b4b9400fb1dadaf8c2f6a7caa5380e5ec11ead1e54a797bea70";

    @ParameterizedTest
    @EnumSource(ContentHash.class)
    void thirty_two_writers_at_once_leave_whole_chains(ContentHash algorithm) throws Exception {
        var database = migrated("audit_" + algorithm.name().toLowerCase(java.util.Locale.ROOT));
        var chains = new AuditChains(algorithm);
        var written = new ArrayList<Future<?>>();
        try (var writers = Executors.newFixedThreadPool(32)) {
            for (int writer = 0; writer < 32; writer++) {
                written.add(writers.submit(() -> {
                    try (var connection = app(database)) {
                        for (int i = 0; i < 20; i++) {
                            append(connection, chains, 1 + i % 3);
                        }
                    }
                    return null;
                }));
            }
        }
        for (var one : written) {
            one.get();
        }
        var verification = verify(database);
        assertTrue(verification.intact(), String.valueOf(verification.firstBreak()));
        assertEquals(32 * (7 + 7 * 2 + 6 * 3), verification.entries());
    }

    @Test
    void the_algorithm_may_change_within_a_chain() throws SQLException {
        var database = migrated("audit_mixed");
        try (var connection = app(database)) {
            for (int i = 0; i < 40; i++) {
                append(connection, new AuditChains(i < 20 ? ContentHash.SHA_256 : ContentHash.SM3), 2);
            }
        }
        assertEquals(new AuditVerifier.Verification(true, 80, null), verify(database));
    }

    @Test
    void entries_from_before_units_were_named_verify_as_they_did() throws SQLException {
        var database = migrated("audit_before_units");
        try (var owner = owner(database);
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE audit_log DROP CONSTRAINT audit_log_names_the_unit");
            // an entry as version 1 wrote and hashed it, with its hash computed by that version
            statement.execute("""
                    INSERT INTO audit_log (id, chain, seq, recorded_at, actor, action, subject_type, subject_id, trace_id,
                                           details, algorithm, previous_hash, hash)
                    VALUES ('0195f5a0-0000-7000-8000-000000000001', 0, 1, '2026-01-05T01:00:00Z', 'zhang',
                            'round-announced', 'round', 'r-1', NULL, '{}', 'SHA_256', decode(repeat('00', 32), 'hex'),
                            decode('HASH1', 'hex'));
                    UPDATE audit_chains SET last_seq = 1, last_hash = decode('HASH1', 'hex') WHERE chain = 0""".replace("HASH1", HASH_WITHOUT_UNIT));
            statement.execute("ALTER TABLE audit_log ADD CONSTRAINT audit_log_names_the_unit"
                    + " CHECK (unit_code IS NOT NULL) NOT VALID");
        }
        assertTrue(verify(database).intact());
        try (var connection = app(database)) {
            for (int i = 0; i < 40; i++) {
                append(connection, new AuditChains(ContentHash.SHA_256), 1);
            }
        }
        assertEquals(new AuditVerifier.Verification(true, 41, null), verify(database));
    }

    @Test
    void each_kind_of_damage_is_found() throws SQLException {
        assertFound("changed_unit", Damage.ROW_CHANGED, 2, "UPDATE audit_log SET unit_code = '*' WHERE seq = 2");
        assertFound(
                "unit_taken_away",
                Damage.ROW_CHANGED,
                2,
                "ALTER TABLE audit_log DROP CONSTRAINT audit_log_names_the_unit;"
                        + "UPDATE audit_log SET unit_code = NULL WHERE seq = 2");
        assertFound("changed_actor", Damage.ROW_CHANGED, 2, "UPDATE audit_log SET actor = 'nobody' WHERE seq = 2");
        assertFound(
                "changed_time",
                Damage.ROW_CHANGED,
                2,
                "UPDATE audit_log SET recorded_at = recorded_at + interval '1 microsecond' WHERE seq = 2");
        assertFound("missing", Damage.ROW_MISSING, 2, "DELETE FROM audit_log WHERE seq = 2");
        assertFound("missing_first", Damage.ROW_MISSING, 1, "DELETE FROM audit_log WHERE seq = 1");
        assertFound(
                "missing_last",
                Damage.ROW_MISSING,
                4,
                "DELETE FROM audit_log WHERE (chain, seq) IN (SELECT chain, last_seq FROM audit_chains)");
        assertFound(
                "swapped",
                Damage.LINK_BROKEN,
                2,
                "UPDATE audit_log SET seq = -seq + 1000 WHERE seq IN (2, 3);"
                        + "UPDATE audit_log SET seq = CASE seq WHEN 998 THEN 3 ELSE 2 END WHERE seq > 100");
        assertFound(
                "truncated_with_head",
                Damage.HEAD_ALTERED,
                3,
                "DELETE FROM audit_log WHERE seq = 4; UPDATE audit_chains SET last_seq = 3 WHERE last_seq = 4");
        assertFound("head_back", Damage.HEAD_ALTERED, 3, "UPDATE audit_chains SET last_seq = 3 WHERE last_seq = 4");
        assertFound("head_gone", Damage.HEAD_ALTERED, 4, "DELETE FROM audit_chains WHERE last_seq = 4");
        assertFound(
                "forged_hash",
                Damage.ROW_CHANGED,
                2,
                "UPDATE audit_log SET hash = sha256(hash), details = '{}' WHERE seq = 2");
        assertFound(
                "forged_link",
                Damage.LINK_BROKEN,
                3,
                "UPDATE audit_log SET previous_hash = sha256(previous_hash) WHERE seq = 3");
    }

    private static void assertFound(String name, Damage damage, long seq, String sql) throws SQLException {
        var database = migrated("audit_" + name);
        try (var connection = app(database)) {
            append(connection, new AuditChains(ContentHash.SHA_256), 4);
        }
        assertTrue(verify(database).intact());
        try (var owner = owner(database);
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE audit_log DISABLE TRIGGER USER");
            statement.execute("ALTER TABLE audit_log DROP CONSTRAINT audit_log_one_row_per_place");
            statement.execute(sql);
        }
        var verification = verify(database);
        assertFalse(verification.intact(), name);
        var found = verification.firstBreak();
        assertNotNull(found, name);
        assertEquals(damage, found.damage(), name);
        assertEquals(seq, found.seq(), name);
    }

    private static void append(Connection connection, AuditChains chains, int entries) throws SQLException {
        connection.setAutoCommit(false);
        var batch = new ArrayList<AuditEntry>();
        for (int i = 0; i < entries; i++) {
            batch.add(new AuditEntry(
                    Ids.next(),
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    "zhang",
                    "round-announced",
                    "round",
                    "r-" + i,
                    "320613",
                    i % 2 == 0 ? null : "0af7651916cd43dd8448eb211c80319c",
                    "{\"名\":\"𠮷\"}"));
        }
        chains.append(connection, batch);
        connection.commit();
    }

    private static AuditVerifier.Verification verify(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return new AuditVerifier(source).verify();
    }

    private static Database migrated(String name) {
        var database = TestServers.database(name);
        Migrate.run(database.jdbcUrl(), database.owner(), database.ownerPassword(), database.user());
        return database;
    }

    private static Connection app(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static Connection owner(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
    }
}
