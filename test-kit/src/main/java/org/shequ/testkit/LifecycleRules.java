package org.shequ.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.LifecycleText;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.kit.lifecycle.Step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold for the lifecycles of a service. One line per fault; empty when all is well. */
public final class LifecycleRules {

    private LifecycleRules() {}

    /** A page under docs that is made from the lifecycles: compared, or written with {@code -Dlifecycles.update=true}. */
    public static List<String> pageFaults(Lifecycles lifecycles, String title, Path page) {
        var wanted = LifecycleText.page(title, lifecycles.all());
        try {
            if (Boolean.getBoolean("lifecycles.update")) {
                Files.createDirectories(page.toAbsolutePath().getParent());
                Files.writeString(page, wanted);
            }
            return Files.exists(page) && Files.readString(page).equals(wanted)
                    ? List.of()
                    : List.of(page + " is not as the code is; write it with -Dlifecycles.update=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Steps whose operation the interface document does not know, or opens to others than the step says. */
    public static List<String> operationFaults(Lifecycles lifecycles, Path document) {
        var permissions = permissions(document);
        var faults = new ArrayList<String>();
        for (var lifecycle : lifecycles.all()) {
            for (var step : lifecycle.steps()) {
                var operation = step.command().operation();
                var permission = step.permission();
                var wanted = permission == null ? Set.of() : Set.of(permission);
                if (operation != null && !wanted.equals(permissions.get(operation))) {
                    faults.add(lifecycle.name() + ", " + step.command().en() + ": " + operation + " asks for "
                            + permissions.get(operation) + ", not for " + wanted);
                }
            }
        }
        return faults;
    }

    private static Map<String, Set<String>> permissions(Path document) {
        var found = new HashMap<String, Set<String>>();
        try {
            for (JsonNode path : new ObjectMapper().readTree(document.toFile()).path("paths")) {
                for (JsonNode operation : path) {
                    var wanted = new ArrayList<String>();
                    operation.path("x-permissions").forEach(one -> wanted.add(one.asText()));
                    found.put(operation.path("operationId").asText(), Set.copyOf(wanted));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** States that nothing leads to. */
    public static List<String> stateFaults(Lifecycles lifecycles) {
        var faults = new ArrayList<String>();
        lifecycles.all().forEach(lifecycle -> {
            var states = lifecycle.states().getEnumConstants();
            for (var i = 1; i < states.length; i++) {
                var state = states[i];
                if (lifecycle.steps().stream().noneMatch(step -> step.to() == state)) {
                    faults.add(lifecycle.name() + ": nothing leads to " + state);
                }
            }
        });
        return faults;
    }

    /**
     * Transitions that no test of the service has taken, and commands of callers that no test has seen refused, by what the
     * running application did in the tests of this module.
     */
    public static List<String> unexercised(Lifecycles lifecycles) {
        var faults = new ArrayList<String>();
        try {
            var seen = Set.copyOf(Files.readAllLines(LifecycleTrace.FILE));
            lifecycles.all().forEach(lifecycle -> unexercised(lifecycle, seen, faults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static <S extends Enum<S>> void unexercised(Lifecycle<S> lifecycle, Set<String> seen, List<String> faults) {
        for (Step<S> step : lifecycle.steps()) {
            for (var from : step.from()) {
                if (!seen.contains(line(lifecycle, step, from, true))) {
                    faults.add(lifecycle.name() + ": never taken: " + from + " -> " + step.to() + " by "
                            + step.command().en());
                }
            }
            // who already is where the step leads is refused nothing
            var refusable = step.command().operation() != null
                    && Stream.of(lifecycle.states().getEnumConstants())
                            .anyMatch(state -> state != step.to() && !step.leadsFrom(state));
            if (refusable
                    && seen.stream()
                            .noneMatch(line -> line.startsWith(lifecycle.name() + "\t"
                                            + step.command().en() + "\t")
                                    && line.endsWith("\trefused"))) {
                faults.add(
                        lifecycle.name() + ": never refused: " + step.command().en());
            }
        }
    }

    private static <S extends Enum<S>> String line(Lifecycle<S> lifecycle, Step<S> step, S from, boolean taken) {
        return LifecycleTrace.line(
                lifecycle.name(), step.command().en(), from.name(), step.to().name(), taken);
    }
}
