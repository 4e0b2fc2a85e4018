package org.shequ.acceptance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A year of a district, a city and a province: opening, calibration, one decision and finalization through the gateway,
 * against the plainest SQL that anybody would write by hand on the same tables, with the same memory: no exact fractions,
 * no points, vetoes, sanctions, ties or objections, nothing kept to explain a result.
 */
final class AssessYears implements Benchmark {
    private static final int PEERS = 6;
    private static final int RESIDENTS = 9;
    private static final String ROOM = "SET LOCAL work_mem = '128MB'; SET LOCAL jit = off";

    private record Size(String name, String jurisdiction, int districts, int communities, int people) {}

    @Override
    public String name() {
        return "assess-years";
    }

    @Override
    public String about() {
        return "a year of a district, a city and a province, against plain SQL on the same tables; --largest 3";
    }

    @Override
    public void run(Bench bench) {
        var largest = bench.option("largest", 3);
        bench.requireAllUsed();
        var sizes = List.of(
                new Size("district", "41", 1, 182, 3_500),
                new Size("city", "42", 6, 2_005, 25_000),
                new Size("province", "43", 90, 21_958, 300_000));
        try (var suite = new Suite(bench.stack().gateway(), "*", bench.stack()::token)) {
            for (var size : sizes.subList(0, largest)) {
                measure(bench, suite, size);
            }
        }
    }

    private static void measure(Bench bench, Suite suite, Size size) {
        clock(suite, "2026-03-02T01:00:00Z");
        bench.say("%n%s: %d communities, %d people", size.name(), size.communities(), size.people());
        update(
                bench,
                YearTables.units(size.jurisdiction(), size.districts(), size.communities()),
                YearTables.people(size.jurisdiction(), size.communities(), size.people()),
                "ANALYZE units",
                "ANALYZE people",
                "ANALYZE posts");
        var communities = open(bench, suite, size, "COMMUNITY");
        var people = open(bench, suite, size, "PERSON");
        bench.time("loading the sheets, by SQL", items(size), () -> {
            update(
                    bench,
                    YearTables.sheets(communities, "SUBDISTRICT", 1),
                    YearTables.sheets(communities, "RESIDENTS", RESIDENTS));
            update(bench, YearTables.sheets(people, "PEERS", PEERS), "ANALYZE sheets", "ANALYZE cycle_subjects");
            return true;
        });
        look(bench, suite, "communities", communities);
        look(bench, suite, "people", people);
        var seconds = calibrate(bench, suite, "communities", communities, size.communities())
                + calibrate(bench, suite, "people", people, size.people());
        var byHand = byHand(bench, "communities", YearTables.communityYear(communities))
                + byHand(bench, "people", YearTables.personYear(people));
        requireTheSame(bench, people);
        long subjects = size.communities() + size.people();
        bench.say("%-56s %9.2f us", "calibration, per subject", seconds * 1e6 / subjects);
        bench.ratio("time of calibration to plain SQL, at most", seconds, byHand, 2);
        decide(bench, suite, size, communities);
        finish(bench, suite, people, size.people());
    }

    private static long items(Size size) {
        return (size.communities() * (1L + RESIDENTS) + size.people() * (long) PEERS) * YearTables.INDICATORS;
    }

    private static void clock(Suite suite, String now) {
        suite.put(Actor.CLOCK, "/assessment/v1/clock", Map.of("now", now)).require(200);
    }

    private static String open(Bench bench, Suite suite, Size size, String kind) {
        var scheme = suite.post(
                        Actor.ASSESSOR,
                        "/assessment/v1/schemes",
                        Map.of(
                                "title",
                                "benchmark",
                                "subjectKind",
                                kind,
                                "jurisdiction",
                                size.jurisdiction(),
                                "year",
                                2025,
                                "content",
                                kind.equals("PERSON") ? YearSchemes.ofPeople() : YearSchemes.ofCommunities()))
                .require(201);
        suite.post(
                        Actor.ASSESSMENT_APPROVER,
                        "/assessment/v1/schemes/" + scheme.text("id") + "/approval",
                        scheme.etag(),
                        Map.of("documentNumber", "1"))
                .require(200);
        var cycle = suite.post(
                        Actor.ASSESSOR,
                        "/assessment/v1/cycles",
                        Map.of(
                                "schemeId",
                                scheme.text("id"),
                                "title",
                                "benchmark",
                                "jurisdiction",
                                size.jurisdiction(),
                                "scoringUntil",
                                "2026-03-31"))
                .require(201)
                .text("id");
        var subjects = kind.equals("PERSON") ? size.people() : size.communities();
        var job = suite.ended(Actor.ASSESSOR, step(suite, Actor.ASSESSOR, cycle, "opening", null));
        require(job, "subjects", subjects);
        report(bench, "POST opening, " + kind, job, subjects);
        return cycle;
    }

    /** How far scoring has come, and who is short of raters: asked again and again while sheets come in. */
    private static void look(Bench bench, Suite suite, String what, String cycle) {
        for (var question : List.of("progress", "shortages")) {
            bench.time(
                    "GET " + question + ", " + what,
                    1,
                    () -> suite.get(Actor.VIEWER, "/assessment/v1/cycles/" + cycle + "/" + question)
                            .require(200));
        }
    }

    /** Answers the seconds that the job took. */
    private static double calibrate(Bench bench, Suite suite, String what, String cycle, int subjects) {
        var job = suite.ended(Actor.ASSESSOR, step(suite, Actor.ASSESSOR, cycle, "calibration", null));
        require(job, "subjects", subjects);
        return report(bench, "POST calibration, " + what, job, subjects);
    }

    private static void decide(Bench bench, Suite suite, Size size, String cycle) {
        var subject = suite.get(Actor.VIEWER, "/assessment/v1/cycles/" + cycle + "/subjects?limit=1")
                .require(200)
                .body()
                .at("/items/0/subject")
                .asText();
        bench.time(
                "POST vetoes: one community of a " + size.name(),
                1,
                () -> step(
                                suite,
                                Actor.ASSESSOR,
                                cycle,
                                "vetoes",
                                Map.of("subject", subject, "veto", "INCIDENT", "reason", "benchmark"))
                        .require(200));
    }

    private static void finish(Bench bench, Suite suite, String cycle, int people) {
        step(suite, Actor.ASSESSMENT_PUBLISHER, cycle, "publicity", Map.of("documentNumber", "1"))
                .require(200);
        clock(suite, "2026-03-10T01:00:00Z");
        var job = suite.ended(
                Actor.ASSESSMENT_PUBLISHER, step(suite, Actor.ASSESSMENT_PUBLISHER, cycle, "finalization", null));
        require(job, "settled", people);
        report(bench, "POST finalization, people, with their events", job, people);
    }

    private static void require(JsonNode job, String count, long wanted) {
        if (job.at("/counts/" + count).asLong() != wanted) {
            throw new LocalException("the job ended with " + job);
        }
    }

    private static double report(Bench bench, String what, JsonNode job, long things) {
        var seconds = Duration.between(
                                Instant.parse(job.path("startedAt").asText()),
                                Instant.parse(job.path("finishedAt").asText()))
                        .toNanos()
                / 1e9;
        bench.say("%-56s %9.2f s %12.0f /s", what, seconds, things / seconds);
        return seconds;
    }

    private static Answer step(Suite suite, Actor actor, String cycle, String step, @Nullable Object body) {
        var path = "/assessment/v1/cycles/" + cycle;
        var etag = suite.get(Actor.VIEWER, path).require(200).etag();
        return suite.post(actor, path + "/" + step, etag, body);
    }

    /** The best of three runs, each undone. */
    private static double byHand(Bench bench, String what, String insert) {
        var best = IntStream.range(0, 3)
                .mapToDouble(run -> {
                    try (var connection = bench.connect("assessment")) {
                        connection.setAutoCommit(false);
                        execute(connection, ROOM);
                        var begun = System.nanoTime();
                        execute(connection, insert);
                        var seconds = (System.nanoTime() - begun) / 1e9;
                        connection.rollback();
                        return seconds;
                    } catch (SQLException e) {
                        throw new LocalException("by hand: " + e.getMessage(), e);
                    }
                })
                .min()
                .orElseThrow();
        bench.say("%-56s %9.2f s", "by hand, " + what + ", best of three", best);
        return best;
    }

    /** A wrong answer has no speed: the plain mean, rounded, must be the exact score of everybody. */
    private static void requireTheSame(Bench bench, String cycle) {
        var different = number(bench, """
                SELECT count(*) FROM outcomes o JOIN (SELECT subject, avg(points) / 1000000 AS score FROM sheets
                    WHERE cycle_id = '%1$s' GROUP BY subject) g ON g.subject = o.subject
                WHERE o.cycle_id = '%1$s' AND o.score <> round(g.score, 2)""".formatted(cycle));
        var overCap = number(bench, """
                SELECT count(*) FROM (SELECT count(*) FILTER (WHERE grade = 'EXCELLENT') AS excellent, count(*) AS n
                    FROM outcomes WHERE cycle_id = '%s' GROUP BY pool) p WHERE excellent > n / 5""".formatted(cycle));
        if (different + overCap > 0) {
            throw new LocalException(different + " scores differ, " + overCap + " pools beyond their cap");
        }
        update(
                bench,
                """
                INSERT INTO tie_decisions SELECT cycle_id, pool, array_agg(subject ORDER BY subject), '{}', 'benchmark', '1',
                    'benchmark', now() FROM outcomes WHERE cycle_id = '%s' AND tied GROUP BY cycle_id, pool""".formatted(cycle),
                "UPDATE outcomes SET grade = 'QUALIFIED' WHERE cycle_id = '" + cycle + "' AND tied");
    }

    private static long number(Bench bench, String query) {
        try (var connection = bench.connect("assessment");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new LocalException(query + ": " + e.getMessage(), e);
        }
    }

    private static void update(Bench bench, String... statements) {
        try (var connection = bench.connect("assessment")) {
            for (var statement : statements) {
                execute(connection, statement);
            }
        } catch (SQLException e) {
            throw new LocalException("loading: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
