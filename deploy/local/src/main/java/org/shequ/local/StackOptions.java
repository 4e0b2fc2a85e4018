package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The options of a start of the local stack.
 *
 * @param project the root of the checkout, where the built services lie
 * @param home where data, logs and keys are kept: {@code .shequ}
 * @param port of the gateway
 * @param basePort of everything else; see {@link Topology}
 * @param fresh whether the data of earlier starts are discarded
 * @param measured whether speed is to be measured: services run as in production (heap 512 MiB, all compilers) instead of
 *     starting quickly, no caller is slowed down by the gateway, and PostgreSQL keeps when each transaction was committed
 * @param training whether the programs note what they load while they start and work, for the cache that later starts read
 * @param spansTo where every program sends the spans of every request, by OTLP over HTTP; null to record none
 * @param progress where the start tells how it goes
 */
public record StackOptions(
        Path project,
        Path home,
        int port,
        int basePort,
        boolean fresh,
        boolean measured,
        boolean training,
        @Nullable URI spansTo,
        PrintStream progress) {
    public static final int DEFAULT_PORT = 8080;
    public static final int DEFAULT_BASE_PORT = 18100;

    /** The defaults of {@code ./shequ up}, for the checkout that this program runs in. */
    public static StackOptions standard() {
        var project = findProject();
        return new StackOptions(
                project,
                project.resolve(".shequ"),
                DEFAULT_PORT,
                DEFAULT_BASE_PORT,
                false,
                false,
                false,
                null,
                System.out);
    }

    /** For a test: its own home and free ports, and silence, so that it runs beside a stack that is up. */
    public static StackOptions forTests(Path home) {
        var base = Topology.freeBasePort();
        return standard()
                .home(home)
                .port(Topology.testPort(base))
                .basePort(base)
                .progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** The programs of that checkout, which must be built there. */
    public StackOptions project(Path checkout) {
        return new StackOptions(checkout, home, port, basePort, fresh, measured, training, spansTo, progress);
    }

    public StackOptions home(Path directory) {
        return new StackOptions(project, directory, port, basePort, fresh, measured, training, spansTo, progress);
    }

    public StackOptions port(int number) {
        return new StackOptions(project, home, number, basePort, fresh, measured, training, spansTo, progress);
    }

    public StackOptions basePort(int number) {
        return new StackOptions(project, home, port, number, fresh, measured, training, spansTo, progress);
    }

    public StackOptions fresh(boolean discard) {
        return new StackOptions(project, home, port, basePort, discard, measured, training, spansTo, progress);
    }

    public StackOptions measured(boolean asInProduction) {
        return new StackOptions(project, home, port, basePort, fresh, asInProduction, training, spansTo, progress);
    }

    /** Programs note what they load; all of it is written when they are stopped, which takes its time. */
    public StackOptions training(boolean note) {
        return new StackOptions(project, home, port, basePort, fresh, measured, note, spansTo, progress);
    }

    public StackOptions spansTo(URI collector) {
        return new StackOptions(project, home, port, basePort, fresh, measured, training, collector, progress);
    }

    public StackOptions progress(PrintStream stream) {
        return new StackOptions(project, home, port, basePort, fresh, measured, training, spansTo, stream);
    }

    /** The nearest directory upwards that holds the command {@code shequ}; the system property shequ.project overrules. */
    static Path findProject() {
        var given = System.getProperty("shequ.project");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (var directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("shequ"))
                    && Files.isDirectory(directory.resolve("deploy/local"))) {
                return directory;
            }
        }
        throw new LocalException("Not inside a checkout of Shequ: no directory upwards holds the command 'shequ'");
    }
}
