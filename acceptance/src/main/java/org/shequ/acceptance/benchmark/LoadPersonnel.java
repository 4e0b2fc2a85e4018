package org.shequ.acceptance.benchmark;

import org.postgresql.PGConnection;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A nation's units, people and posts through the imports, against COPY of the very rows that they left, into tables with
 * the same constraints and indexes, in the same run; and what reads cost as the tables grow.
 */
final class LoadPersonnel implements Benchmark {
    private static final int FILE = 50_000;
    private static final double AIM = 1.0 / 3;

    @Override
    public String name() {
        return "load-personnel";
    }

    @Override
    public String about() {
        return "imports of units, people and posts against COPY of the same rows, and reads as the tables grow;"
                + " --units 620573 --people 500000 --reads 2000 --clients 4";
    }

    @Override
    public void run(Bench bench) {
        int units = bench.option("units", 620_573);
        int people = bench.option("people", 500_000);
        int reads = bench.option("reads", 2_000);
        int clients = bench.option("clients", 4);
        bench.requireAllUsed();
        try (var nation = new Suite(
                        bench.stack().gateway(),
                        Bench.DISTRICT,
                        (role, scope, subject) -> bench.stack().token(role, "*", subject));
                var connection = bench.connect("personnel")) {
            var sample = new NationSample(units, people);
            load(bench, nation, "units", "/personnel/v1/unit-imports", sample.unitFiles(FILE));
            compare(bench, connection, "units", List.of("org_units"), 0);
            int loaded = 0;
            for (int size = 5_000; loaded < people; size = Math.min(people, size * 10)) {
                grow(bench, nation, connection, sample, loaded, size);
                loaded = size;
                reads(bench, nation, connection, reads, clients, loaded);
            }
        } catch (SQLException e) {
            throw new LocalException("the database of personnel: " + e.getMessage(), e);
        }
    }

    private static void grow(Bench bench, Suite nation, Connection connection, NationSample sample, int from, int to)
            throws SQLException {
        bench.say("--- from %d to %d people", from, to);
        long events = number(connection, "SELECT coalesce(max(id), 0) FROM event_log");
        double people =
                load(bench, nation, "people", "/personnel/v1/person-imports", sample.peopleFiles(from, to, FILE));
        double posts = load(
                bench,
                nation,
                "posts with identities",
                "/personnel/v1/assignment-imports",
                sample.assignmentFiles(from, to, FILE));
        if (to - from < 10_000) {
            return; // too few for a rate
        }
        bench.ratio(
                "people, to COPY of people alone",
                people,
                compare(bench, connection, "people", List.of("people"), 0),
                AIM);
        double whole = compare(
                bench,
                connection,
                "people with their events",
                List.of("people", "event_log", "event_aggregates"),
                events);
        bench.ratio("people, to COPY of all that they wrote", people, whole, AIM);
        double assignments =
                compare(bench, connection, "posts with identities", List.of("assignments", "identities"), 0);
        bench.ratio("posts, to COPY of posts and identities alone", posts, assignments, AIM);
    }

    /** Hands the files in one after the other; a file that is not taken as a whole has no speed. */
    private static double load(Bench bench, Suite nation, String what, String path, Iterable<NationSample.Rows> files) {
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

    /** COPY of the rows that are there into empty tables of the same form; answers rows of the first table a second. */
    private static double compare(Bench bench, Connection connection, String what, List<String> tables, long afterEvent)
            throws SQLException {
        long rows = 0;
        double seconds = 0;
        for (var table : tables) {
            var columns = columns(connection, table);
            Path file = unload(connection, table, columns, afterEvent);
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS copied");
                statement.execute("CREATE TABLE copied (LIKE " + table + " INCLUDING ALL)");
            }
            var begun = System.nanoTime();
            long copied = copy(connection, columns, file);
            seconds += (System.nanoTime() - begun) / 1e9;
            rows = table.equals(tables.getFirst()) ? copied : rows;
            delete(file);
        }
        bench.say("%-56s %9.2f s %12.0f /s   (%d rows)", "COPY of " + what, seconds, rows / seconds, rows);
        return rows / seconds;
    }

    private static String columns(Connection connection, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?"
                        + " AND is_generated = 'NEVER' ORDER BY ordinal_position")) {
            query.setString(1, table);
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return String.join(", ", names);
    }

    private static Path unload(Connection connection, String table, String columns, long afterEvent)
            throws SQLException {
        var condition = table.equals("event_log") ? " WHERE id > " + afterEvent : "";
        try {
            var file = Files.createTempFile("shequ-copy-", ".txt");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT " + columns + " FROM " + table + condition + ") TO STDOUT", out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(Connection connection, String columns, Path file) throws SQLException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied (" + columns + ") FROM STDIN", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                        (client, number) -> nation.post(
                                        Actor.VIEWER,
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
