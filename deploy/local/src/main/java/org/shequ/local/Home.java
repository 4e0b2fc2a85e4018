package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The directory that a stack keeps its things in: one stack at a time, held by a lock that the operating system takes
 * back when the launcher dies, and a note of every child, so that the next start finds those that a killed launcher left.
 */
final class Home implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    static Home lock(Path directory) {
        try {
            Files.createDirectories(directory);
            var file = directory.resolve("lock");
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new LocalException("Another stack is up in " + directory + " (process " + holder
                        + "): stop it first, or work in another checkout");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            var home = new Home(directory, channel, lock);
            Files.createDirectories(home.logs());
            Files.createDirectories(home.notes());
            return home;
        } catch (IOException e) {
            throw new LocalException("Cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    Path kafka() {
        return directory.resolve("kafka");
    }

    Path keys() {
        return directory.resolve("keys");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    private Path notes() {
        return directory.resolve("run");
    }

    /** Data and logs go, keys stay: a token that was handed out remains good. */
    void discardData() {
        Directories.delete(postgres());
        Directories.delete(kafka());
        Directories.delete(logs());
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process id alone could by now belong to somebody else, so its start is noted with it. */
    void note(String name, long pid) {
        var process = ProcessHandle.of(pid);
        try {
            Files.writeString(
                    notes().resolve(name + ".pid"),
                    pid + " " + process.map(Home::started).orElse("unknown") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(notes().resolve(name + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    /** Stops what an earlier launcher left behind, servers last; returns the names of what was still alive. */
    List<String> stopStale() {
        try (var files = Files.list(notes())) {
            return files.sorted(Comparator.comparing(Home::isServer))
                    .filter(Home::stopNoted)
                    .map(file -> file.getFileName().toString().replace(".pid", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isServer(Path note) {
        var name = note.getFileName().toString();
        return name.startsWith("postgres") || name.startsWith("kafka");
    }

    private static boolean stopNoted(Path file) {
        try {
            var parts = Files.readString(file).strip().split(" ", 2);
            Files.delete(file);
            var process = ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(candidate -> parts.length == 2 && started(candidate).equals(parts[1]));
            process.ifPresent(Home::stop);
            return process.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException halfWritten) {
            return false;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException deaf) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
