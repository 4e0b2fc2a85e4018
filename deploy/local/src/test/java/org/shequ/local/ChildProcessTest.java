package org.shequ.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChildProcessTest {
    @TempDir
    Path directory;

    private ChildProcess shell(String script) {
        return ChildProcess.start(
                "child", List.of("/bin/sh", "-c", script), Map.of("WORD", "told"), directory, directory.resolve("log"));
    }

    @Test
    void a_child_that_ends_early_is_reported_with_its_status_and_the_end_of_its_log() {
        var child = shell("echo $WORD why; exit 7");
        var failure =
                assertThrows(LocalException.class, () -> child.await("is ready", Duration.ofSeconds(20), () -> false));
        assertTrue(failure.toString().contains("status 7"), failure.getMessage());
        assertTrue(failure.toString().contains("told why"), failure.getMessage());
    }

    @Test
    void a_child_that_never_gets_ready_is_reported_when_its_time_is_up() {
        var child = shell("echo still thinking; sleep 60");
        try {
            var failure = assertThrows(
                    LocalException.class, () -> child.await("is ready", Duration.ofMillis(300), () -> false));
            assertTrue(failure.toString().contains("still thinking"), failure.getMessage());
        } finally {
            child.kill();
        }
        assertFalse(child.alive());
    }

    @Test
    void a_child_that_is_deaf_to_sigterm_is_killed() {
        var child = shell("trap '' TERM; echo deaf; while true; do sleep 0.1; done");
        child.await("says so", Duration.ofSeconds(20), () -> child.tail().contains("deaf"));
        var begun = System.nanoTime();
        child.stop();
        assertFalse(child.alive());
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(15));
    }

    /** The launcher here is another JVM, which we kill as {@code kill -9} would; its child must not outlive it. */
    @Test
    void children_end_when_their_launcher_is_killed() throws Exception {
        var launcher = new ProcessBuilder(
                        ChildProcess.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanMaker.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("launcher.log").toFile())
                .start();
        var noted = directory.resolve("pid");
        for (var tries = 0; !Files.exists(noted) && tries < 600; tries++) {
            Thread.onSpinWait();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        var orphan = ProcessHandle.of(Long.parseLong(Files.readString(noted).strip()))
                .orElseThrow();
        assertTrue(orphan.isAlive());
        launcher.destroyForcibly().waitFor();
        orphan.onExit().get(20, TimeUnit.SECONDS);
        assertEquals(false, orphan.isAlive());
    }

    static final class OrphanMaker {
        private OrphanMaker() {}

        public static void main(String[] arguments) throws Exception {
            var directory = Path.of(arguments[0]);
            var child = ChildProcess.start(
                    "orphan", List.of("/bin/sleep", "600"), Map.of(), directory, directory.resolve("orphan.log"));
            var part = Files.writeString(directory.resolve("pid.part"), String.valueOf(child.pid()));
            Files.move(part, directory.resolve("pid"));
            Thread.currentThread().join();
        }
    }
}
