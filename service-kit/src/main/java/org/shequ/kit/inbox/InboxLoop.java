package org.shequ.kit.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.inbox.InboxGate.Passage;
import org.shequ.kit.personkey.PersonKeyInbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The poll loop of one consumer: one transaction a batch, then the offsets. When a batch fails, its events are applied
 * one by one, and those that still fail are parked. Offsets never move before what they cover is committed.
 */
final class InboxLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(InboxLoop.class);
    /** Between looks at what is parked, however soon that is due. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** After a small batch: what comes meanwhile is applied in one transaction, and the offsets move once. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final int SMALL_BATCH = 100;
    private static final int PARKED_A_PASS = 50;

    private final EventConsumer consumer;
    private final InboxStore store;
    private final ParkedTable parked;
    private final PoisonTable poison;
    private final PersonKeyInbox keys;
    private final String service;
    private final Map<String, Object> broker;
    private final Commits commits;
    private final BusinessClock clock;
    private final Consumer<String> alarm;
    private volatile boolean running = true;
    private volatile boolean stopped;
    private volatile @Nullable EventReader reader;
    private long generation;

    InboxLoop(
            EventConsumer consumer,
            InboxStore store,
            ParkedTable parked,
            PoisonTable poison,
            PersonKeyInbox keys,
            String service,
            Map<String, Object> broker,
            Commits commits,
            BusinessClock clock,
            Consumer<String> alarm) {
        this.consumer = consumer;
        this.store = store;
        this.parked = parked;
        this.poison = poison;
        this.keys = keys;
        this.commits = commits;
        this.clock = clock;
        this.alarm = alarm;
        this.service = service;
        this.broker = broker;
    }

    /** Each generation has a consumer group of its own, so that a rebuild survives a crash at any point of it. */
    private EventReader open() {
        var name = service + "." + consumer.name();
        return new EventReader(
                broker,
                service + "-" + consumer.name(),
                generation == 0 ? name : name + ".g" + generation,
                consumer.topics());
    }

    EventConsumer consumer() {
        return consumer;
    }

    boolean stoppedByFork() {
        return stopped;
    }

    void stop() {
        running = false;
        wake();
    }

    /** Makes it look at once at what is parked, and whether it is to begin anew. */
    void wake() {
        var current = reader;
        if (current != null) {
            current.wake();
        }
    }

    @Override
    public void run() {
        while (running) {
            try {
                consume();
            } catch (GenerationMoved e) {
                LOG.infof(
                        "consumer %s begins a new generation: it reads its topics from the beginning", consumer.name());
            } catch (ForkException e) {
                stopped = true;
                running = false;
                LOG.errorf("consumer %s STOPPED: %s", consumer.name(), e.getMessage());
                alarm.accept(String.valueOf(e.getMessage()));
                noteStopped(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.warnf(e, "consumer %s failed and starts again", consumer.name());
                sleep(AFTER_FAILURE);
            }
        }
    }

    private void consume() {
        generation = store.register(consumer.name());
        try (var current = open()) {
            reader = current;
            var wait = SHORTEST_WAIT;
            while (running) {
                wait = pass(current, wait);
            }
        } finally {
            reader = null;
        }
    }

    private void noteStopped(String reason) {
        try {
            store.stopped(consumer.name(), reason);
        } catch (RuntimeException e) {
            LOG.warnf(e, "that consumer %s has stopped could not be noted", consumer.name());
        }
    }

    /** Returns how long the next one may wait for events. */
    private Duration pass(EventReader current, Duration wait) {
        var messages = current.read(wait);
        if (!messages.isEmpty()) {
            keys.prepare(messages);
            applyAll(messages);
            commits.happened();
            current.commit();
        }
        var state = store.stateBetweenBatches(consumer.name());
        if (state.generation() != generation) {
            throw new GenerationMoved();
        }
        var untilNextTry = state.untilNextTry(clock.realInstant(), EventReader.LONGEST_WAIT);
        if (untilNextTry.isZero()) {
            retryParked();
            commits.happened();
        }
        if (!messages.isEmpty() && messages.size() < SMALL_BATCH) {
            sleep(GATHERING);
        }
        return untilNextTry.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : untilNextTry;
    }

    private void applyAll(List<ConsumerRecord<String, byte[]>> messages) {
        try {
            store.inTransaction(() -> {
                requireGeneration();
                applyInTransaction(messages);
                return true;
            });
        } catch (ForkException | GenerationMoved e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(e, "batch of consumer %s failed; applying one by one", consumer.name());
            messages.forEach(this::applyAlone);
        }
    }

    private void applyAlone(ConsumerRecord<String, byte[]> message) {
        try {
            store.inTransaction(() -> {
                requireGeneration();
                applyInTransaction(List.of(message));
                return true;
            });
        } catch (ForkException | GenerationMoved e) {
            throw e;
        } catch (RuntimeException e) {
            var event = ReceivedEvent.of(message);
            LOG.infof("consumer %s parks %s: %s", consumer.name(), event, cause(e));
            store.inTransaction(() -> {
                requireGeneration();
                parked.park(consumer.name(), event, cause(e));
                return true;
            });
        }
    }

    private void requireGeneration() {
        if (store.generation(consumer.name()) != generation) {
            throw new GenerationMoved();
        }
    }

    private void applyInTransaction(List<ConsumerRecord<String, byte[]>> messages) {
        var events = readable(messages);
        var passages = store.pass(consumer.name(), events);
        var next = new ArrayList<ReceivedEvent>(events.size());
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            switch (passages.get(i)) {
                case APPLY -> next.add(event);
                case DUPLICATE -> LOG.debugf("consumer %s has seen %s", consumer.name(), event);
                case GAP -> parked.park(consumer.name(), event, "waits for version " + (event.version() - 1));
                case FORK -> throw new ForkException(event);
            }
        }
        if (!next.isEmpty()) {
            consumer.applyAll(next);
        }
    }

    /** What is no event of this suite is kept aside and holds up nothing. */
    private List<ReceivedEvent> readable(List<ConsumerRecord<String, byte[]>> messages) {
        var events = new ArrayList<ReceivedEvent>(messages.size());
        for (var message : messages) {
            try {
                events.add(ReceivedEvent.of(message));
            } catch (IllegalArgumentException e) {
                LOG.errorf(
                        "consumer %s: unreadable message at %s-%d@%d: %s",
                        consumer.name(), message.topic(), message.partition(), message.offset(), e.getMessage());
                poison.keep(consumer.name(), message, String.valueOf(e.getMessage()));
                alarm.accept("poison");
            }
        }
        return events;
    }

    private void retryParked() {
        for (var waiting : store.inTransaction(() -> parked.due(consumer.name(), PARKED_A_PASS))) {
            try {
                store.inTransaction(() -> {
                    requireGeneration();
                    retry(waiting);
                    return true;
                });
            } catch (ForkException | GenerationMoved e) {
                throw e;
            } catch (RuntimeException e) {
                store.inTransaction(() -> {
                    parked.failedAgain(waiting, cause(e));
                    return true;
                });
            }
        }
    }

    private void retry(ParkedTable.Parked waiting) {
        var event = waiting.event();
        var passage = store.pass(consumer.name(), event);
        if (passage == Passage.GAP) {
            parked.failedAgain(waiting, "waits for version " + (event.version() - 1));
            return;
        }
        if (passage == Passage.FORK) {
            throw new ForkException(event);
        }
        if (parked.remove(waiting.id()) && passage == Passage.APPLY) {
            consumer.applyAll(List.of(event));
        }
    }

    private static String cause(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }

    private void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** A version was given twice, to two events. Nothing may be applied after that until somebody has looked. */
    private static final class ForkException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForkException(ReceivedEvent event) {
            super("FORK at " + event + ": another event was applied under this version");
        }
    }

    /** A rebuild has begun since the last pass. */
    private static final class GenerationMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
