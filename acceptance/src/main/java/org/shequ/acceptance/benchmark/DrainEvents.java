package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast each service takes up a backlog of personnel's events, alone on the machine, against COPY of the rows that it
 * wrote from them.
 */
final class DrainEvents implements Benchmark {
    private static final double AIM = 1.0 / 3;

    /** What each writes; quota's ledger and alerts follow from the careers. */
    private static final Map<String, List<String>> WRITTEN = written();

    private static Map<String, List<String>> written() {
        var written = new LinkedHashMap<String, List<String>>();
        written.put(
                "selection",
                List.of(
                        "inbox_positions",
                        "known_units",
                        "known_people",
                        "known_careers",
                        "known_posts",
                        "dossier_briefs"));
        written.put("assessment", List.of("inbox_positions", "units", "people", "posts", "sanctions"));
        written.put(
                "quota",
                List.of(
                        "inbox_positions",
                        "units",
                        "people",
                        "careers",
                        "settlements",
                        "quota_accounts",
                        "occupancies",
                        "ledger_entries",
                        "alerts",
                        "event_log",
                        "event_aggregates",
                        "change_feed"));
        return written;
    }

    @Override
    public String name() {
        return "drain-events";
    }

    @Override
    public String about() {
        return "each service takes up a backlog of personnel's events, against COPY of the rows that it wrote;"
                + " --units 20000 --people 50000 --file 200000 --rest 600";
    }

    @Override
    public void run(Bench bench) {
        int units = bench.option("units", 20_000);
        int people = bench.option("people", 50_000);
        int file = bench.option("file", 200_000);
        var longest = Duration.ofSeconds(bench.option("rest", 600));
        bench.requireAllUsed();
        WRITTEN.keySet().forEach(bench.stack()::stop);
        try (var nation = new Suite(
                bench.stack().gateway(),
                Bench.DISTRICT,
                (role, scope, subject) -> bench.stack().token(role, "*", subject))) {
            var sample = new NationSample(units, people);
            LoadPersonnel.load(bench, nation, "units", "/personnel/v1/unit-imports", sample.unitFiles(file));
            LoadPersonnel.load(
                    bench, nation, "people", "/personnel/v1/person-imports", sample.peopleFiles(0, people, file));
            LoadPersonnel.load(
                    bench,
                    nation,
                    "posts with identities",
                    "/personnel/v1/assignment-imports",
                    sample.assignmentFiles(0, people, file));
        }
        try (var none = new Uptake(bench, List.of())) {
            none.await("until all events had left", longest);
        }
        WRITTEN.forEach((service, tables) -> drain(bench, service, tables, longest));
    }

    private static void drain(Bench bench, String service, List<String> tables, Duration longest) {
        try (var uptake = new Uptake(bench, List.of(service));
                var connection = bench.connect(service)) {
            bench.stack().start(service);
            var taken = uptake.await(service + " takes them up", longest);
            bench.stack().stop(service);
            var copied = new CopyOfRows(bench, connection).copy("what " + service + " wrote", tables, 0);
            bench.ratio(service + ", to COPY of all that it wrote", copied.seconds(), taken.seconds(), AIM);
        } catch (SQLException e) {
            throw new LocalException("the database of " + service + ": " + e.getMessage(), e);
        }
    }
}
