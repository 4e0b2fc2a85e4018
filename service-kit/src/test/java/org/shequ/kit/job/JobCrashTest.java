package org.shequ.kit.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.kit.database.Database;
import org.shequ.kit.id.Ids;
import org.shequ.kit.testapp.KitServers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** SIGKILL for a process in the middle of a job, whose transaction is open. */
@QuarkusTest
@WithTestResource(KitServers.class)
class JobCrashTest {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int WORKERS = 2;
    private static final int SIGKILLED = 128 + 9;

    @Inject
    JobTable table;

    @Inject
    JobInputs inputs;

    @Inject
    Database database;

    @Inject
    Config configuration;

    @TempDir
    Path directory;

    private @Nullable Process process;

    @AfterEach
    void leaveNothingBehind() {
        CrashHandler.FREE.countDown();
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void the_job_of_a_killed_process_is_ended_by_another_and_no_row_is_written_twice() throws Exception {
        for (int worker = 0; worker < WORKERS; worker++) {
            submit(Map.of("occupy", true), "");
        }
        CrashHandler.OCCUPIED.acquire(WORKERS);

        var job = submit(Map.of(), String.join("\n", lines(1, 8)));
        var output = directory.resolve("output");
        var child = start(output);
        process = child;
        await().atMost(START_LIMIT).until(() -> {
            assertTrue(child.isAlive(), () -> read(output));
            return read(output).contains(CrashHandler.STOPPED);
        });
        assertEquals(by(1, lines(1, 4)), written(job), "the fifth line is not committed");

        child.destroyForcibly();
        assertEquals(SIGKILLED, child.waitFor());
        CrashHandler.FREE.countDown();

        await().atMost(LIMIT).until(() -> table.find(job).orElseThrow().state() == JobState.SUCCEEDED);
        var expected = new ArrayList<>(by(1, lines(1, 4)));
        expected.addAll(by(2, lines(5, 8)));
        assertEquals(expected, written(job));
        assertEquals(2, table.find(job).orElseThrow().attempt());
        assertEquals(0, database.number("SELECT count(*) FROM job_inputs WHERE job_id = ?", job));
    }

    private UUID submit(Map<String, Object> parameters, String body) throws IOException {
        var id = Ids.next();
        var file = Files.writeString(directory.resolve(id.toString()), body).toFile();
        QuarkusTransaction.requiringNew().run(() -> {
            table.insert(id, CrashHandler.KIND, false, parameters, "text/plain", "zhang", "320613", null);
            inputs.store(id, file);
        });
        return id;
    }

    /** This JVM's class path and configuration, so the same database and keys. */
    private Process start(Path output) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        for (var inherited : List.of("java.util.logging.manager", "maven.home", "maven.repo.local", "basedir")) {
            var value = System.getProperty(inherited);
            if (value != null) {
                command.add("-D" + inherited + "=" + value);
            }
        }
        configuration.getPropertyNames().forEach(name -> {
            if (name.startsWith("shequ.") && name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
                configuration
                        .getOptionalValue(name, String.class)
                        .ifPresent(value -> command.add("-D" + name + "=" + value));
            }
        });
        command.add("-D" + CrashHandler.STOPS_AT + "=line 5");
        command.add("org.shequ.kit.job.CrashingProcess");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private List<String> written(UUID job) {
        return database.list("SELECT note FROM marks WHERE job_id = ? ORDER BY id", row -> row.getText("note"), job);
    }

    private static List<String> lines(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "line " + n).toList();
    }

    private static List<String> by(int attempt, List<String> lines) {
        return lines.stream().map(line -> line + " by attempt " + attempt).toList();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
