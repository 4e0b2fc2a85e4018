package org.shequ.personnel.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A Keycloak of its own, from the distribution that the build unpacks; managed through its admin interface. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "district";

    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String ADMIN = "admin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final @Nullable Process process;

    private Keycloak(String base, @Nullable Process process) {
        this.base = base;
        this.process = process;
    }

    /** One that is up already, for whoever knows the issuer of its tokens. */
    static Keycloak of(String issuer) {
        return new Keycloak(issuer.substring(0, issuer.indexOf("/realms/")), null);
    }

    static Keycloak start() {
        try (var directories = Files.list(UNPACKED)) {
            var home = directories
                    .filter(directory -> Files.isRegularFile(directory.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Keycloak in " + UNPACKED.toAbsolutePath()));
            var port = freePort();
            var command = new ProcessBuilder(
                            "bash",
                            home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--db=dev-mem")
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "keycloak.log").toFile());
            command.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home"),
                            "JAVA_OPTS_KC_HEAP",
                            "-Xms64m -Xmx512m",
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            ADMIN,
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            ADMIN));
            var keycloak = new Keycloak("http://127.0.0.1:" + port, command.start());
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
            keycloak.awaitReady(Objects.requireNonNull(keycloak.process));
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return base + "/realms/" + REALM;
    }

    String keySet() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    /** Makes something under the administration of all realms; an empty path makes a realm. */
    void make(String path, Object representation) {
        administer(path, 201, request -> request.POST(BodyPublishers.ofString(write(representation))));
    }

    /** Puts something in the place of what is there. */
    void replace(String path, Object representation) {
        administer(path, 200, request -> request.PUT(BodyPublishers.ofString(write(representation))));
    }

    private void administer(String path, int expected, UnaryOperator<HttpRequest.Builder> method) {
        var answer = send(method.apply(HttpRequest.newBuilder(URI.create(base + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token("master", "admin-cli", ADMIN))
                .header("Content-Type", "application/json")));
        if (answer.status() != expected) {
            throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
        }
    }

    /** A user whose password is the name. */
    static Map<String, Object> user(String name, List<String> roles, Map<String, List<String>> attributes) {
        return Map.of(
                "username", name,
                "email", name + "@district.example",
                "emailVerified", true,
                "firstName", name,
                "lastName", name,
                "enabled", true,
                "credentials", List.of(Map.of("type", "password", "value", name, "temporary", false)),
                "realmRoles", roles,
                "attributes", attributes);
    }

    /** A token that the client gets for the user. */
    String token(String realm, String clientId, String user) {
        var form = Map.of("grant_type", "password", "client_id", clientId, "username", user, "password", user);
        var answer =
                send(HttpRequest.newBuilder(URI.create(base + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")))));
        if (answer.status() != 200) {
            throw new IllegalStateException("no token for " + user + ": " + answer.status() + " " + answer.body());
        }
        return read(answer.body()).path("access_token").asText();
    }

    private void awaitReady(Process process) {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (status(base + "/realms/master") != 200) {
            if (!process.isAlive() || System.nanoTime() > until) {
                close();
                throw new IllegalStateException("Keycloak did not start: see target/keycloak.log");
            }
            pause();
        }
    }

    private int status(String address) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Answer(int status, @Nullable String body) {}

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(@Nullable String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
