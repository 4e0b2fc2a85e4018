package org.shequ.acceptance.benchmark;

import org.shequ.local.LocalException;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** How long {@code ./shequ up} takes from built artefacts, and how long each program takes when all else is up. */
final class StartStack implements Benchmark {
    private static final List<String> PROGRAMS = List.of("personnel", "assessment", "quota", "selection", "gateway");
    private static final double MOST_UP = 12;
    private static final double MOST_ALONE = 1.5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "./shequ up on empty data and again, and each program alone, until they are ready; --rounds 3"
                + " --against DIRECTORY of an older checkout that is built --quick";
    }

    @Override
    public void run(Bench bench) {
        var rounds = bench.option("rounds", bench.flag("quick") ? 1 : 3);
        var older = bench.word("against");
        bench.requireAllUsed();
        older.ifPresent(checkout -> {
            bench.say("%s:", checkout);
            measure(bench, StackOptions.standard().project(Path.of(checkout)), rounds);
        });
        measure(bench, StackOptions.standard(), rounds);
    }

    private static void measure(Bench bench, StackOptions checkout, int rounds) {
        var home = temporary();
        var options = StackOptions.forTests(home).project(checkout.project()).progress(System.err);
        try {
            try (var stack = timed(bench, "all ready, on empty data", MOST_UP, () -> LocalStack.start(options))) {
                bench.say("%s", stack.gateway());
            }
            try (var stack =
                    timed(bench, "all ready, on the data of before", MOST_UP, () -> LocalStack.start(options))) {
                var seconds = new LinkedHashMap<String, List<Double>>();
                for (var round = 0; round < rounds; round++) {
                    for (var program : PROGRAMS) {
                        stack.stop(program);
                        var begun = System.nanoTime();
                        stack.start(program);
                        seconds.computeIfAbsent(program, one -> new ArrayList<>())
                                .add((System.nanoTime() - begun) / 1e9);
                    }
                }
                seconds.forEach((program, all) -> {
                    Collections.sort(all);
                    bench.say("%-56s %9.2f s   (aim %.1f)", program + " alone", all.get(all.size() / 2), MOST_ALONE);
                });
            }
        } finally {
            Bench.delete(home);
        }
    }

    /** What is started with the resources in hand. */
    private interface Start {
        LocalStack start();
    }

    private static LocalStack timed(Bench bench, String what, double aim, Start work) {
        var begun = System.nanoTime();
        var stack = work.start();
        bench.say("%-56s %9.2f s   (aim %.1f)", what, (System.nanoTime() - begun) / 1e9, aim);
        return stack;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("shequ-start-");
        } catch (IOException e) {
            throw new LocalException("no temporary directory: " + e.getMessage(), e);
        }
    }
}
