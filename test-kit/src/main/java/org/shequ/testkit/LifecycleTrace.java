package org.shequ.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import org.shequ.kit.lifecycle.Lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down which steps of which lifecycles the running application takes and refuses, for {@link LifecycleRules}. */
public final class LifecycleTrace implements QuarkusTestBeforeEachCallback {

    static final Path FILE = Path.of("target", "lifecycle-steps.txt");

    private static boolean observing;
    private static volatile boolean certain;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        certain = !context.getTestInstance().getClass().isAnnotationPresent(ByChance.class);
        if (!observing) {
            observing = true;
            // once for each copy of the application's classes
            Lifecycle.observe((lifecycle, command, from, to, taken) -> {
                if (certain) {
                    note(line(lifecycle, command, from, to, taken));
                }
            });
        }
    }

    static String line(String lifecycle, String command, String from, String to, boolean taken) {
        return String.join("\t", lifecycle, command, from, to, taken ? "taken" : "refused");
    }

    private static void note(String line) {
        Set<String> seen = SharedState.get("lifecycle-steps", LifecycleTrace::begin);
        if (seen.add(line)) {
            try {
                Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Set<String> begin() {
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConcurrentHashMap.newKeySet();
    }
}
