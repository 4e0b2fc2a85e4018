package org.shequ.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold for the audit log of a service, by what its tests did ({@link CommandTrace}). One line per fault. */
public final class AuditRules {

    /** What every service has from the kit, by its path: their operations are named after the service. */
    private static final Map<String, String> OF_ALL = Map.of(
            "jobs/{id}/cancellation", "only who submitted a job cancels it, and the job shows that",
            "clock", "for demonstrations and tests alone; no business is done by it",
            "audit-verifications", "reads the log and changes nothing");

    private AuditRules() {}

    /**
     * Commands of the interface document that no test has seen leave an entry, or that succeeded without one.
     *
     * @param silent operations that may succeed without an entry, each with the reason
     */
    public static List<String> unaudited(Path document, Map<String, String> silent) {
        try {
            return unaudited(document, silent, Files.readAllLines(CommandTrace.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> unaudited(Path document, Map<String, String> silent, List<String> seen) throws IOException {
        var commands = commands(document);
        var faults = new ArrayList<String>();
        for (var command : commands) {
            if (silent.containsKey(command)) {
                continue;
            }
            if (!seen.contains(line(command, true, ""))) {
                faults.add(command + ": no test has seen it leave an audit entry");
            }
            seen.stream()
                    .filter(line -> line.startsWith(command + "\tsilent\t"))
                    .forEach(line -> faults.add(command + " succeeded without an audit entry in "
                            + line.substring(line.lastIndexOf('\t') + 1)));
        }
        silent.keySet().stream()
                .filter(command -> !commands.contains(command))
                .forEach(command -> faults.add(command + " is no command of " + document.getFileName()));
        return faults;
    }

    private static Set<String> commands(Path document) throws IOException {
        var found = new TreeSet<String>();
        for (var path :
                new ObjectMapper().readTree(document.toFile()).path("paths").properties()) {
            if (OF_ALL.containsKey(path.getKey().replaceFirst("^/\\w+/v1/", ""))) {
                continue;
            }
            for (var method : List.of("post", "put", "patch", "delete")) {
                var operation = path.getValue().path(method).path("operationId").asText("");
                if (!operation.isEmpty()) {
                    found.add(operation);
                }
            }
        }
        return found;
    }

    static String line(String operation, boolean audited, String test) {
        return audited ? operation + "\taudited\t" : operation + "\tsilent\t" + test;
    }
}
