package org.shequ.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void a_second_stack_in_the_same_home_is_refused_and_told_who_holds_it() {
        try (var home = Home.lock(directory)) {
            assertTrue(Files.isDirectory(home.logs()));
            var refusal = assertThrows(LocalException.class, () -> Home.lock(directory));
            assertTrue(
                    refusal.toString()
                            .contains("process " + ProcessHandle.current().pid()),
                    refusal.toString());
        }
        Home.lock(directory).close();
    }

    @Test
    void what_a_killed_launcher_left_is_stopped_and_named() throws IOException {
        var orphan = new ProcessBuilder("/bin/sleep", "600").start();
        try (var home = Home.lock(directory)) {
            home.note("quota", orphan.pid());
        }
        try (var home = Home.lock(directory)) {
            assertEquals(List.of("quota"), home.stopStale());
            assertFalse(orphan.isAlive());
            assertEquals(List.of(), home.stopStale(), "it is forgotten after that");
        }
    }

    @Test
    void a_process_that_got_the_number_of_a_dead_child_is_left_alone() throws IOException {
        var stranger = new ProcessBuilder("/bin/sleep", "600").start();
        try (var home = Home.lock(directory)) {
            Files.writeString(directory.resolve("run/quota.pid"), stranger.pid() + " 2001-01-01T00:00:00Z\n");
            assertEquals(List.of(), home.stopStale());
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void fresh_discards_data_and_logs_but_no_keys() throws IOException {
        try (var home = Home.lock(directory)) {
            LocalKeys.in(home.keys());
            Files.createDirectories(home.postgres().resolve("base"));
            Files.writeString(home.postgres().resolve("base/1"), "data");
            Files.writeString(home.log("quota"), "old");
            home.discardData();
            assertFalse(Files.exists(home.postgres()));
            assertFalse(Files.exists(home.log("quota")));
            assertTrue(Files.exists(LocalKeys.in(home.keys()).publicKeyFile()));
        }
    }
}
