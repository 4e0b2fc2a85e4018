package org.shequ.acceptance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is eligible now, over the dossiers of a province and over the secretaries of the nation: the rules in Java, asked
 * through the gateway, against the same rules written by hand in SQL over typed tables with the same people in the same
 * database. Both must count the same.
 */
final class CountEligible implements Benchmark {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String SUMMARY = "/selection/v1/eligibility/summary?kind=%s&unit=%s&asOf=" + DAY;

    @Override
    public String name() {
        return "count-eligible";
    }

    @Override
    public String about() {
        return "who is eligible now, against hand-written SQL; --province 300000 --nation 610000 --rounds 5";
    }

    @Override
    public void run(Bench bench) {
        int province = bench.option("province", 300_000);
        int nation = bench.option("nation", 610_000);
        int rounds = bench.option("rounds", 5);
        bench.requireAllUsed();
        try (var connection = bench.connect("selection")) {
            bench.time("loading " + (province + nation) + " dossiers", province + (long) nation, () -> {
                load(connection, "88", "GRID_WORKER", province);
                load(connection, "91", "SECRETARY", nation);
                comparator(connection);
                return null;
            });
            measure(bench, connection, "RESERVE", "88", province, rounds);
            measure(bench, connection, "INSTITUTION", "91", nation, rounds);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The best of the rounds of each side, taken in turns, so that both meet the same machine. */
    private static void measure(Bench bench, Connection connection, String kind, String unit, int people, int rounds)
            throws SQLException {
        double suite = Double.MAX_VALUE;
        double plain = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            var counted = bench.time(
                    kind + " over " + people + " through the gateway",
                    people,
                    () -> bench.suite()
                            .get(Actor.SYSTEM, SUMMARY.formatted(kind, unit))
                            .require(200)
                            .body());
            var sql =
                    bench.time(kind + " over " + people + " in SQL", people, () -> count(connection, sql(kind), unit));
            if (!sql.result().equals(counts(counted.result()))) {
                throw new IllegalStateException("SQL counts " + sql.result() + ", the suite " + counted.result());
            }
            suite = Math.min(suite, counted.seconds());
            plain = Math.min(plain, sql.seconds());
        }
        bench.ratio(kind + ": seconds of the suite to those of SQL", suite, plain, 3);
    }

    private static Map<String, Long> counts(JsonNode summary) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("candidates", summary.path("candidates").asLong());
        counts.put("eligible", summary.path("eligible").asLong());
        summary.path("failed")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }

    private static Map<String, Long> count(Connection connection, String sql, String unit) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, unit);
            statement.setString(2, unit + "~");
            Map<String, Long> counts = new TreeMap<>();
            try (var rows = statement.executeQuery()) {
                rows.next();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    if (rows.getLong(i) > 0) {
                        counts.put(rows.getMetaData().getColumnLabel(i), rows.getLong(i));
                    }
                }
            }
            return counts;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One person in each community, with a history of two or three posts; what differs is spread by number. */
    private static void load(Connection connection, String prefix, String post, int people) throws SQLException {
        var source =
                "(SELECT i, '%1$s' || lpad(i::text, 12 - length('%1$s'), '0') AS unit, md5('%1$s' || i)::uuid AS id,"
                                .formatted(prefix)
                        + " DATE '2011-01-01' + (i * 13 % 5000) AS since FROM generate_series(1, " + people + ") i) x";
        execute(connection, """
                INSERT INTO known_posts (assignment_id, person_id, unit_code, post, held_from, held_to)
                SELECT md5('a' || id)::uuid, id, unit, '%1$s', since, NULL FROM %2$s
                UNION ALL SELECT md5('b' || id)::uuid, id, unit, 'GRID_WORKER', since - 1500, since - 40 FROM %2$s
                UNION ALL SELECT md5('c' || id)::uuid, id, unit, '%1$s', since - 40, since FROM %2$s WHERE i %% 3 = 0""".formatted(post, source));
        execute(connection, """
                INSERT INTO dossier_briefs (person_id, person_known, sex, birth_date, education, political_status,
                                            certified, status, bars, posts, identities, memberships, under_investigation)
                SELECT id, true, CASE WHEN i %% 3 = 0 THEN 'FEMALE' ELSE 'MALE' END, DATE '1964-01-01' + (i * 7 %% 14000),
                       (ARRAY['BACHELOR', 'JUNIOR_COLLEGE', 'SENIOR_MIDDLE', 'MASTER'])[1 + i %% 4], 'CPC_MEMBER', false,
                       CASE WHEN i %% 90 = 0 THEN 'SUSPENDED' ELSE 'ACTIVE' END,
                       CASE WHEN i %% 50 = 0 THEN '2025-01-01|2026-12-01' ELSE '' END,
                       'GRID_WORKER|' || unit || '|1|' || (since - 1500) || '|' || (since - 40)
                       || CASE WHEN i %% 3 = 0
                               THEN E'\\n%1$s|' || unit || '|1|' || (since - 40) || '|' || since ELSE '' END
                       || E'\\n%1$s|' || unit || '|1|' || since || '|',
                       'STAFFED|2012-01-01|', '', false
                FROM %2$s""".formatted(post, source));
        execute(connection, """
                INSERT INTO known_units (code, name, kind, status, valid_from, event_id, version)
                SELECT unit, '某社区', 'COMMUNITY', 'ACTIVE', DATE '2000-01-01', id, 1 FROM %s""".formatted(source));
        execute(connection, """
                INSERT INTO known_community_results (unit_code, results, ranks, event_id, version)
                SELECT unit, '[]', '2023|' || (i %% 100 + 1) || '|118' || E'\\n2024|' || (i %% 70 + 1) || '|118'
                                   || E'\\n2025|' || (i %% 61 + 1) || '|118', id, 1
                FROM %s""".formatted(source));
    }

    /** What somebody who writes SQL for this question alone would keep: typed columns, nothing to be parsed. */
    private static void comparator(Connection connection) throws SQLException {
        execute(connection, """
                CREATE SCHEMA plain;
                CREATE TABLE plain.people AS
                SELECT person_id, sex, birth_date, status, array_position(
                       ARRAY['PRIMARY_OR_BELOW', 'JUNIOR_MIDDLE', 'SENIOR_MIDDLE', 'JUNIOR_COLLEGE', 'BACHELOR', 'MASTER',
                             'DOCTOR'], education) AS education,
                       split_part(nullif(bars, ''), '|', 1)::date AS barred_from,
                       split_part(nullif(bars, ''), '|', 2)::date AS barred_to, 'STAFFED' AS identity
                FROM dossier_briefs;
                ALTER TABLE plain.people ADD PRIMARY KEY (person_id);
                CREATE TABLE plain.ranks AS
                SELECT unit_code, split_part(line, '|', 1)::int AS year, split_part(line, '|', 2)::int AS rank,
                       split_part(line, '|', 3)::int AS peers
                FROM known_community_results, regexp_split_to_table(ranks, E'\\n') line;
                CREATE INDEX ON plain.ranks (unit_code, year) INCLUDE (rank, peers);
                ANALYZE plain.people; ANALYZE plain.ranks; ANALYZE known_posts; ANALYZE dossier_briefs; ANALYZE known_units;
                ANALYZE known_community_results""");
    }

    private static String sql(String kind) {
        return kind.equals("RESERVE") ? RESERVE : INSTITUTION;
    }

    private static final String HOLDERS = """
            WITH h AS MATERIALIZED (
                SELECT person_id, unit_code FROM known_posts
                WHERE post = '%1$s' AND unit_code >= ? AND unit_code < ?
                  AND held_from <= DATE '%2$s' AND (held_to IS NULL OR held_to > DATE '%2$s'))
            """;

    /** Whole months of all stretches, thirty left-over days a month; stretches that touch are one. */
    private static final String RESERVE = HOLDERS.formatted("GRID_WORKER", DAY) + """
            , stretches AS (
                SELECT person_id, min(held_from) AS since, max(till) AS till FROM (
                    SELECT person_id, held_from, till,
                           count(*) FILTER (WHERE begins) OVER (PARTITION BY person_id ORDER BY held_from) AS stretch
                    FROM (SELECT p.person_id, p.held_from, least(coalesce(p.held_to, DATE '%1$s'), DATE '%1$s') AS till,
                                 p.held_from > coalesce(max(least(coalesce(p.held_to, DATE '%1$s'), DATE '%1$s'))
                                     OVER (PARTITION BY p.person_id ORDER BY p.held_from
                                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), DATE '1900-01-01') AS begins
                          FROM known_posts p JOIN h USING (person_id)
                          WHERE p.post = 'GRID_WORKER' AND p.held_from <= DATE '%1$s') x) y
                GROUP BY person_id, stretch)
            , served AS (
                SELECT person_id, sum(extract(year FROM age(till, since)) * 12 + extract(month FROM age(till, since)))
                                  + floor(sum(extract(day FROM age(till, since))) / 30) AS months
                FROM stretches GROUP BY person_id)
            , judged AS (
                SELECT s.months >= 24 AS tenure,
                       extract(year FROM age(DATE '%1$s', q.birth_date)) <= 45 AS young,
                       q.education >= 4 AS educated,
                       coalesce(NOT (q.barred_from <= DATE '%1$s' AND q.barred_to > DATE '%1$s'), true) AS clear,
                       q.status IN ('ACTIVE', 'PROBATION', 'SECONDED') AS serves
                FROM h JOIN served s USING (person_id) JOIN plain.people q USING (person_id))
            SELECT count(*) AS candidates,
                   count(*) FILTER (WHERE tenure AND young AND educated AND clear AND serves) AS eligible,
                   count(*) FILTER (WHERE NOT tenure) AS "TENURE_IN_POST",
                   count(*) FILTER (WHERE NOT young) AS "AGE_AT_MOST",
                   count(*) FILTER (WHERE NOT educated) AS "EDUCATION_AT_LEAST",
                   count(*) FILTER (WHERE NOT clear) AS "NO_SANCTION",
                   count(*) FILTER (WHERE NOT serves) AS "STATUS_IN"
            FROM judged""".formatted(DAY);

    private static final String INSTITUTION = HOLDERS.formatted("SECRETARY", DAY) + """
            , served AS (
                SELECT person_id, min(held_from) AS since FROM (
                    SELECT person_id, held_from, till,
                           count(*) FILTER (WHERE begins) OVER (PARTITION BY person_id ORDER BY held_from) AS stretch
                    FROM (SELECT p.person_id, p.held_from, least(coalesce(p.held_to, DATE '%1$s'), DATE '%1$s') AS till,
                                 p.held_from > coalesce(max(least(coalesce(p.held_to, DATE '%1$s'), DATE '%1$s'))
                                     OVER (PARTITION BY p.person_id ORDER BY p.held_from
                                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), DATE '1900-01-01') AS begins
                          FROM known_posts p JOIN h USING (person_id)
                          WHERE p.post = 'SECRETARY' AND p.held_from <= DATE '%1$s') x) y
                GROUP BY person_id, stretch HAVING max(till) = DATE '%1$s')
            , front AS (
                SELECT unit_code, count(*) FILTER (WHERE rank::bigint * 100 <= 50 * peers) = 3 AS front
                FROM plain.ranks WHERE year BETWEEN 2023 AND 2025 AND unit_code >= '91' GROUP BY unit_code)
            , judged AS (
                SELECT s.since + interval '72 months' <= DATE '%1$s' AS tenure, coalesce(f.front, false) AS front,
                       extract(year FROM age(DATE '%1$s', q.birth_date)) <= CASE q.sex WHEN 'MALE' THEN 57 ELSE 52 END AS young,
                       q.education >= 4 AS educated,
                       coalesce(NOT (q.barred_from <= DATE '%1$s' AND q.barred_to > DATE '%1$s'), true) AS clear,
                       q.status IN ('ACTIVE', 'SECONDED') AS serves
                FROM h JOIN served s USING (person_id) JOIN plain.people q USING (person_id)
                LEFT JOIN front f ON f.unit_code = left(h.unit_code, 12))
            SELECT count(*) AS candidates,
                   count(*) FILTER (WHERE tenure AND front AND young AND educated AND clear AND serves) AS eligible,
                   count(*) FILTER (WHERE NOT tenure) AS "TENURE_IN_POST",
                   count(*) FILTER (WHERE NOT front) AS "COMMUNITY_IN_FRONT",
                   count(*) FILTER (WHERE NOT young) AS "AGE_AT_MOST",
                   count(*) FILTER (WHERE NOT educated) AS "EDUCATION_AT_LEAST",
                   count(*) FILTER (WHERE NOT clear) AS "NO_SANCTION",
                   count(*) FILTER (WHERE NOT serves) AS "STATUS_IN"
            FROM judged""".formatted(DAY);
}
