package org.shequ.local;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A real single-node Kafka in KRaft mode, as a child process with its own class path and a small heap. */
public final class KafkaServer implements AutoCloseable {
    /** Of each key the newest record for ever; what it replaces is gone after an hour or two. */
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "600000",
            "max.compaction.lag.ms", "3600000",
            "min.cleanable.dirty.ratio", "0.01");

    /** Fixed for the life of a topic: the partition of a key must never change. */
    public static final int PARTITIONS = 4;

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final int port;
    private final Path directory;
    private final boolean temporary;

    private KafkaServer(ChildProcess process, int port, Path directory, boolean temporary) {
        this.process = process;
        this.port = port;
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * @param directory for data and configuration, kept from start to start; null for one that is deleted on close
     * @param port of the broker, 0 for any free one
     * @param controllerPort 0 for any free one
     * @param log where the broker writes; null for a file in the directory
     * @param settings of the broker, beside or instead of the usual ones
     */
    public record Options(
            @Nullable Path directory,
            int port,
            int controllerPort,
            @Nullable Path log,
            Map<String, String> settings) {
        public Options(@Nullable Path directory, int port, int controllerPort, @Nullable Path log) {
            this(directory, port, controllerPort, log, Map.of());
        }

        public static Options forTests() {
            return new Options(null, 0, 0, null);
        }
    }

    /** Launches the broker and returns at once; {@link #awaitReady} waits for it. */
    public static KafkaServer launch(Options options) {
        var kept = options.directory();
        var port = options.port() == 0 ? Ports.free() : options.port();
        var controllerPort = options.controllerPort() == 0 ? Ports.free() : options.controllerPort();
        try {
            var directory = kept == null ? Files.createTempDirectory("shequ-kafka-") : kept;
            var data = Files.createDirectories(directory.resolve("data"));
            var configuration = directory.resolve("server.properties");
            try (var writer = Files.newBufferedWriter(configuration)) {
                var settings = settings(port, controllerPort, data);
                settings.putAll(options.settings());
                settings.store(writer, null);
            }
            var command = List.of(
                    ChildProcess.java(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=classpath:org/shequ/local/kafka-log4j2.xml",
                    "-cp",
                    classPath(),
                    KafkaBroker.class.getName(),
                    configuration.toString(),
                    data.toString(),
                    Uuid.randomUuid().toString());
            var log = Objects.requireNonNullElse(options.log(), directory.resolve("kafka.log"));
            var process = ChildProcess.start("kafka", command, Map.of(), directory, log);
            return new KafkaServer(process, port, directory, kept == null);
        } catch (IOException e) {
            throw new LocalException("Kafka could not be launched: " + e.getMessage(), e);
        }
    }

    public static KafkaServer start(Options options) {
        return launch(options).awaitReady();
    }

    private static Properties settings(int port, int controllerPort, Path data) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("num.partitions", String.valueOf(PARTITIONS)),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("log.retention.ms", "-1"), // projections are rebuilt from the topics
                Map.entry("log.cleaner.enable", "true"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("metadata.max.idle.interval.ms", "0"), // no record for followers, who are none
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "3")));
        return settings;
    }

    /** The broker's jars, as the build resolved them, and what this class itself was loaded from. */
    static String classPath() {
        try (var resource = KafkaServer.class.getResourceAsStream("kafka.classpath")) {
            if (resource == null) {
                throw new LocalException("kafka.classpath is missing: build deploy/local with ./mvnw");
            }
            var jars = new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
            var own = Path.of(KafkaServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own + System.getProperty("path.separator") + jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the broker answers and has the topics, creating those that are missing. */
    public KafkaServer awaitReady() {
        process.await("answers on port " + port, START_LIMIT, () -> Ports.taken(port));
        var settings = Map.<String, Object>of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) START_LIMIT.toMillis(),
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER_LIMIT.toMillis());
        try (var admin = administrator(settings)) {
            var present = admin.listTopics().names().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            var keys = new NewTopic(Topics.PERSONNEL_PERSON_KEY, PARTITIONS, (short) 1).configs(COMPACTED);
            var events = Topics.ALL.stream().map(topic -> new NewTopic(topic, PARTITIONS, (short) 1));
            var missing = Stream.concat(events, Stream.of(keys))
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalException("Kafka is up but does not create topics: " + e.getMessage() + process.tail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for Kafka", e);
        }
        return this;
    }

    /** Kafka loads classes through the thread's class loader, which in a test may be another than that of our Kafka. */
    private static Admin administrator(Map<String, Object> settings) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaServer.class.getClassLoader());
        try {
            return Admin.create(settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop();
        if (temporary) {
            Directories.delete(directory);
        }
    }
}
