package org.shequ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A program that the launcher started: its output goes to a log file, and it can be waited for, stopped and killed. */
public final class ChildProcess {
    static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 50;
    private static final int TAIL_LINES = 25;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** @param environment added to this program's own */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var child = new ChildProcess(name, builder.start(), log);
            Watchdog.INSTANCE.watch(child.pid(), Watchdog.Signal.TERM);
            return child;
        } catch (IOException e) {
            throw new LocalException(name + " could not be launched: " + e.getMessage(), e);
        }
    }

    /** The Java that runs this program runs its children too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits until the condition holds, and says nothing meanwhile. */
    public void await(String condition, Duration idle, BooleanSupplier holds) {
        await(condition, idle, () -> holds.getAsBoolean() ? Optional.empty() : Optional.of("not yet"), waiting -> {});
    }

    /**
     * Waits until nothing is lacking, however long that takes on a loaded machine, as long as the child gets on: uses the
     * processor. When it dies or stays idle for too long, says why it never will, with the end of the log.
     *
     * @param idle how long it may use less than a sixtieth of a processor
     * @param lack what is lacking; empty when the condition holds
     * @param waiting receives from time to time what is waited for
     */
    public void await(String condition, Duration idle, Supplier<Optional<String>> lack, Consumer<String> waiting) {
        var progress = new Progress(process, idle);
        for (var lacking = lack.get(); lacking.isPresent(); lacking = lack.get()) {
            if (!process.isAlive()) {
                throw new LocalException(
                        name + " ended with status " + process.exitValue() + " before it " + condition + tail());
            }
            if (progress.none()) {
                throw new LocalException("%s has not got on for %d s: waiting until it %s (%s)%s"
                        .formatted(name, idle.toSeconds(), condition, lacking.get(), tail()));
            }
            if (progress.worthSaying()) {
                waiting.accept("%s: waiting until it %s (%s; %d s of processor so far)"
                        .formatted(
                                name, condition, lacking.get(), progress.cpu().toSeconds()));
            }
            pause();
        }
    }

    /** Whether a process gets on, by the processor time that it uses. */
    private static final class Progress {
        private static final int SHARE = 60;
        private static final Duration SAID_EVERY = Duration.ofSeconds(10);

        private final ProcessHandle process;
        private final Duration idle;
        private long seen = System.nanoTime();
        private long said = System.nanoTime();
        private Duration cpuThen = Duration.ZERO;

        Progress(Process process, Duration idle) {
            this.process = process.toHandle();
            this.idle = idle;
        }

        Duration cpu() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        boolean none() {
            var now = System.nanoTime();
            var cpu = cpu();
            if (cpu.minus(cpuThen).compareTo(idle.dividedBy(SHARE)) >= 0) {
                cpuThen = cpu;
                seen = now;
            }
            return now - seen > idle.toNanos();
        }

        boolean worthSaying() {
            var due = System.nanoTime() - said > SAID_EVERY.toNanos();
            said = due ? System.nanoTime() : said;
            return due;
        }
    }

    /** Waits for the child's own end. */
    public int join() {
        try {
            var status = process.waitFor();
            Watchdog.INSTANCE.forget(pid());
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for " + name, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    /** Asks the child to end (SIGTERM), so that several can be asked before the first is waited for. */
    public void askToStop() {
        process.destroy();
    }

    /** SIGTERM, and SIGKILL when that is not heeded within ten seconds. Returns when the child is gone. */
    public void stop() {
        stop(STOP_LIMIT);
    }

    /** SIGTERM, and SIGKILL when that is not heeded in time. */
    void stop(Duration limit) {
        process.destroy();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Watchdog.INSTANCE.forget(pid());
    }

    /** SIGKILL, as a crash would be. Returns when the child is gone. */
    public void kill() {
        process.destroyForcibly();
        join();
    }

    /** The end of the log, for a message. */
    public String tail() {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var end = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "\n--- end of " + log + " ---\n" + String.join("\n", end) + "\n---";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
