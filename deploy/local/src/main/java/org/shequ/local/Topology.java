package org.shequ.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What runs in the local stack, on which ports, and how each program is configured. The whole house on one page. */
final class Topology {
    private static final int POSTGRES = 0;
    private static final int KAFKA = 1;
    private static final int KAFKA_CONTROLLER = 2;
    private static final int GATEWAY_IN_TESTS = 10;
    private static final int LOWEST_FREE = 20_000;
    private static final int BELOW_EPHEMERAL = 32_000;
    private static final int RANGE = 50;
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /** The programs that are started as {@code java -jar}, in the order in which a person would name them. */
    static final List<Program> SERVICES = List.of(
            new Program("personnel", "personnel-service", 11, 21),
            new Program("assessment", "assessment-service", 12, 22),
            new Program("quota", "quota-service", 13, 23),
            new Program("selection", "selection-service", 14, 24));

    /** Its own port is not counted from the base port. */
    static final Program GATEWAY = new Program("gateway", "gateway", -1, 20);

    /** All that are started as programs of their own. */
    static List<Program> all() {
        return Stream.concat(SERVICES.stream(), Stream.of(GATEWAY)).toList();
    }

    private final StackOptions options;

    Topology(StackOptions options) {
        this.options = options;
    }

    /** @param module whose build made it */
    record Program(String name, String module, int portOffset, int managementOffset) {
        Path application(Path project) {
            return project.resolve(module).resolve("target/quarkus-app");
        }

        Path jar(Path project) {
            return application(project).resolve("quarkus-run.jar");
        }

        /** What the JVM has loaded and linked at an earlier start, made by {@link Training}. */
        Path cache(Path project) {
            return application(project).resolve("app.aot");
        }
    }

    int postgresPort() {
        return options.basePort() + POSTGRES;
    }

    int kafkaPort() {
        return options.basePort() + KAFKA;
    }

    int kafkaControllerPort() {
        return options.basePort() + KAFKA_CONTROLLER;
    }

    int port(Program program) {
        return program.portOffset() < 0 ? options.port() : options.basePort() + program.portOffset();
    }

    int managementPort(Program program) {
        return options.basePort() + program.managementOffset();
    }

    /** Every port that must be free, and what for. */
    Map<Integer, String> ports() {
        var ports = new LinkedHashMap<Integer, String>();
        ports.put(postgresPort(), "PostgreSQL");
        ports.put(kafkaPort(), "Kafka");
        ports.put(kafkaControllerPort(), "Kafka's controller");
        for (var program : SERVICES) {
            ports.put(port(program), program.name());
            ports.put(managementPort(program), program.name() + "'s management");
        }
        ports.put(port(GATEWAY), "the gateway");
        ports.put(managementPort(GATEWAY), "the gateway's management");
        return ports;
    }

    /** How every Java program is started, migrations too. */
    List<String> jvm() {
        var heap = options.measured() ? List.of("-Xmx512m") : List.of("-Xmx320m", "-XX:TieredStopAtLevel=1");
        return Stream.of(heap, JVM).flatMap(List::stream).toList();
    }

    /** From what the JVM starts a program faster, or that it is to note it. A cache of another build is not read by the JVM. */
    List<String> cache(Program program) {
        var cache = program.cache(options.project());
        if (options.training()) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /** Settings of PostgreSQL beside the usual. */
    Map<String, String> postgres() {
        return options.measured() ? Map.of("track_commit_timestamp", "on") : Map.of();
    }

    /** The environment of a service: database, Kafka, keys, the peers it reconciles with, a clock that can be moved. */
    Map<String, String> service(Program program, PostgresServer.Database database, LocalKeys keys) {
        var environment = new LinkedHashMap<>(common(program, keys));
        environment.put("SHEQU_SERVICE", program.name());
        environment.put("SHEQU_DB_URL", database.jdbcUrl());
        environment.put("SHEQU_DB_USER", database.user());
        environment.put("SHEQU_DB_PASSWORD", database.password());
        environment.put("SHEQU_KAFKA_BOOTSTRAP", "localhost:" + kafkaPort());
        environment.put("SHEQU_PRIVACY_SUITE", "aes");
        environment.put("SHEQU_PRIVACY_KEYS", keys.privacyKeys());
        environment.put("SHEQU_PRIVACY_INDEX_KEY", keys.privacyIndexKey());
        environment.put("SHEQU_EVENTS_KEYS", keys.eventsKeys());
        environment.put("SHEQU_CURSOR_KEY", keys.cursorKey());
        environment.put("SHEQU_CLOCK_CONTROLLABLE", "true");
        for (var peer : SERVICES) {
            environment.put(
                    "SHEQU_RECONCILER_PEERS_" + peer.name().toUpperCase(java.util.Locale.ROOT),
                    "http://localhost:" + managementPort(peer));
        }
        return environment;
    }

    /** The environment of a service's migration step. */
    Map<String, String> migration(PostgresServer.Database database) {
        return Map.of(
                "SHEQU_DB_URL", database.jdbcUrl(),
                "SHEQU_DB_OWNER", database.owner(),
                "SHEQU_DB_OWNER_PASSWORD", database.ownerPassword(),
                "SHEQU_DB_USER", database.user());
    }

    /** The environment of the gateway: the routes. One person is all its clients here, so it is generous to one address. */
    Map<String, String> gateway(LocalKeys keys) {
        var environment = new LinkedHashMap<>(common(GATEWAY, keys));
        for (var program : SERVICES) {
            environment.put(
                    "SHEQU_GATEWAY_ROUTES_" + program.name().toUpperCase(java.util.Locale.ROOT) + "_URL",
                    "http://localhost:" + port(program));
        }
        environment.put("SHEQU_GATEWAY_RATE_CALLER_BURST", options.measured() ? "1000000" : "2000");
        environment.put("SHEQU_GATEWAY_RATE_CALLER_PER_SECOND", options.measured() ? "1000000" : "1000");
        environment.put("SHEQU_GATEWAY_CONCURRENT_CALLER", "1000");
        environment.put("SHEQU_GATEWAY_CONCURRENT_ADDRESS", "1000");
        return environment;
    }

    private Map<String, String> common(Program program, LocalKeys keys) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(program)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort(program)));
        environment.put("SHEQU_JWT_ISSUER", LocalKeys.ISSUER);
        environment.put(
                "SHEQU_JWT_PUBLIC_KEY_LOCATION", keys.publicKeyFile().toUri().toString());
        var collector = options.spansTo();
        if (collector != null) {
            environment.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1");
            environment.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString());
            environment.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
        return environment;
    }

    /**
     * A base port above which all that the stack needs is free at this moment. Below the ports that the system gives to
     * connections of its own, which come and go and would be in the way of a program that starts a moment later; programs
     * that run side by side begin their search at different ends.
     */
    static int freeBasePort() {
        var ranges = (BELOW_EPHEMERAL - LOWEST_FREE) / RANGE;
        var first = (int) (ProcessHandle.current().pid() % ranges);
        for (var tried = 0; tried < ranges; tried++) {
            var base = LOWEST_FREE + (first + tried) % ranges * RANGE;
            var candidate = new Topology(new StackOptions(
                    Path.of(""), Path.of(""), testPort(base), base, false, false, false, null, System.out));
            if (candidate.ports().keySet().stream().noneMatch(Ports::taken)) {
                return base;
            }
        }
        throw new LocalException("no free range of ports");
    }

    /** The gateway's port for a stack of its own at such a base port. */
    static int testPort(int base) {
        return base + GATEWAY_IN_TESTS;
    }
}
