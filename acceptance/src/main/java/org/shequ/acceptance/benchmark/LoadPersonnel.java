package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A nation's units, people and posts through the imports, against COPY of the very rows that they left, into tables with
 * the same constraints and indexes, in the same run; and what reads cost as the tables grow.
 */
final class LoadPersonnel implements Benchmark {
    private static final List<String> OTHERS = List.of("selection", "quota", "assessment");
    private static final String LAST_EVENT = "SELECT coalesce(max(id), 0) FROM event_log";
    private static final double AIM = 1.0 / 3;

    private Duration longestRest = Duration.ZERO;
    private boolean alone;

    @Override
    public String name() {
        return "load-personnel";
    }

    @Override
    public String about() {
        return "imports of units, people and posts against COPY of the same rows, and reads as the tables grow;"
                + " --units 620573 --people 500000 --file 200000 --rest 300 --reads 2000 --clients 4;"
                + " --alone 1 stops the services that would take the events up on the same processors";
    }

    @Override
    public void run(Bench bench) {
        int units = bench.option("units", 620_573);
        int people = bench.option("people", 500_000);
        int file = bench.option("file", 200_000);
        longestRest = Duration.ofSeconds(bench.option("rest", 300));
        int reads = bench.option("reads", 2_000);
        int clients = bench.option("clients", 4);
        alone = bench.option("alone", 0) == 1;
        bench.requireAllUsed();
        if (alone) {
            OTHERS.forEach(bench.stack()::stop);
        }
        try (var nation = new Suite(
                        bench.stack().gateway(),
                        Bench.DISTRICT,
                        (role, scope, subject) -> bench.stack().token(role, "*", subject));
                var heap = new HeapWatch(bench.stack().managementUrl("personnel"));
                var connection = bench.connect("personnel")) {
            var sample = new NationSample(units, people);
            var copy = new CopyOfRows(bench, connection);
            double loadedUnits = load(bench, nation, "units", "/personnel/v1/unit-imports", sample.unitFiles(file));
            rest(bench);
            bench.ratio(
                    "units, to COPY of all that they wrote",
                    loadedUnits,
                    copy.rate("units with their events", List.of("org_units", "event_log", "event_aggregates"), 0),
                    AIM);
            int loaded = 0;
            for (int size = 5_000; loaded < people; size = Math.min(people, size * 10)) {
                grow(bench, nation, connection, sample, new Step(loaded, size, file));
                loaded = size;
                heap.report(bench);
                reads(bench, nation, connection, reads, clients, loaded);
            }
        } catch (SQLException e) {
            throw new LocalException("the database of personnel: " + e.getMessage(), e);
        }
    }

    /** From how many people to how many, in files of how many rows. */
    private record Step(int from, int to, int file) {}

    private void grow(Bench bench, Suite nation, Connection connection, NationSample sample, Step step)
            throws SQLException {
        bench.say("--- from %d to %d people", step.from, step.to);
        var copy = new CopyOfRows(bench, connection);
        long before = number(connection, LAST_EVENT);
        double people = load(
                bench,
                nation,
                "people",
                "/personnel/v1/person-imports",
                sample.peopleFiles(step.from, step.to, step.file));
        rest(bench);
        boolean enough = step.to - step.from >= 10_000;
        if (enough) {
            bench.ratio("people, to COPY of people alone", people, copy.rate("people", List.of("people"), 0), AIM);
            bench.ratio(
                    "people, to COPY of all that they wrote",
                    people,
                    copy.rate("people with their events", List.of("people", "event_log", "event_aggregates"), before),
                    AIM);
        }
        before = number(connection, LAST_EVENT);
        double posts = load(
                bench,
                nation,
                "posts with identities",
                "/personnel/v1/assignment-imports",
                sample.assignmentFiles(step.from, step.to, step.file));
        rest(bench);
        if (enough) {
            bench.ratio(
                    "posts, to COPY of posts and identities alone",
                    posts,
                    copy.rate("posts with identities", List.of("assignments", "identities"), 0),
                    AIM);
            bench.ratio(
                    "posts, to COPY of all that they wrote",
                    posts,
                    copy.rate(
                            "posts, identities, people, pay, events",
                            List.of("assignments", "identities", "people", "pay_records", "pay_reviews", "event_log"),
                            before),
                    AIM);
        }
    }

    /** The services share one machine, and would be measured with what comes next. */
    private void rest(Bench bench) {
        try (var uptake = new Uptake(bench, alone ? List.of() : OTHERS)) {
            uptake.await(alone ? "until all events had left" : "until the other services knew of it", longestRest);
        }
    }

    /** Hands the files in one after the other; a file that is not taken as a whole has no speed. */
    static double load(Bench bench, Suite nation, String what, String path, Iterable<NationSample.Rows> files) {
        long rows = 0;
        double seconds = 0;
        for (var file : files) {
            var begun = System.nanoTime();
            var job = nation.load(Actor.CLERK, path, file.csv());
            seconds += (System.nanoTime() - begun) / 1e9;
            if (!job.path("state").asText().equals("SUCCEEDED")
                    || job.path("counts").path("created").asLong() != file.rows()) {
                throw new LocalException(what + ": " + job);
            }
            rows += file.rows();
        }
        bench.say("%-56s %9.2f s %12.0f /s   (%d rows)", "import of " + what, seconds, rows / seconds, rows);
        return rows / seconds;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void reads(Bench bench, Suite nation, Connection connection, int reads, int clients, int people)
            throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            try (var rows = statement.executeQuery("SELECT id FROM people ORDER BY random() LIMIT 2000")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        report(
                bench,
                people,
                "by id",
                Load.of(
                        clients,
                        reads,
                        (client, number) -> nation.get(
                                        Actor.VIEWER, "/personnel/v1/people/" + ids.get((int) (number % ids.size())))
                                .require(200)));
        report(
                bench,
                people,
                "by exact ID",
                Load.of(
                        clients,
                        reads / 2,
                        (client, number) -> nation.lookUp(
                                        Actor.CLERK,
                                        "/personnel/v1/people/searches",
                                        Map.of("citizenId", NationSample.citizenId((int) (number * 7919 % people))))
                                .require(200)));
        report(
                bench,
                people,
                "page of 100 of a district",
                Load.of(
                        clients,
                        reads / 10,
                        (client, number) -> nation.get(
                                        Actor.VIEWER,
                                        "/personnel/v1/people?limit=100&unit="
                                                + NationSample.district((int) number % 20))
                                .require(200)));
        report(
                bench,
                people,
                "statistics of a community",
                Load.of(
                        clients,
                        reads / 10,
                        (client, number) -> nation.get(
                                        Actor.VIEWER,
                                        "/personnel/v1/statistics?unit=" + NationSample.community((int) number % 200))
                                .require(200)));
        report(
                bench,
                people,
                "statistics of the nation",
                Load.of(
                        1,
                        5,
                        (client, number) -> nation.get(Actor.VIEWER, "/personnel/v1/statistics")
                                .require(200)));
    }

    private static void report(Bench bench, int people, String what, Load load) {
        load.report(bench, "%,d people: %s".formatted(people, what));
    }
}
