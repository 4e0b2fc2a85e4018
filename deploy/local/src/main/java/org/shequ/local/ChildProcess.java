package org.shequ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that the launcher started: its output goes to a log file, and it can be waited for, stopped and killed. */
public final class ChildProcess {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
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

    /** Waits until the condition holds; says why it never will, with the end of the log, when the child dies or stays mute. */
    public void await(String condition, Duration limit, BooleanSupplier holds) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new LocalException(
                        name + " ended with status " + process.exitValue() + " before it " + condition + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new LocalException(name + " was given " + limit.toSeconds()
                        + " s and is not there: waiting until it " + condition + tail());
            }
            pause();
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
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
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
