package org.shequ.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Compares what publishers have logged with what each consumer here has applied, topic by topic, as the sum of all
 * versions. A difference is normal while events are under way; one that does not close in several looks is an alarm
 * ({@code shequ.inbox.unreconciled}). Publishers are asked on their management ports: {@code
 * shequ.reconciler.peers.<service>}; a peer that is not configured is not compared.
 */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int LOOKS_BEFORE_ALARM = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * One consumer and topic compared.
     *
     * @param logged sum of the versions of all aggregates at the publisher
     * @param applied the same at the consumer
     * @param looks how many looks in a row found a difference without progress
     */
    public record Comparison(String consumer, String topic, long logged, long applied, int looks) {
        public boolean alarming() {
            return looks >= LOOKS_BEFORE_ALARM;
        }
    }

    @Inject
    DataSource database;

    @Inject
    Instance<EventConsumer> consumers;

    @Inject
    Config configuration;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry metrics;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Comparison> last = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    /** What the log holds of a topic. */
    public record TopicTotals(String topic, long aggregates, long versions) {}

    /** The publisher's side: totals per topic of this service's log. */
    public List<TopicTotals> logged() {
        return totals(
                "SELECT topic, count(DISTINCT (aggregate_type, aggregate_id)), count(*) FROM event_log GROUP BY topic ORDER BY topic");
    }

    @Scheduled(
            every = "{shequ.reconciler.every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        compare();
    }

    /** Compares now. */
    public List<Comparison> compare() {
        var publishers = new TreeMap<String, Map<String, Long>>();
        var found = new ArrayList<Comparison>();
        for (EventConsumer consumer : consumers) {
            for (String topic : consumer.topics()) {
                var publisher = topic.substring(0, topic.indexOf('.'));
                var address = configuration.getOptionalValue("shequ.reconciler.peers." + publisher, String.class);
                if (address.isPresent()) {
                    var logged = publishers.computeIfAbsent(publisher, p -> ask(address.get()));
                    if (logged.containsKey(topic)) {
                        found.add(judge(consumer.name(), topic, logged.get(topic)));
                    }
                }
            }
        }
        return found;
    }

    private Comparison judge(String consumer, String topic, long logged) {
        var key = consumer + ' ' + topic;
        var applied = applied(consumer, topic);
        var before = last.get(key);
        var looks = applied < logged && before != null && before.applied() == applied ? before.looks() + 1 : 0;
        var now = new Comparison(consumer, topic, logged, applied, looks);
        last.put(key, now);
        gauges.computeIfAbsent(
                        key,
                        k -> metrics.gauge(
                                "shequ.inbox.unreconciled",
                                Tags.of("consumer", consumer, "topic", topic),
                                new AtomicLong()))
                .set(now.alarming() ? logged - applied : 0);
        if (now.alarming()) {
            LOG.errorf("consumer %s lacks %d events of %s and gains none", consumer, logged - applied, topic);
        }
        return now;
    }

    private Map<String, Long> ask(String address) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/admin/outbox/totals"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            var totals = new TreeMap<String, Long>();
            if (answer.statusCode() == 200) {
                for (JsonNode topic : json.readTree(answer.body()).path("topics")) {
                    totals.put(
                            topic.path("topic").asText(), topic.path("versions").asLong());
                }
            }
            return totals;
        } catch (IOException e) {
            LOG.warnf("reconciler cannot ask %s: %s", address, e.getMessage());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private long applied(String consumer, String topic) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT coalesce(sum(version), 0) FROM inbox_positions WHERE consumer = ? AND topic = ?")) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TopicTotals> totals(String query) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            var totals = new ArrayList<TopicTotals>();
            while (rows.next()) {
                totals.add(new TopicTotals(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
            return totals;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
