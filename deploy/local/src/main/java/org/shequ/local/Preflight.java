package org.shequ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Looks for what would make a start fail, before anything is started, and names all of it at once. */
final class Preflight {
    private static final int JAVA = 21;
    private static final long DISK = 2L << 30;

    private Preflight() {}

    static void check(StackOptions options) {
        checkJava(Runtime.version().feature());
        var faults = new ArrayList<String>();
        missingArtefacts(options.project(), faults);
        takenPorts(new Topology(options), faults);
        fullDisk(options.home(), DISK, faults);
        if (!faults.isEmpty()) {
            throw new LocalException("The stack cannot start:\n  - " + String.join("\n  - ", faults));
        }
    }

    static void checkJava(int version) {
        if (version < JAVA) {
            throw new LocalException("Java " + JAVA + " or newer is needed, this is " + version);
        }
    }

    private static void missingArtefacts(Path project, ArrayList<String> faults) {
        Stream.concat(Topology.SERVICES.stream(), Stream.of(Topology.GATEWAY))
                .map(program -> program.jar(project))
                .filter(jar -> !Files.exists(jar))
                .forEach(jar ->
                        faults.add(project.relativize(jar) + " is missing: build it with ./mvnw -DskipTests package"));
    }

    private static void takenPorts(Topology topology, ArrayList<String> faults) {
        topology.ports().forEach((port, use) -> {
            if (Ports.taken(port)) {
                var option = port == topology.port(Topology.GATEWAY) ? "--port" : "--base-port";
                faults.add("Port " + port + " (for " + use
                        + ") is in use: stop what listens there, or choose another with " + option);
            }
        });
    }

    static void fullDisk(Path home, long needed, ArrayList<String> faults) {
        try {
            var free = Files.getFileStore(home).getUsableSpace();
            if (free < needed) {
                faults.add("Only " + (free >> 20) + " MiB are free for " + home + "; " + (needed >> 20)
                        + " MiB are needed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
