package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The PostgreSQL and the Kafka of one stack. */
final class Servers implements AutoCloseable {
    private final Topology topology;
    private final Home home;
    private final Map<String, PostgresServer.Database> databases = new LinkedHashMap<>();
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;
    private boolean shut;

    Servers(Topology topology, Home home) {
        this.topology = topology;
        this.home = home;
    }

    /** Returns when PostgreSQL has a database for each of the services. */
    void startPostgres(List<Topology.Program> services) {
        var server = PostgresServer.start(new PostgresServer.Options(
                home.postgres(), topology.postgresPort(), true, home.log("postgres"), topology.postgres()));
        synchronized (this) {
            postgres = server;
            home.note("postgres", server.pid());
            for (var service : services) {
                databases.put(service.name(), server.database(service.name()));
            }
        }
    }

    /** SIGKILL; {@link #startPostgres} starts it again on the same data. */
    synchronized void killPostgres() {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        postgres.kill();
        postgres = null;
        home.forget("postgres");
    }

    /** Returns when Kafka has all topics. */
    void startKafka() {
        KafkaServer server;
        synchronized (this) {
            if (shut) {
                throw new LocalException("The stack is being stopped");
            }
            server = KafkaServer.launch(new KafkaServer.Options(
                    home.kafka(), topology.kafkaPort(), topology.kafkaControllerPort(), home.log("kafka")));
            kafka = server;
            home.note("kafka", server.process().pid());
        }
        server.awaitReady();
    }

    synchronized PostgresServer.Database database(Topology.Program service) {
        var database = databases.get(service.name());
        if (database == null) {
            throw new IllegalStateException(service.name() + " has no database yet");
        }
        return database;
    }

    /** Process ids by name. */
    synchronized Map<String, Long> processes() {
        var processes = new LinkedHashMap<String, Long>();
        if (postgres != null) {
            processes.put("postgres", postgres.pid());
        }
        if (kafka != null) {
            processes.put("kafka", kafka.process().pid());
        }
        return processes;
    }

    synchronized boolean alive() {
        return postgres != null
                && postgres.running()
                && kafka != null
                && kafka.process().alive();
    }

    /** Lets a start that still waits for Kafka fail at once; {@link #close} is still needed. */
    synchronized void shut() {
        shut = true;
        if (kafka != null) {
            kafka.process().askToStop();
        }
    }

    @Override
    public synchronized void close() {
        shut = true;
        if (kafka != null) {
            kafka.close();
            home.forget("kafka");
        }
        if (postgres != null) {
            postgres.close();
            home.forget("postgres");
        }
    }
}
