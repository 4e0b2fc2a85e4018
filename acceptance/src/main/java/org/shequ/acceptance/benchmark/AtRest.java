package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;
import org.shequ.acceptance.load.ProcessFigures;
import org.shequ.local.LocalException;
import org.shequ.local.LocalStack;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a suite costs that nobody uses: processor time, wake-ups, memory, connections, by the kernel's own count. */
final class AtRest implements Benchmark {
    private static final Set<String> SERVERS = Set.of("postgres", "kafka");

    /** Of a core: the five programs together, and each server. */
    private static final double MOST = 0.03;

    /** Of one service, loaded. */
    private static final double MOST_MEBIBYTES = 260;

    private static final int THREADS_NAMED = 8;

    @Override
    public String name() {
        return "at-rest";
    }

    @Override
    public String about() {
        return "processor, wake-ups, memory and connections of a suite with the sample district that nobody uses;"
                + " --seconds 60 --settle 60 --threads --against DIRECTORY of an older checkout that is built --quick";
    }

    @Override
    public void run(Bench bench) {
        var quick = bench.flag("quick");
        var length = Duration.ofSeconds(bench.option("seconds", quick ? 15 : 60));
        var settle = Duration.ofSeconds(bench.option("settle", quick ? 15 : 60));
        var threads = bench.flag("threads");
        var older = bench.word("against");
        bench.requireAllUsed();
        older.ifPresent(checkout -> {
            try (var before = bench.of(checkout)) {
                bench.say("%s:", checkout);
                measure(before, quick, settle, length, threads);
            }
        });
        var programs = measure(bench, quick, settle, length, threads);
        bench.say("%-56s %9.3f   (aim %.2f)", "of a core: the five programs together", programs, MOST);
    }

    /** Returns what part of a core the five programs take together. */
    private static double measure(Bench bench, boolean quick, Duration settle, Duration length, boolean threads) {
        if (!quick) {
            load(bench.suite());
        }
        bench.stack();
        pause(settle);
        var processes = processes(bench.stack());
        var connections = connections(bench);
        var before = figures(processes);
        var transactionsBefore = transactions(bench);
        var begun = System.nanoTime();
        pause(length);
        var after = figures(processes);
        var transactions = transactions(bench) - transactionsBefore;
        var seconds = (System.nanoTime() - begun) / 1e9;
        bench.say(
                "%-12s %10s %10s %8s %8s %8s %12s",
                "", "of a core", "wakes/s", "threads", "RSS MiB", "PSS MiB", "connections");
        var programs = 0.0;
        for (var one : after.entrySet()) {
            var then = Objects.requireNonNull(before.get(one.getKey()));
            report(bench, one.getKey(), then, one.getValue(), seconds, connections, threads);
            programs += SERVERS.contains(one.getKey()) ? 0 : one.getValue().cpuSeconds() - then.cpuSeconds();
        }
        bench.say("transactions of the four services: %.1f a second", transactions / seconds);
        bench.say("(a service with at most %.0f MiB, each server at most %.2f of a core)", MOST_MEBIBYTES, MOST);
        return programs / seconds;
    }

    private static void report(
            Bench bench,
            String name,
            ProcessFigures before,
            ProcessFigures now,
            double seconds,
            Map<String, Integer> connections,
            boolean threads) {
        bench.say(
                "%-12s %10.4f %10.0f %8d %8.0f %8.0f %12d",
                name,
                (now.cpuSeconds() - before.cpuSeconds()) / seconds,
                (now.allWakes() - before.allWakes()) / seconds,
                now.threads(),
                now.residentMebibytes(),
                now.proportionalMebibytes(),
                connections.getOrDefault(name, 0));
        if (threads) {
            now.wakes().entrySet().stream()
                    .map(thread -> Map.entry(
                            thread.getKey(),
                            (thread.getValue() - before.wakes().getOrDefault(thread.getKey(), 0L)) / seconds))
                    .sorted(Comparator.comparingDouble(thread -> -thread.getValue()))
                    .limit(THREADS_NAMED)
                    .forEach(thread -> bench.say("    %-18s %10.1f wakes/s", thread.getKey(), thread.getValue()));
        }
    }

    private static void load(Suite suite) {
        var district = SampleDistrict.generate(SampleDistrict.SEED);
        for (var file : List.of(
                Map.entry("/personnel/v1/unit-imports", district.unitsCsv()),
                Map.entry("/personnel/v1/person-imports", district.peopleCsv()),
                Map.entry("/personnel/v1/assignment-imports", district.assignmentsCsv()))) {
            var job = suite.load(Actor.CLERK, file.getKey(), file.getValue());
            if (!job.path("state").asText().equals("SUCCEEDED")) {
                throw new LocalException(file.getKey() + " ended with " + job);
            }
        }
    }

    /** The processes of each program and server; PostgreSQL has one for each connection. */
    private static Map<String, List<Long>> processes(LocalStack stack) {
        return stack.processes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> Stream.concat(
                                        Stream.of(one.getValue()),
                                        ProcessHandle.of(one.getValue()).stream()
                                                .flatMap(ProcessHandle::descendants)
                                                .map(ProcessHandle::pid))
                                .toList(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    private static Map<String, ProcessFigures> figures(Map<String, List<Long>> processes) {
        var figures = new LinkedHashMap<String, ProcessFigures>();
        processes.forEach((name, pids) -> figures.put(name, ProcessFigures.of(pids)));
        return figures;
    }

    /** By database, which is by service. */
    private static Map<String, Integer> connections(Bench bench) {
        var connections = new LinkedHashMap<String, Integer>();
        try (var connection = bench.connect("personnel");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT datname, count(*) FROM pg_stat_activity"
                        + " WHERE usename = datname || '_app' GROUP BY datname")) {
            while (rows.next()) {
                connections.put(rows.getString(1), rows.getInt(2));
            }
            return connections;
        } catch (SQLException e) {
            throw new LocalException("PostgreSQL does not tell its connections: " + e.getMessage(), e);
        }
    }

    /** So far, by PostgreSQL's own count. */
    private static long transactions(Bench bench) {
        try (var connection = bench.connect("personnel");
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database"
                                + " WHERE datname IN (SELECT datname FROM pg_stat_activity WHERE usename = datname || '_app')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new LocalException("PostgreSQL does not tell its transactions: " + e.getMessage(), e);
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }
}
