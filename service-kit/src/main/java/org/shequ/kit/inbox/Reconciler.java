package org.shequ.kit.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Compares what publishers have logged with what each consumer here has applied, topic by topic, as the sum of all
 * versions. A difference is normal while events are under way; one that does not shrink in several looks is an alarm
 * ({@code shequ.inbox.unreconciled}). Publishers are asked on their management ports: {@code
 * shequ.reconciler.peers.<service>}; a peer that is not configured is not compared, and one that gives no answer is
 * counted in {@code shequ.reconciler.unanswered}.
 */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int LOOKS_BEFORE_ALARM = 3;

    /**
     * One consumer and topic compared.
     *
     * @param logged sum of the versions of all aggregates at the publisher
     * @param applied the same at the consumer
     * @param smallest the smallest difference since it last was none
     * @param looks how many looks in a row found a difference that was no smaller than before
     */
    public record Comparison(String consumer, String topic, long logged, long applied, long smallest, int looks) {

        /** What the consumer lacks; negative when it holds events that the publisher's log does not know. */
        @JsonProperty
        public long difference() {
            return logged - applied;
        }

        @JsonProperty
        public boolean alarming() {
            return looks >= LOOKS_BEFORE_ALARM;
        }

        /**
         * Progress is judged by the smallest difference, not by the last one: a topic full of traffic moves both sums all
         * the time, and would hide an event that is stuck.
         */
        static Comparison after(@Nullable Comparison before, String consumer, String topic, long logged, long applied) {
            var size = Math.abs(logged - applied);
            if (before == null || size == 0 || before.smallest == 0 || size < before.smallest) {
                return new Comparison(consumer, topic, logged, applied, size, 0);
            }
            return new Comparison(consumer, topic, logged, applied, before.smallest, before.looks + 1);
        }
    }

    /** A consumer and a topic that it reads. */
    private record Reading(String consumer, String topic) {

        String publisher() {
            return topic.substring(0, topic.indexOf('.'));
        }
    }

    private final Database database;
    private final Instance<EventConsumer> consumers;
    private final PublishedTotals published;
    private final MeterRegistry metrics;

    Reconciler(Database database, Instance<EventConsumer> consumers, PublishedTotals published, MeterRegistry metrics) {
        this.database = database;
        this.consumers = consumers;
        this.published = published;
        this.metrics = metrics;
    }

    private final Map<Reading, Comparison> last = new ConcurrentHashMap<>();
    private final Map<Object, AtomicLong> gauges = new ConcurrentHashMap<>();

    @Scheduled(
            every = "{shequ.reconciler.every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        compare();
    }

    /** Compares now. What a consumer has applied is read on both sides of the question, as both sums only grow. */
    public List<Comparison> compare() {
        var readings = readings();
        var before = applied();
        var logged = new TreeMap<String, Optional<Map<String, Long>>>();
        readings.forEach(reading -> logged.computeIfAbsent(reading.publisher(), this::ask));
        var after = applied();
        var found = new ArrayList<Comparison>();
        for (var reading : readings) {
            logged.getOrDefault(reading.publisher(), Optional.empty()).ifPresent(totals -> {
                long there = totals.getOrDefault(reading.topic, 0L);
                long least = before.getOrDefault(reading, 0L);
                long most = after.getOrDefault(reading, 0L);
                found.add(judge(reading, there, most < there ? most : Math.max(least, there)));
            });
        }
        return found;
    }

    private List<Reading> readings() {
        var readings = new ArrayList<Reading>();
        for (EventConsumer consumer : consumers) {
            consumer.topics().stream()
                    .map(topic -> new Reading(consumer.name(), topic))
                    .filter(reading -> published.knows(reading.publisher()))
                    .forEach(readings::add);
        }
        return readings;
    }

    private Optional<Map<String, Long>> ask(String publisher) {
        var answer = published.ask(publisher);
        var unanswered = gauge(publisher, "shequ.reconciler.unanswered", Tags.of("publisher", publisher));
        unanswered.set(answer.isPresent() ? 0 : unanswered.get() + 1);
        return answer;
    }

    private Comparison judge(Reading reading, long logged, long applied) {
        var now = Comparison.after(last.get(reading), reading.consumer, reading.topic, logged, applied);
        last.put(reading, now);
        gauge(reading, "shequ.inbox.unreconciled", Tags.of("consumer", reading.consumer, "topic", reading.topic))
                .set(now.alarming() ? Math.abs(now.difference()) : 0);
        if (now.alarming() && now.difference() > 0) {
            LOG.errorf("consumer %s lacks %d events of %s", reading.consumer, now.difference(), reading.topic);
        } else if (now.alarming()) {
            LOG.errorf(
                    "consumer %s holds %d events of %s that the publisher's log does not know",
                    reading.consumer, -now.difference(), reading.topic);
        }
        return now;
    }

    private AtomicLong gauge(Object key, String name, Tags tags) {
        return gauges.computeIfAbsent(key, k -> {
            var value = new AtomicLong();
            metrics.gauge(name, tags, value);
            return value;
        });
    }

    private Map<Reading, Long> applied() {
        var applied = new HashMap<Reading, Long>();
        database.list(
                        "SELECT consumer, topic, sum(version)::bigint AS versions FROM inbox_positions"
                                + " GROUP BY consumer, topic",
                        row -> Map.entry(
                                new Reading(row.getText("consumer"), row.getText("topic")), row.getLong("versions")))
                .forEach(entry -> applied.put(entry.getKey(), entry.getValue()));
        return applied;
    }
}
