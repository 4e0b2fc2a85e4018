package org.shequ.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.personkey.PersonKeyInbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** All consumers of the service: starts and stops their loops, and carries out what operators order. */
@ApplicationScoped
public class Inboxes {

    private final Instance<EventConsumer> consumers;
    private final InboxStore store;
    private final ParkedTable parked;
    private final PoisonTable poison;
    private final AuditLog audit;
    private final PersonKeyInbox keys;
    private final MeterRegistry metrics;
    private final Commits commits;
    private final BusinessClock clock;

    @ConfigProperty(name = "shequ.service")
    String service;

    /** The settings of every client of Kafka here: where it is, and who we are. */
    private final Map<String, Object> kafka;

    Inboxes(
            Instance<EventConsumer> consumers,
            InboxStore store,
            ParkedTable parked,
            PoisonTable poison,
            AuditLog audit,
            PersonKeyInbox keys,
            MeterRegistry metrics,
            Commits commits,
            BusinessClock clock,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.consumers = consumers;
        this.store = store;
        this.parked = parked;
        this.poison = poison;
        this.audit = audit;
        this.keys = keys;
        this.metrics = metrics;
        this.commits = commits;
        this.clock = clock;
        this.kafka = kafka;
    }

    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final Map<String, InboxLoop> loops = new LinkedHashMap<>();

    void start(@Observes @Priority(2500) StartupEvent event) {
        if (consumers.stream().anyMatch(consumer -> consumer.topics().contains(Topics.PERSONNEL_PERSON))) {
            keys.start();
        }
        for (EventConsumer consumer : consumers) {
            launch(consumer);
        }
    }

    private void launch(EventConsumer consumer) {
        var alarms = metrics.counter("shequ.inbox.alarms", "consumer", consumer.name());
        var loop = new InboxLoop(
                consumer, store, parked, poison, keys, service, kafka, commits, clock, reason -> alarms.increment());
        if (loops.put(consumer.name(), loop) != null && threads.get(consumer.name()) == null) {
            throw new IllegalStateException("two consumers are named " + consumer.name());
        }
        threads.put(
                consumer.name(),
                Thread.ofPlatform().daemon().name("inbox-" + consumer.name()).start(loop));
    }

    void stop(@Observes @Priority(5) ShutdownEvent event) throws InterruptedException {
        loops.values().forEach(InboxLoop::stop);
        for (Thread thread : threads.values()) {
            thread.join(Duration.ofSeconds(5).toMillis());
        }
    }

    /** The consumers' names and whether each runs. */
    public Map<String, Boolean> states() {
        var states = new LinkedHashMap<String, Boolean>();
        loops.forEach((name, loop) -> states.put(name, !loop.stoppedByFork()));
        return states;
    }

    /** Consumers whose thread has died though nobody stopped them, which nothing but a start of the service cures. */
    public List<String> dead() {
        return loops.entrySet().stream()
                .filter(entry -> !entry.getValue().stoppedByFork())
                .map(Map.Entry::getKey)
                .filter(name -> !(threads.get(name) instanceof Thread thread && thread.isAlive()))
                .toList();
    }

    /** How many events wait, and how many could not be read. */
    public Map<String, Long> counts() {
        return store.inTransaction(
                () -> Map.of("parked", store.count("inbox_parked"), "poison", store.count("inbox_poison")));
    }

    /** Empties a projection and reads its topics again; the version gate merges what arrives meanwhile. */
    public void rebuild(String name) {
        var loop = loops.get(name);
        if (loop == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        if (!(loop.consumer() instanceof Projection projection)) {
            throw ProblemException.of(
                    CommonProblem.CONFLICT, new Words("a consumer that decides cannot be rebuilt", "该消费者作出业务决定，不能重建"));
        }
        store.inTransaction(() -> {
            audit.append("consumer-rebuilt", "consumer", name, AuditLog.EVERY_UNIT, Map.of());
            store.nextGeneration(name);
            projection.reset();
            return true;
        });
        if (loop.stoppedByFork()) {
            launch(loop.consumer());
        } else {
            loop.wake();
        }
    }

    /** Makes all of them look at once at what is parked. */
    void wake() {
        loops.values().forEach(InboxLoop::wake);
    }
}
