package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.CitizenIds;
import org.shequ.local.LocalException;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * From the commit of a record at personnel to the commit of its effect in each service that reads of people, by the times
 * that the database keeps of commits. Nobody looks meanwhile, so that looking costs nothing.
 */
final class EventLatency implements Benchmark {
    private static final String TOPIC = "personnel.person.v1";
    private static final List<String> READERS = List.of("assessment", "quota", "selection");
    private static final double MOST_P50 = 5;
    private static final double MOST_P99 = 25;
    private static final int CLIENTS = 16;
    private static final int OF_A_DAY = 900;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "event-latency";
    }

    @Override
    public String about() {
        return "from the commit of a record to that of its effect in each service that reads of it; --rate 200 --seconds 30"
                + " --warm 20 --lone 20 --against DIRECTORY of an older checkout that is built --quick";
    }

    @Override
    public void run(Bench bench) {
        var quick = bench.flag("quick");
        var rate = bench.option("rate", quick ? 50 : 200);
        var seconds = bench.option("seconds", quick ? 5 : 30);
        var warm = bench.option("warm", quick ? 5 : 20);
        var lone = bench.option("lone", quick ? 5 : 20);
        var older = bench.word("against");
        bench.requireAllUsed();
        older.ifPresent(checkout -> {
            try (var before = bench.of(checkout)) {
                bench.say("%s:", checkout);
                measure(before, rate, warm, seconds, lone);
            }
        });
        measure(bench, rate, warm, seconds, lone);
    }

    private static void measure(Bench bench, int rate, int warm, int seconds, int lone) {
        bench.suite(); // made by one, for all clients
        var numbers = new int[] {0};
        record(bench, rate, rate * warm, numbers);
        await(bench);
        report(bench, rate + " a second", () -> record(bench, rate, rate * seconds, numbers));
        report(bench, "one every second", () -> record(bench, 1, lone, numbers));
    }

    /** Opens so many records at that rate, whatever the answers take. */
    private static void record(Bench bench, int rate, int people, int[] numbers) {
        var first = numbers[0];
        numbers[0] += people;
        var begun = System.nanoTime();
        Load.of(Math.min(CLIENTS, Math.max(1, rate)), people, (client, number) -> {
            var due = begun + number * 1_000_000_000L / rate;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            bench.suite()
                    .post(Actor.CLERK, "/personnel/v1/people", person(first + (int) number))
                    .require(201);
        });
        var taken = (System.nanoTime() - begun) / 1e9;
        if (taken > 1.1 * people / rate + 1) {
            bench.say("(%d records took %.1f s: the rate was not kept)", people, taken);
        }
    }

    private static Map<String, Object> person(int number) {
        var born = LocalDate.of(1960, 1, 1).plusDays(number / OF_A_DAY);
        var body = Bench.DISTRICT
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format(Locale.ROOT, "%03d", number % OF_A_DAY);
        return Map.of(
                "name",
                "张伟",
                "citizenId",
                CitizenIds.complete(body),
                "ethnicity",
                "HAN",
                "politicalStatus",
                "MASSES",
                "education",
                "BACHELOR");
    }

    private static void report(Bench bench, String what, Runnable load) {
        var before = published(bench).keySet();
        load.run();
        await(bench);
        var commits = published(bench);
        commits.keySet().removeAll(before);
        for (var reader : READERS) {
            latencies(bench, reader, commits).forEach((consumer, millis) -> {
                bench.say(
                        "%-56s %9d events   p50 %6.1f ms, p99 %6.1f ms, longest %6.1f ms   (aim %.0f, %.0f)",
                        what + ": " + reader + " " + consumer,
                        millis.length,
                        millis[millis.length / 2],
                        millis[(int) Math.min(millis.length - 1L, Math.round(0.99 * millis.length))],
                        millis[millis.length - 1],
                        MOST_P50,
                        MOST_P99);
                if (millis.length != commits.size()) {
                    throw new LocalException(consumer + " applied " + millis.length + " of " + commits.size());
                }
            });
        }
    }

    private static Map<String, double[]> latencies(Bench bench, String service, Map<String, Double> commits) {
        var found = new TreeMap<String, List<Double>>();
        try (var connection = bench.connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT consumer, aggregate_id,"
                        + " extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000 FROM inbox_positions"
                        + " WHERE version = 1 AND topic = '" + TOPIC + "'")) {
            while (rows.next()) {
                var commit = commits.get(rows.getString(2));
                if (commit != null) {
                    found.computeIfAbsent(rows.getString(1), consumer -> new ArrayList<>())
                            .add(rows.getDouble(3) - commit);
                }
            }
        } catch (SQLException e) {
            throw new LocalException(service + " does not tell what it applied: " + e.getMessage(), e);
        }
        var sorted = new TreeMap<String, double[]>();
        found.forEach((consumer, millis) -> {
            var values = millis.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(values);
            sorted.put(consumer, values);
        });
        return sorted;
    }

    /** When each record was committed, in milliseconds. */
    private static Map<String, Double> published(Bench bench) {
        var commits = new HashMap<String, Double>();
        try (var connection = bench.connect("personnel");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT aggregate_id, extract(epoch FROM pg_xact_commit_timestamp(xmin))"
                                + " * 1000 FROM event_log WHERE topic = '" + TOPIC + "' AND aggregate_version = 1")) {
            while (rows.next()) {
                commits.put(rows.getString(1), rows.getDouble(2));
            }
            return commits;
        } catch (SQLException e) {
            throw new LocalException("personnel does not tell what it published: " + e.getMessage(), e);
        }
    }

    /** Until every reader has applied all that was published; by looks so seldom that they disturb nothing. */
    private static void await(Bench bench) {
        var until = System.nanoTime() + LONGEST.toNanos();
        var wanted = published(bench);
        for (var reader : READERS) {
            while (latencies(bench, reader, wanted).values().stream().anyMatch(one -> one.length < wanted.size())
                    || latencies(bench, reader, wanted).isEmpty()) {
                if (System.nanoTime() > until) {
                    throw new LocalException(reader + " has not applied all within " + LONGEST);
                }
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }
}
