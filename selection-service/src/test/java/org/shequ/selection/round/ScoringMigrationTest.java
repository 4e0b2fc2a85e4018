package org.shequ.selection.round;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.local.PostgresServer;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestServers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Rounds that are there when rules of totals and ties come: what was ranked stays what it was, the others get the standard. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ScoringMigrationTest {

    private static final String ROUND = """
            INSERT INTO rounds (id, version, kind, title, jurisdiction, status, stages, policy_version, rule_version,
                registration_from, registration_to, cut_off, opening_ratio, interview_ratio, written_percent, bonus_cap,
                notice_days, notice_day_kind, reserve_months, line_valid_months, reservation_days, drafted_by, drafted_at,
                ranked_at, ended_at)
            VALUES (gen_random_uuid(), 1, 'RESERVE', '%s', '320613', 'RUNNING', 'WRITTEN', 1, 1, now(), now() + interval '1 day',
                '2026-03-02', 1, 3, 60, 5, 7, 'WORKING', 36, 12, 90, 'officer-lin', now(), %s, %s)""";

    private static Flyway flyway(PostgresServer.Database scratch, String target) {
        return Flyway.configure()
                .dataSource(scratch.jdbcUrl(), scratch.owner(), scratch.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", scratch.user()))
                .target(target)
                .load();
    }

    @Test
    void ranked_and_ended_rounds_keep_no_rule_and_all_others_get_the_standard() throws SQLException {
        var scratch = TestServers.database("scoring");
        flyway(scratch, "20").migrate();
        try (var connection = DriverManager.getConnection(scratch.jdbcUrl(), scratch.owner(), scratch.ownerPassword());
                var statement = connection.createStatement()) {
            statement.executeUpdate(ROUND.formatted("drafted", "NULL", "NULL"));
            statement.executeUpdate(ROUND.formatted("ranked", "now()", "NULL"));
            statement.executeUpdate(ROUND.formatted("cancelled", "NULL", "now()"));
            flyway(scratch, "latest").migrate();
            var rules = rules(connection, "SELECT title AS name, scoring FROM rounds");
            assertEquals(ScoringRule.STANDARD, rules.get("drafted"));
            assertNull(rules.get("ranked"));
            assertNull(rules.get("cancelled"));
            var policies = rules(connection, "SELECT kind || version AS name, scoring FROM round_policies");
            assertEquals(5, policies.size());
            policies.forEach((policy, rule) -> assertEquals(ScoringRule.STANDARD, rule, policy));
        }
    }

    private static Map<String, @Nullable ScoringRule> rules(Connection connection, String sql) throws SQLException {
        Map<String, @Nullable ScoringRule> rules = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rules.put(
                        rows.getString("name"),
                        new ScoringColumn().convertToEntityAttribute(rows.getString("scoring")));
            }
        }
        return rules;
    }
}
