package org.shequ.acceptance.benchmark;

import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;
import org.shequ.local.LocalKeys;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * What a benchmark works with: a stack of its own on empty, durable data, a client, the databases for loading and for the
 * comparison, and the report.
 */
final class Bench implements AutoCloseable {
    static final String DISTRICT = "320613";

    private final Map<String, String> options;
    private final Set<String> used = new TreeSet<>();
    private final PrintStream out;
    private final Path project;
    private @Nullable Path home;
    private @Nullable LocalStack stack;
    private @Nullable Suite suite;

    Bench(Map<String, String> options, PrintStream out) {
        this(options, out, StackOptions.standard().project());
    }

    private Bench(Map<String, String> options, PrintStream out, Path project) {
        this.options = options;
        this.out = out;
        this.project = project;
    }

    /** The same with the programs of another checkout, which must be built there. */
    Bench of(String checkout) {
        return new Bench(Map.of(), out, Path.of(checkout).toAbsolutePath());
    }

    /** A number given as {@code --name N}. */
    int option(String name, int otherwise) {
        used.add(name);
        var given = options.get(name);
        try {
            return given == null ? otherwise : Integer.parseInt(given.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new LocalException("--" + name + " is not a number: " + given, e);
        }
    }

    /** A word given as {@code --name WORD}. */
    Optional<String> word(String name) {
        used.add(name);
        return Optional.ofNullable(options.get(name));
    }

    /** Whether {@code --name} stands alone. */
    boolean flag(String name) {
        used.add(name);
        return options.containsKey(name);
    }

    void requireAllUsed() {
        var unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(used);
        if (!unknown.isEmpty()) {
            throw new LocalException("no such option: --" + String.join(", --", unknown));
        }
    }

    /** The stack, started at the first call: fresh, fsync on, services with 512 MiB and all compilers. */
    LocalStack stack() {
        return stack(null);
    }

    /** The same, with every request recorded and sent to a collector of spans. */
    LocalStack stack(@Nullable URI spansTo) {
        if (stack == null) {
            try {
                home = Files.createTempDirectory("shequ-bench-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var options =
                    StackOptions.forTests(home).project(project).measured(true).progress(System.err);
            stack = LocalStack.start(spansTo == null ? options : options.spansTo(spansTo));
        }
        return stack;
    }

    /** Calls through the gateway, with tokens for the model district. */
    Suite suite() {
        if (suite == null) {
            suite = new Suite(stack().gateway(), DISTRICT, stack()::token);
        }
        return suite;
    }

    /** A connection to a service's database as its owner, for loading and for the comparison. */
    Connection connect(String service) {
        var database = stack().database(service);
        try {
            return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
        } catch (SQLException e) {
            throw new LocalException("no connection to " + service + ": " + e.getMessage(), e);
        }
    }

    /** The keys that the stack was started with, for rows that are written past the services. */
    LocalKeys keys() {
        return LocalKeys.in(home().resolve("keys"));
    }

    /** Where the stack keeps its files; what is left there goes with it. */
    Path home() {
        stack();
        return Objects.requireNonNull(home);
    }

    void say(String format, @Nullable Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }

    /** Runs work once and says how long it took and how many things a second that is. */
    <T> Timed<T> time(String what, long things, Callable<T> work) {
        var begun = System.nanoTime();
        T result;
        try {
            result = work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalException(what + ": " + e.getMessage(), e);
        }
        var timed = new Timed<>(result, things, (System.nanoTime() - begun) / 1e9);
        say("%-56s %9.2f s %12.0f /s", what, timed.seconds(), timed.perSecond());
        return timed;
    }

    /** @param seconds wall time */
    record Timed<T>(T result, long things, double seconds) {
        double perSecond() {
            return things / seconds;
        }
    }

    /** Says how the suite's rate stands to the plainest way's, and what was aimed at. */
    void ratio(String what, double suites, double plain, double aim) {
        say("%-56s %9.2f   (aim %.2f)", "ratio: " + what, suites / plain, aim);
    }

    @Override
    public void close() {
        if (suite != null) {
            suite.close();
        }
        if (stack != null) {
            stack.close();
        }
        if (home != null) {
            delete(home);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
