package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;
import org.shequ.acceptance.fault.MessyBroker;
import org.shequ.acceptance.story.Histories;
import org.shequ.acceptance.story.Machines;
import org.shequ.acceptance.story.Outcome;
import org.shequ.acceptance.story.Story;
import org.shequ.contracts.event.Topics;
import org.shequ.local.LocalException;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The story of the demo several times, each on empty data: once with the broker as it is, then while the broker sends
 * events again, late and in any order. What is on record afterwards must be the same, day for day.
 */
final class SameHistories implements Benchmark {
    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(2);
    private static final int COPIES_BEFORE_REPLAY = 10;
    private static final Duration SETTLED = Duration.ofSeconds(6);
    private static final int LOOKS = 20;
    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "same-histories";
    }

    @Override
    public String about() {
        return "the demo's story told several times, all but the first with events repeated, late and out of order: the"
                + " records of all services must be the same; --runs 3 --seed 1";
    }

    @Override
    public void run(Bench bench) {
        var runs = bench.option("runs", 3);
        var seed = bench.option("seed", 1);
        bench.requireAllUsed();
        var first = told(bench, 0, seed);
        var differences = new ArrayList<String>();
        for (var run = 1; run < runs; run++) {
            var next = told(bench, run, seed + run);
            var found = first.differences(next, SHOWN);
            bench.say("run %d: %,d rows, %s", run, next.rows(), found.isEmpty() ? "the same" : "not the same");
            found.forEach(line -> bench.say("  %s", line));
            differences.addAll(found);
        }
        if (!differences.isEmpty()) {
            throw new LocalException("the records depend on when events arrive, seed " + seed);
        }
    }

    /** @param run 0: nothing is disturbed */
    private static Histories told(Bench bench, int run, long seed) {
        try {
            var home = Files.createTempDirectory("shequ-histories-");
            try (var stack = LocalStack.start(StackOptions.forTests(home));
                    var suite = new Suite(stack.gateway(), Bench.DISTRICT, stack::token)) {
                var story = new Story(suite, SampleDistrict.generate(SampleDistrict.SEED), Machines.of(stack));
                var disturber = run == 0 ? null : new Disturber(stack, seed);
                for (var step = 1; step <= Story.steps(); step++) {
                    requireMet(step, story.tell(step));
                }
                if (disturber != null) {
                    bench.say(
                            "run %d: %d events sent again, %d topics sent whole",
                            run, disturber.end(), disturber.replays());
                }
                return settled(stack);
            } finally {
                Bench.delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireMet(int step, List<Outcome> outcomes) {
        var missed = outcomes.stream().filter(outcome -> !outcome.met()).toList();
        if (!missed.isEmpty()) {
            throw new LocalException("step " + step + ": " + missed);
        }
    }

    /** Once nothing has changed between two looks. */
    private static Histories settled(LocalStack stack) {
        var before = Histories.of(stack);
        for (var look = 0; look < LOOKS; look++) {
            pause(SETTLED);
            var now = Histories.of(stack);
            if (before.differences(now, 1).isEmpty()) {
                return now;
            }
            before = now;
        }
        throw new LocalException("the records do not come to rest");
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    /** Sends again what was sent, all the while. */
    private static final class Disturber {
        private final MessyBroker broker;
        private final Thread thread;
        private volatile boolean ended;

        Disturber(LocalStack stack, long seed) {
            broker = new MessyBroker(stack, Topics.ALL);
            thread = Thread.ofVirtual().start(() -> {
                for (var turn = 0; !ended; turn++) {
                    pause(BETWEEN_COPIES);
                    broker.copyOutOfOrder(seed * 1_000 + turn);
                    if (turn % COPIES_BEFORE_REPLAY == COPIES_BEFORE_REPLAY - 1) {
                        replay();
                    }
                }
            });
        }

        private void replay() {
            try {
                broker.replayEverything();
            } catch (IllegalStateException down) {
                // the story kills services: whoever is down sends nothing, the next turn asks again
            }
        }

        /** @return how many events were sent again */
        int end() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalException("interrupted", e);
            }
            broker.close();
            return broker.copies();
        }

        int replays() {
            return broker.replays();
        }
    }
}
