package org.shequ.local;

import org.shequ.local.Topology.Program;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole suite as child processes of this one: PostgreSQL, Kafka, four services, the gateway. What is started, and
 * with which settings, stands in {@link Topology}; this class starts it in the right order and leaves nothing behind.
 */
public final class LocalStack implements AutoCloseable {
    /** For a program that is still starting: as long as it gets on, it is waited for. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(120);

    private static final Duration START_END_LIMIT = Duration.ofSeconds(20);
    private static final int MOST_RESTARTS = 5;

    private final StackOptions options;
    private final Topology topology;
    private final Home home;
    private final long begun = System.nanoTime();
    private final LocalKeys keys;
    private final Children programs;
    private final Servers servers;
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::stopAtExit, "stop the stack");

    private boolean closing;

    private LocalStack(StackOptions options, Home home) {
        this.options = options;
        this.topology = new Topology(options);
        this.home = home;
        this.servers = new Servers(topology, home);
        this.programs = new Children(home, options.home());
        this.keys = LocalKeys.in(home.keys());
    }

    /** Starts everything and returns when all of it is ready; throws a {@link LocalException} and leaves nothing otherwise. */
    public static LocalStack start(StackOptions options) {
        var home = Home.lock(options.home());
        LocalStack stack;
        try {
            var stale = home.stopStale();
            if (!stale.isEmpty()) {
                options.progress().println("Stopped what an earlier start left running: " + String.join(", ", stale));
            }
            Preflight.check(options);
            if (options.fresh()) {
                home.discardData();
            }
            stack = new LocalStack(options, home);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.startAll();
            stack.startEnded.countDown();
            return stack;
        } catch (RuntimeException e) {
            var stopped = stack.closing();
            stack.startEnded.countDown();
            stack.close();
            throw stopped ? new LocalException("stopped before it was up", e) : e;
        }
    }

    /** Servers first; then each service: database, migration, program; the gateway beside them, for it waits for nobody. */
    private void startAll() {
        say("starting in " + options.home());
        try (var workers = Executors.newFixedThreadPool(Topology.SERVICES.size() + 2)) {
            try {
                startAll(workers);
            } catch (RuntimeException e) {
                servers.shut(); // those that still wait for a child of ours give up at once
                programs.shut();
                throw e;
            }
        }
        say("all ready");
    }

    private void startAll(Executor workers) {
        var brokerReady = CompletableFuture.runAsync(this::startKafka, workers);
        startPostgres();
        var all = new ArrayList<CompletableFuture<Void>>();
        all.add(brokerReady);
        for (var program : Topology.SERVICES) {
            all.add(CompletableFuture.runAsync(() -> migrate(program), workers)
                    .thenCombine(brokerReady, (migrated, ready) -> migrated)
                    .thenRunAsync(() -> startProgram(program), workers));
        }
        all.add(brokerReady.thenRunAsync(() -> startProgram(Topology.GATEWAY), workers));
        var firstFailure = new CompletableFuture<Void>();
        all.forEach(one -> one.exceptionally(failure -> {
            firstFailure.completeExceptionally(failure);
            return null;
        }));
        try {
            CompletableFuture.anyOf(firstFailure, CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LocalException plain ? plain : e;
        }
    }

    private void startPostgres() {
        servers.startPostgres(Topology.SERVICES);
        say("PostgreSQL 18 on port " + topology.postgresPort());
    }

    private void startKafka() {
        servers.startKafka();
        say("Kafka on port " + topology.kafkaPort());
    }

    private void migrate(Program program) {
        var application = program.application(options.project());
        var classPath = Stream.of("lib/main/*", "app/*", "lib/boot/*")
                .map(part -> application.resolve(part).toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
        var name = program.name() + "-migration";
        var command = command("-cp", classPath, "org.shequ.kit.migration.Migrate");
        var migration = programs.launch(name, command, topology.migration(servers.database(program)));
        var status = migration.join();
        programs.forget(name);
        if (status != 0) {
            throw new LocalException("The migration of " + program.name() + " failed" + migration.tail());
        }
    }

    private void startProgram(Program program) {
        var environment = program == Topology.GATEWAY
                ? topology.gateway(keys)
                : topology.service(program, servers.database(program), keys);
        var command = command(Stream.concat(
                        topology.cache(program).stream(),
                        Stream.of("-jar", program.jar(options.project()).toString()))
                .toArray(String[]::new));
        var child = programs.launch(program.name(), command, environment);
        child.await("is ready", LONGEST_IDLE, () -> Readiness.lack(managementUrl(program.name())), this::say);
        say(program.name() + " on port " + topology.port(program));
    }

    private List<String> command(String... arguments) {
        return Stream.of(List.of(ChildProcess.java()), topology.jvm(), List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    private void say(String what) {
        var seconds = (System.nanoTime() - begun) / 1e9;
        options.progress().printf(Locale.ROOT, "[%5.1f s] %s%n", seconds, what);
    }

    /** Where clients call: {@code http://localhost:8080}. */
    public String gateway() {
        return "http://localhost:" + options.port();
    }

    /** The management port of a service or of the gateway: health, metrics, OpenAPI, admin. */
    public String managementUrl(String name) {
        return "http://localhost:" + topology.managementPort(program(name));
    }

    /** The service itself, past the gateway; for tests that prove it checks tokens too. */
    public String serviceUrl(String name) {
        return "http://localhost:" + topology.port(program(name));
    }

    private static Program program(String name) {
        return Topology.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + name));
    }

    /** A token for twelve hours. */
    public String token(String role, String scope, String subject) {
        return new TokenMint(keys).mint(List.of(role), scope, subject, Duration.ofHours(12));
    }

    /** How to read a service's database, for tests of invariants. */
    public PostgresServer.Database database(String service) {
        return servers.database(program(service));
    }

    public String kafkaBootstrap() {
        return "localhost:" + topology.kafkaPort();
    }

    /** The process of each program that runs, and of the servers {@code postgres} and {@code kafka}. */
    public Map<String, Long> processes() {
        var processes = servers.processes();
        processes.putAll(programs.processes());
        return processes;
    }

    public Path log(String name) {
        return home.log(name);
    }

    /** SIGKILL, as a crash would be; returns when the process is gone. */
    public void kill(String name) {
        var child = programs.get(program(name).name());
        programs.forget(name);
        child.kill();
    }

    /** SIGKILL for PostgreSQL, as a power cut would be; returns when all its processes are gone. */
    public void killPostgres() {
        servers.killPostgres();
    }

    /** Starts PostgreSQL again after {@link #killPostgres}; returns when it has recovered. */
    public void restartPostgres() {
        servers.startPostgres(Topology.SERVICES);
    }

    /** SIGTERM; returns when the process is gone. */
    public void stop(String name) {
        var child = programs.get(program(name).name());
        programs.forget(name);
        child.stop();
    }

    /** Starts a program that was killed or stopped; returns when it is ready. */
    public void start(String name) {
        startProgram(program(name));
    }

    /**
     * Starts again what ends by itself, as a cluster would; returns when the stack is closed by somebody else.
     *
     * @throws LocalException when a server ends, or programs do so again and again
     */
    public void watch() {
        for (var restarts = 0; ; ) {
            var serversAlive = servers.alive();
            var dead = programs.dead();
            pause(); // a Ctrl-C ends the children as it ends us: that is no accident
            if (closing()) {
                return;
            }
            if (!serversAlive) {
                throw new LocalException("PostgreSQL or Kafka has ended by itself; see " + home.logs());
            }
            if (dead.isPresent()) {
                if (++restarts > MOST_RESTARTS) {
                    throw new LocalException(
                            dead.get().name() + " does not stay up" + dead.get().tail());
                }
                say(dead.get().name() + " has ended by itself and is started again");
                programs.forget(dead.get().name());
                start(dead.get().name());
            }
        }
    }

    private synchronized boolean closing() {
        return closing;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    /** The JVM ends: whoever is still starting something fails on a shut door or on its dead child. */
    private void stopAtExit() {
        synchronized (this) {
            closing = true;
        }
        options.progress().println("stopping");
        programs.shut();
        if (startEnded.getCount() > 0) {
            servers.shut();
        }
        try {
            if (!startEnded.await(START_END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                options.progress().println("the start did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopEverything();
        options.progress().println("stopped");
    }

    /** Stops everything, the gateway and the services before their servers. Data, logs and keys stay. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        stopEverything();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
    }

    private void stopEverything() {
        programs.shut(options.training() ? Training.WRITING_LIMIT : ChildProcess.STOP_LIMIT);
        servers.close();
        home.close();
    }
}
