package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.load.Disturbers;
import org.shequ.acceptance.load.LoneGateway;
import org.shequ.acceptance.load.OtherDoors;
import org.shequ.acceptance.load.Wrk;
import org.shequ.acceptance.load.Wrk.Manner;
import org.shequ.local.LocalException;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The gateway beside nginx and HAProxy: the same proxying to the same service, on one machine in one run, several times in turn. */
final class CompareDoors implements Benchmark {
    /** MiB, as the manifests have it. */
    private static final int HEAP = 256;

    private static final String READ = "/quota/v1/accounts/0190f0a0-0000-7000-8000-000000000000";
    private static final List<String> PROGRAMS = List.of("nginx", "haproxy", "wrk");
    private static final List<Integer> CONNECTIONS = List.of(8, 64, 512);

    /**
     * @param memory in MiB
     * @param cpu seconds so far
     */
    private record Contender(String name, int port, DoubleSupplier memory, DoubleSupplier cpu) {}

    /**
     * What one contender did, of several rounds the middle one of each figure; refused and broken of all rounds together.
     *
     * @param cpuMicros for each request, which others on the machine change less than the rate
     */
    private record Result(Contender contender, Wrk seen, double memory, double cpuMicros) {

        static Result middle(List<Result> rounds) {
            return new Result(
                    rounds.getFirst().contender(),
                    new Wrk(
                            middle(rounds, result -> result.seen().perSecond()),
                            middle(rounds, result -> result.seen().p99Millis()),
                            middle(rounds, result -> result.seen().p999Millis()),
                            rounds.stream()
                                    .mapToLong(result -> result.seen().refused())
                                    .sum(),
                            rounds.stream()
                                    .mapToLong(result -> result.seen().broken())
                                    .sum()),
                    middle(rounds, Result::memory),
                    middle(rounds, Result::cpuMicros));
        }

        private static double middle(List<Result> rounds, ToDoubleFunction<Result> figure) {
            var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    @Override
    public String name() {
        return "door";
    }

    @Override
    public String about() {
        return "the gateway beside nginx and HAProxy of Debian at 8, 64 and 512 connections, kept, one for each request, and at"
                + " one pace for all, with 2 % slow and 2 % aborting callers, the middle one of several rounds;"
                + " --seconds 6 --rounds 3 --warm 90";
    }

    @Override
    public void run(Bench bench) {
        var seconds = bench.option("seconds", 6);
        var rounds = Math.max(1, bench.option("rounds", 3));
        var warm = bench.option("warm", 90);
        bench.requireAllUsed();
        var missing = OtherDoors.missing(PROGRAMS);
        if (!missing.isEmpty()) {
            throw new LocalException("nothing to compare with: this machine lacks " + String.join(", ", missing)
                    + "; apt-get install nginx-light haproxy wrk");
        }
        var home = temporary();
        var processors = Runtime.getRuntime().availableProcessors();
        var packaged = StackOptions.standard().project().resolve("gateway/target/quarkus-app");
        try (var service = OtherDoors.service(home);
                var nginx = OtherDoors.nginx(home, processors, service.port());
                var haproxy = OtherDoors.haproxy(home, processors, service.port());
                var gateway = new LoneGateway(packaged, home, HEAP, "http://127.0.0.1:" + service.port())) {
            var contenders = List.of(
                    new Contender("nginx", nginx.port(), nginx::residentMebibytes, nginx::cpuSeconds),
                    new Contender("HAProxy", haproxy.port(), haproxy::residentMebibytes, haproxy::cpuSeconds),
                    new Contender("gateway", gateway.port(), gateway::residentMebibytes, gateway::cpuSeconds));
            warm(bench, home, gateway, warm);
            for (var manner : Manner.values()) {
                for (var connections : CONNECTIONS) {
                    var measured = IntStream.range(0, rounds)
                            .mapToObj(round -> contenders.stream()
                                    .map(one -> measure(home, one, gateway, connections, seconds, manner))
                                    .toList())
                            .toList();
                    var results = IntStream.range(0, contenders.size())
                            .mapToObj(one -> Result.middle(measured.stream()
                                    .map(round -> round.get(one))
                                    .toList()))
                            .toList();
                    report(bench, results, connections, manner);
                }
            }
        }
        Bench.delete(home);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("shequ-door-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compilers' turn, with all that is measured: what they have not seen undoes what they made of the rest. */
    private static void warm(Bench bench, Path home, LoneGateway gateway, int seconds) {
        try (var beside = new Disturbers(gateway.port(), gateway.token("disturber"))) {
            beside.slowSenders(1).aborters(1);
            for (var manner : Manner.values()) {
                Wrk.run(
                        home,
                        64,
                        Math.max(1, seconds / Manner.values().length),
                        manner,
                        url(gateway.port()),
                        gateway.token("warm"));
            }
        }
        bench.say(
                "%-10s %11s  %-8s %11s %10s %10s %8s %8s %8s %8s",
                "", "connections", "", "requests/s", "p99 ms", "p99.9 ms", "refused", "broken", "MiB", "CPU us");
    }

    private static Result measure(
            Path home, Contender contender, LoneGateway tokens, int connections, int seconds, Manner manner) {
        var few = Math.max(1, connections / 50);
        try (var beside = new Disturbers(contender.port(), tokens.token("disturber"))) {
            beside.slowSenders(few).aborters(few);
            var before = contender.cpu().getAsDouble();
            var seen = Wrk.run(home, connections, seconds, manner, url(contender.port()), tokens.token("reader"));
            var micros = (contender.cpu().getAsDouble() - before) * 1e6 / (seen.perSecond() * seconds);
            return new Result(contender, seen, contender.memory().getAsDouble(), micros);
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + READ;
    }

    private static void report(Bench bench, List<Result> results, int connections, Manner manner) {
        for (var result : results) {
            var seen = result.seen();
            bench.say(
                    "%-10s %11d  %-8s %11.0f %10.2f %10.2f %8d %8d %8.0f %8.0f",
                    result.contender().name(),
                    connections,
                    manner.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    seen.perSecond(),
                    seen.p99Millis(),
                    seen.p999Millis(),
                    seen.refused(),
                    seen.broken(),
                    result.memory(),
                    result.cpuMicros());
        }
        var ours = results.getLast().seen();
        var others = results.subList(0, results.size() - 1);
        var best = others.stream()
                .mapToDouble(other -> other.seen().perSecond())
                .max()
                .orElseThrow();
        var shortest = others.stream()
                .mapToDouble(other -> other.seen().p99Millis())
                .min()
                .orElseThrow();
        if (manner != Manner.PACED) {
            bench.ratio("requests/s to the better of the others", ours.perSecond(), best, 0.5);
        }
        bench.ratio("p99 to the better of the others (not more than)", ours.p99Millis(), shortest, 2);
    }
}
