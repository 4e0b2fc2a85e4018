package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reads cost as personnel's tables grow tenfold, and tenfold again. A first set comes in over HTTP; whatever is above
 * it is copied by SQL, for the tables are to be large and the imports are measured elsewhere. A community has as many people
 * at every size, a district too: what is asked for stays the same, what it lies among grows.
 */
final class PersonnelCurve implements Benchmark {
    private static final int COMMUNITIES_OF_A_DISTRICT = 200;
    private static final int UNITS_OF_A_DISTRICT = 211;
    private static final int FIRST_DISTRICTS = 3;
    private static final int GROWTH = 10;
    private static final int SAMPLED = 2_000;
    private static final int PAGES_IN = 8;
    private static final int OF_THE_NATION = 5;

    @Override
    public String name() {
        return "personnel-curve";
    }

    @Override
    public String about() {
        return "reads of people, lists and statistics as the tables grow; rows above the first set are copied by SQL;"
                + " --first 5000 --people 5000000 --reads 2000 --clients 4 --warm 30";
    }

    @Override
    public void run(Bench bench) {
        int first = bench.option("first", 5_000);
        int people = bench.option("people", 5_000_000);
        int reads = bench.option("reads", 2_000);
        int clients = bench.option("clients", 4);
        int warm = bench.option("warm", 30);
        bench.requireAllUsed();
        if (first % 5 != 0 || people % first != 0) {
            throw new LocalException("--first is a multiple of 5, and --people of --first");
        }
        try (var nation = new Suite(
                        bench.stack().gateway(),
                        Bench.DISTRICT,
                        (role, scope, subject) -> bench.stack().token(role, "*", subject));
                var connection = bench.connect("personnel")) {
            importFirst(nation, connection, first);
            var copies = new ClonedPeople(connection, bench.keys(), first, FIRST_DISTRICTS);
            var table = new Table();
            for (long size = first, before = first; ; before = size, size = Math.min(people, size * GROWTH)) {
                var begun = System.nanoTime();
                copies.grow((int) before, (int) size);
                settle(connection);
                bench.say(
                        "%,d people, %,d of them copied by SQL; %,d posts, %,d units, database %s (%.0f s)",
                        number(connection, "SELECT count(*) FROM people"),
                        size - first,
                        number(connection, "SELECT count(*) FROM assignments"),
                        number(connection, "SELECT count(*) FROM org_units"),
                        text(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))"),
                        (System.nanoTime() - begun) / 1e9);
                var asked = new Asked(nation, connection, (int) size, (int) (size / first));
                if (size == first) {
                    asked.warm(clients, warm);
                }
                asked.measure(clients, reads, table.column(size));
                if (size == people) {
                    break;
                }
            }
            table.say(bench);
        } catch (SQLException e) {
            throw new LocalException("the database of personnel: " + e.getMessage(), e);
        }
    }

    /** Units, people, posts; and what they made others do is over before anything is measured. */
    private static void importFirst(Suite nation, Connection connection, int first) throws SQLException {
        var sample = new NationSample(FIRST_DISTRICTS * UNITS_OF_A_DISTRICT, first);
        load(nation, "/personnel/v1/unit-imports", sample.unitFiles(first));
        load(nation, "/personnel/v1/person-imports", sample.peopleFiles(0, first, first));
        load(nation, "/personnel/v1/assignment-imports", sample.assignmentFiles(0, first, first * 2));
        nation.await(
                "the events of the first set have left",
                () -> Optional.of("outbox_pending").filter(table -> isEmpty(connection, table)));
    }

    private static boolean isEmpty(Connection connection, String table) {
        try {
            return number(connection, "SELECT count(*) FROM " + table) == 0;
        } catch (SQLException e) {
            throw new LocalException("the database of personnel: " + e.getMessage(), e);
        }
    }

    private static void load(Suite nation, String path, Iterable<NationSample.Rows> files) {
        for (var file : files) {
            var job = nation.load(Actor.CLERK, path, file.csv());
            if (!job.path("state").asText().equals("SUCCEEDED")) {
                throw new LocalException(path + ": " + job);
            }
        }
    }

    /** What autovacuum would have done by tomorrow: statistics for the planner, and which pages all may see. */
    private static void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    /** The questions at one size, spread over all that is there, copies and first set alike. */
    private static final class Asked {
        private final Suite nation;
        private final int people;
        private final int districts;
        private final List<Someone> sampled = new ArrayList<>();
        private final List<String> laterPages = new ArrayList<>();

        private record Someone(String id, int number) {}

        Asked(Suite nation, Connection connection, int people, int copies) throws SQLException {
            this.nation = nation;
            this.people = people;
            this.districts = copies * FIRST_DISTRICTS;
            try (var query = connection.prepareStatement("SELECT id FROM people WHERE personnel_number = ?")) {
                for (int i = 0; i < SAMPLED; i++) {
                    int number = spread(i, people);
                    query.setString(1, NationSample.personnelNumber(number));
                    try (var found = query.executeQuery()) {
                        found.next();
                        sampled.add(new Someone(found.getString(1), number));
                    }
                }
            }
            for (int i = 0; i < 20; i++) {
                laterPages.add(laterPage(NationSample.district(spread(i, districts))));
            }
        }

        private static int spread(long number, int over) {
            return (int) (number * 7_919 % over);
        }

        private static String list(String district) {
            return "/personnel/v1/people?limit=100&unit=" + district;
        }

        private String laterPage(String district) {
            String cursor = null;
            for (int page = 0; page < PAGES_IN; page++) {
                var next = nation.get(Actor.VIEWER, list(district) + (cursor == null ? "" : "&cursor=" + cursor))
                        .require(200)
                        .text("next");
                if (next.isEmpty()) {
                    break;
                }
                cursor = next;
            }
            return list(district) + (cursor == null ? "" : "&cursor=" + cursor);
        }

        void warm(int clients, int seconds) {
            Load.warm(clients, seconds, (client, number) -> {
                byId(number);
                byCitizenId(number);
                if (number % 20 == 0) {
                    firstPage(number);
                    later(number);
                    ofCommunity(number);
                    ofDistrict(number);
                }
            });
        }

        void measure(int clients, int reads, List<Read> into) {
            int some = reads / 4;
            into.add(new Read("one person by id", Load.of(clients, reads, (client, n) -> byId(n))));
            into.add(
                    new Read("one person by exact citizen ID", Load.of(clients, reads, (client, n) -> byCitizenId(n))));
            into.add(new Read("first page of 100 of a district", Load.of(clients, some, (client, n) -> firstPage(n))));
            into.add(new Read("later page of 100, by cursor", Load.of(clients, some, (client, n) -> later(n))));
            into.add(new Read("statistics of a community", Load.of(clients, some, (client, n) -> ofCommunity(n))));
            into.add(new Read("statistics of a district", Load.of(clients, some, (client, n) -> ofDistrict(n))));
            into.add(new Read(
                    "statistics of the nation", Load.of(1, OF_THE_NATION, (client, n) -> headcount("", people))));
        }

        private void byId(long number) {
            var someone = sampled.get((int) (number % sampled.size()));
            var found = nation.get(Actor.VIEWER, "/personnel/v1/people/" + someone.id)
                    .require(200)
                    .text("personnelNumber");
            requireSame(NationSample.personnelNumber(someone.number), found);
        }

        private void byCitizenId(long number) {
            int wanted = spread(number, people);
            var found = nation.lookUp(
                            Actor.CLERK,
                            "/personnel/v1/people/searches",
                            Map.of("citizenId", NationSample.citizenId(wanted)))
                    .require(200)
                    .body()
                    .at("/items/0/personnelNumber")
                    .asText();
            requireSame(NationSample.personnelNumber(wanted), found);
        }

        private void firstPage(long number) {
            requirePage(list(NationSample.district(spread(number, districts))));
        }

        private void later(long number) {
            requirePage(laterPages.get((int) (number % laterPages.size())));
        }

        private void requirePage(String path) {
            if (nation.get(Actor.VIEWER, path).require(200).body().path("items").isEmpty()) {
                throw new LocalException("an empty page: " + path);
            }
        }

        private void ofCommunity(long number) {
            var community = NationSample.community(spread(number, districts * COMMUNITIES_OF_A_DISTRICT));
            headcount("?unit=" + community, 1);
        }

        private void ofDistrict(long number) {
            headcount("?unit=" + NationSample.district(spread(number, districts)), COMMUNITIES_OF_A_DISTRICT);
        }

        private void headcount(String query, int atLeast) {
            var counted = nation.get(Actor.VIEWER, "/personnel/v1/statistics" + query)
                    .require(200)
                    .body()
                    .path("headcount")
                    .asInt();
            if (counted < atLeast) {
                throw new LocalException(counted + " people in " + query);
            }
        }

        private static void requireSame(String wanted, String found) {
            if (!wanted.equals(found)) {
                throw new LocalException("asked for " + wanted + ", found " + found);
            }
        }
    }

    /** A kind of read, and how long it took each time. */
    private record Read(String what, Load load) {}

    /** Reads down, sizes across. */
    private static final class Table {
        private final List<Long> sizes = new ArrayList<>();
        private final List<List<Read>> columns = new ArrayList<>();

        List<Read> column(long people) {
            sizes.add(people);
            columns.add(new ArrayList<>());
            return columns.getLast();
        }

        void say(Bench bench) {
            var head = new StringBuilder("%-32s".formatted("p50 / p99 in ms"));
            sizes.forEach(size -> head.append("%22s".formatted("%,d people".formatted(size))));
            bench.say("%s%18s", head, "p50 last : first");
            for (int row = 0; row < columns.getFirst().size(); row++) {
                var line =
                        new StringBuilder("%-32s".formatted(columns.getFirst().get(row).what));
                for (var column : columns) {
                    var load = column.get(row).load;
                    line.append("%22s".formatted("%.1f / %.1f".formatted(load.percentile(0.5), load.percentile(0.99))));
                }
                bench.say("%s%18.2f", line, median(columns.getLast(), row) / median(columns.getFirst(), row));
            }
            bench.say("Rows above the first set were copied by SQL, not imported.");
        }

        private static double median(List<Read> column, int row) {
            return column.get(row).load.percentile(0.5);
        }
    }
}
