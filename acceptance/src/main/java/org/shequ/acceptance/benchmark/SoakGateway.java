package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.load.Curve;
import org.shequ.acceptance.load.Disturbers;
import org.shequ.acceptance.load.LoneGateway;
import org.shequ.acceptance.load.PlainService;
import org.shequ.acceptance.load.Readers;
import org.shequ.local.LocalException;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Whether the gateway holds: plain reads as fast as the machine bears, and the same beside callers who disturb. */
final class SoakGateway implements Benchmark {
    private static final int HEAP = 128; // MiB
    private static final String READ = "/quota/v1/accounts/0190f0a0-0000-7000-8000-000000000000";
    private static final int FEW = 4;
    private static final long MOST_RETAINED = 100;
    private static final int QUICK_READS = 20_000;
    private static final int SAMPLES = 300;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final List<String> EXCHANGES =
            List.of("org.shequ.gateway.proxy.Exchange", "io.vertx.core.http.impl.HttpClientRequestImpl");

    /**
     * @param whole whether it lasts the whole time asked for, or that of the phases with others beside
     * @param beside who comes beside the plain readers
     */
    private record Phase(String name, boolean whole, Consumer<Disturbers> beside) {}

    private static final List<Phase> PHASES = List.of(
            new Phase("plain reads", true, none -> {}),
            new Phase("and uploads", false, beside -> beside.uploads(FEW)),
            new Phase("and downloads", false, beside -> beside.downloads(FEW)),
            new Phase("and aborted callers", false, beside -> beside.aborters(FEW)),
            new Phase("and slow services", false, beside -> beside.slowOperations(FEW * FEW)));

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String about() {
        return "the gateway alone with a heap of 128 MiB: plain reads, then beside uploads, downloads, aborted callers and"
                + " slow services; a picture under docs/pictures; --minutes 30 --beside 7 --connections 32 --quick"
                + " --against DIRECTORY of an older packaged gateway";
    }

    @Override
    public void run(Bench bench) {
        var minutes = bench.option("minutes", 30);
        var beside = bench.option("beside", Math.max(1, minutes / 4));
        var connections = bench.option("connections", 32);
        var quick = bench.flag("quick");
        var older = bench.word("against");
        bench.requireAllUsed();
        var home = temporary();
        try (var service = new PlainService()) {
            if (older.isPresent()) {
                compare(bench, home, service, connections, Path.of(older.get()));
            } else {
                try (var gateway = new LoneGateway(packaged(), home, HEAP, service.url())) {
                    if (quick) {
                        quick(bench, gateway);
                    } else {
                        soak(bench, gateway, connections, Duration.ofMinutes(minutes), Duration.ofMinutes(beside));
                    }
                    requireNothingRetained(bench, gateway);
                }
            }
        }
        Bench.delete(home);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("shequ-soak-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packaged() {
        return StackOptions.standard().project().resolve("gateway/target/quarkus-app");
    }

    private static void quick(Bench bench, LoneGateway gateway) {
        long reads = 0;
        try (var readers = new Readers(FEW, gateway.port(), READ, gateway.token("reader"));
                var beside = new Disturbers(gateway.port(), gateway.token("disturber"))) {
            PHASES.forEach(phase -> phase.beside().accept(beside));
            while (reads < QUICK_READS) {
                pause(Duration.ofMillis(200));
                var sample = readers.take();
                reads += sample.reads();
                requireNoFailures(sample);
            }
        }
        bench.say("%d plain reads beside all kinds of disturbers, none refused", reads);
    }

    private static void soak(
            Bench bench, LoneGateway gateway, int connections, Duration length, Duration lengthBeside) {
        var curve = new Curve(
                "Gateway, heap " + HEAP + " MiB, " + connections + " connections",
                List.of("requests/s", "p99, ms", "old generation, MiB", "full collections"));
        var step = length.plus(lengthBeside.multipliedBy(PHASES.size() - 1L)).dividedBy(SAMPLES);
        var begun = System.nanoTime();
        try (var readers = new Readers(connections, gateway.port(), READ, gateway.token("reader"))) {
            for (var phase : PHASES) {
                curve.mark(minutesSince(begun), phase.name());
                var until = System.nanoTime() + (phase.whole() ? length : lengthBeside).toNanos();
                var before = fullCollections(gateway);
                var figures = new PhaseFigures();
                try (var beside = new Disturbers(gateway.port(), gateway.token("disturber"))) {
                    phase.beside().accept(beside);
                    while (System.nanoTime() < until) {
                        var from = System.nanoTime();
                        pause(step);
                        var sample = readers.take();
                        var perSecond = sample.reads() / ((System.nanoTime() - from) / 1e9);
                        var old = gateway.metric("jvm_memory_used_bytes", "Tenured Gen") / MEBIBYTE;
                        figures.add(sample, perSecond, old);
                        curve.add(minutesSince(begun), perSecond, sample.p99Millis(), old, fullCollections(gateway));
                    }
                }
                figures.report(bench, phase.name(), fullCollections(gateway) - before);
            }
        }
        var picture = StackOptions.standard().project().resolve("docs/pictures/gateway-soak.svg");
        curve.write(picture);
        bench.say("resident memory at the end: %.0f MiB; the curve: %s", gateway.residentMebibytes(), picture);
    }

    /** What a phase was like in its first and its last fifth: what grows, shows. */
    private static final class PhaseFigures {
        private final java.util.ArrayList<double[]> samples = new java.util.ArrayList<>();
        private long failures;

        void add(Readers.Sample sample, double perSecond, double old) {
            samples.add(new double[] {perSecond, sample.p99Millis(), old});
            failures += sample.failures();
        }

        void report(Bench bench, String phase, double collections) {
            var fifth = Math.max(1, samples.size() / 5);
            var first = samples.subList(0, fifth);
            var last = samples.subList(samples.size() - fifth, samples.size());
            bench.say(
                    "%-22s %7.0f -> %7.0f /s   p99 %6.1f -> %6.1f ms   old generation %5.1f -> %5.1f MiB   %2.0f full"
                            + " collections   %d not answered with 200",
                    phase,
                    mean(first, 0),
                    mean(last, 0),
                    mean(first, 1),
                    mean(last, 1),
                    mean(first, 2),
                    mean(last, 2),
                    collections,
                    failures);
        }

        private static double mean(List<double[]> samples, int figure) {
            return samples.stream()
                    .mapToDouble(sample -> sample[figure])
                    .average()
                    .orElse(0);
        }
    }

    /** By turns, so that what else the machine does falls on both. */
    private static void compare(Bench bench, Path home, PlainService service, int connections, Path older) {
        try (var before = new LoneGateway(older, home, HEAP, service.url());
                var after = new LoneGateway(packaged(), home, HEAP, service.url())) {
            var sums = new double[2];
            for (var round = 0; round < 4; round++) {
                for (var which = 0; which < 2; which++) {
                    var gateway = which == 0 ? before : after;
                    try (var readers = new Readers(connections, gateway.port(), READ, gateway.token("reader"))) {
                        pause(Duration.ofSeconds(20));
                        var sample = readers.take();
                        bench.say(
                                "%-8s round %d  %8.0f /s   p99 %7.1f ms   %d not answered with 200   %3.0f full collections",
                                which == 0 ? "before" : "after",
                                round,
                                sample.reads() / 20.0,
                                sample.p99Millis(),
                                sample.failures(),
                                fullCollections(gateway));
                        sums[which] += round == 0 ? 0 : sample.reads();
                    }
                }
            }
            bench.say("retained exchanges: before %d, after %d", retained(before), retained(after));
            bench.ratio("reads after the change to before, without the first round", sums[1], sums[0], 1);
        }
    }

    private static long retained(LoneGateway gateway) {
        return EXCHANGES.stream().mapToLong(gateway::alive).max().orElse(0);
    }

    private static void requireNothingRetained(Bench bench, LoneGateway gateway) {
        pause(Duration.ofSeconds(1));
        var retained = retained(gateway);
        bench.say("retained exchanges afterwards: %d (fewer than %d wanted)", retained, MOST_RETAINED);
        if (retained >= MOST_RETAINED) {
            throw new LocalException("the gateway keeps " + retained + " exchanges that are over");
        }
    }

    private static void requireNoFailures(Readers.Sample sample) {
        if (sample.failures() > 0) {
            throw new LocalException(sample.failures() + " plain reads were not answered with 200");
        }
    }

    private static double fullCollections(LoneGateway gateway) {
        return gateway.metric("jvm_gc_pause_seconds_count", "end of major GC");
    }

    private static double minutesSince(long begun) {
        return (System.nanoTime() - begun) / 60e9;
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
