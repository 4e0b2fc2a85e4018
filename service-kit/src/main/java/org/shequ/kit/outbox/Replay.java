package org.shequ.kit.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Sends events again from the log, for a topic that lost them; consumers apply each version once all the same. */
@ApplicationScoped
public class Replay {

    private static final int LIMIT_SECONDS = 3600;

    private final Database database;
    private final DataSource connections;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final OutboxRelay relay;

    Replay(Database database, DataSource connections, AuditLog audit, BusinessClock clock, OutboxRelay relay) {
        this.database = database;
        this.connections = connections;
        this.audit = audit;
        this.clock = clock;
        this.relay = relay;
    }

    @ConfigProperty(name = "shequ.service")
    String service;

    /** Queues all events of a topic of this service whose log id is at least {@code fromId}; returns how many. */
    public int topic(String topic, long fromId) {
        if (!Topics.ALL.contains(topic) || !topic.startsWith(service + ".")) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        var queued = QuarkusTransaction.requiringNew().timeout(LIMIT_SECONDS).call(() -> {
            var events = database.update("""
                    INSERT INTO outbox_pending (id)
                    SELECT id FROM event_log WHERE topic = ? AND id >= ? ORDER BY id ON CONFLICT DO NOTHING""", topic, fromId);
            audit.append(
                    "topic-replayed", "topic", topic, AuditLog.EVERY_UNIT, Map.of("fromId", fromId, "queued", events));
            return events;
        });
        relay.wake();
        return queued;
    }

    /** How many events wait to be sent, and the age of the oldest in seconds. */
    public Map<String, Object> backlog() {
        try (var connection = connections.getConnection()) {
            var backlog = relay.backlog(connection, clock.instant());
            return Map.of("pending", backlog.events(), "oldestSeconds", backlog.oldestSeconds());
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }
}
