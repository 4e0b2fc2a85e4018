package org.shequ.local;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PreflightTest {
    @TempDir
    Path project;

    private StackOptions options = StackOptions.standard();

    @BeforeEach
    void everything_is_built() throws IOException {
        for (var program : Stream.concat(Topology.SERVICES.stream(), Stream.of(Topology.GATEWAY))
                .toList()) {
            Files.createDirectories(program.application(project));
            Files.writeString(program.jar(project), "built");
        }
        options = new StackOptions(
                project, project, Ports.free(), Topology.freeBasePort(), false, false, false, null, System.out);
    }

    @Test
    void nothing_is_found_when_nothing_is_wrong() {
        assertDoesNotThrow(() -> Preflight.check(options));
    }

    @Test
    void a_taken_port_is_named_with_its_use_and_the_option_that_changes_it() throws IOException {
        try (var gateway = new ServerSocket(options.port(), 1, InetAddress.getLoopbackAddress());
                var quota = new ServerSocket(options.basePort() + 13, 1, InetAddress.getLoopbackAddress())) {
            var message = refusal();
            assertTrue(message.contains("Port " + gateway.getLocalPort() + " (for the gateway)"), message);
            assertTrue(message.contains("--port"), message);
            assertTrue(message.contains("Port " + quota.getLocalPort() + " (for quota)"), message);
            assertTrue(message.contains("--base-port"), message);
        }
        assertDoesNotThrow(() -> Preflight.check(options));
    }

    @Test
    void a_missing_build_is_named_with_the_command_that_makes_it() throws IOException {
        Files.delete(project.resolve("quota-service/target/quarkus-app/quarkus-run.jar"));
        var message = refusal();
        assertTrue(message.contains("quota-service/target/quarkus-app/quarkus-run.jar is missing"), message);
        assertTrue(message.contains("./mvnw"), message);
    }

    @Test
    void a_disk_that_is_too_full_is_named_with_what_is_needed() {
        var faults = new ArrayList<String>();
        Preflight.fullDisk(project, 1, faults);
        assertEquals(0, faults.size());
        Preflight.fullDisk(project, Long.MAX_VALUE, faults);
        assertTrue(faults.getFirst().contains("MiB are needed"), faults.getFirst());
    }

    @Test
    void an_old_java_is_refused() {
        assertDoesNotThrow(() -> Preflight.checkJava(21));
        var refusal = assertThrows(LocalException.class, () -> Preflight.checkJava(17));
        assertTrue(refusal.toString().contains("this is 17"));
    }

    @Test
    void no_port_is_used_twice_and_the_documented_ones_are_where_they_should_be() {
        var ports = new Topology(StackOptions.standard()).ports();
        assertEquals(13, ports.size());
        assertEquals("PostgreSQL", ports.get(18100));
        assertEquals("personnel", ports.get(18111));
        assertEquals("selection's management", ports.get(18124));
        assertEquals("the gateway", ports.get(8080));
    }

    private String refusal() {
        return assertThrows(LocalException.class, () -> Preflight.check(options))
                .toString();
    }
}
