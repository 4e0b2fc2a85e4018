package org.shequ.kit.inbox;

import org.shequ.kit.audit.AuditLog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What operators see of events that wait or could not be read, and what they decide about them. */
@ApplicationScoped
public class ParkedEvents {

    private static final int LARGEST_PAGE = 500;

    @Inject
    InboxStore store;

    @Inject
    ParkedTable parked;

    @Inject
    PoisonTable poison;

    @Inject
    AuditLog audit;

    /** A parked event without its data, which may be personal. */
    public record ParkedView(
            long id,
            UUID eventId,
            String type,
            String topic,
            String aggregateId,
            long version,
            int attempts,
            String error,
            Instant nextTry,
            Instant parkedAt) {}

    /** Parked events after an id. */
    public List<ParkedView> list(long afterId, int limit) {
        return store.inTransaction(() -> parked.list(afterId, page(limit))).stream()
                .map(p -> new ParkedView(
                        p.id(),
                        p.event().id(),
                        p.event().type(),
                        p.event().topic(),
                        p.event().aggregateId(),
                        p.event().version(),
                        p.attempts(),
                        p.error(),
                        p.nextTry(),
                        p.parkedAt()))
                .toList();
    }

    /** Unreadable messages after an id, without their values. */
    public List<PoisonTable.PoisonView> poison(long afterId, int limit) {
        return store.inTransaction(() -> poison.list(afterId, page(limit)));
    }

    /** Tries a parked event at once; false when there is none with that id. */
    public boolean retry(long id) {
        return store.inTransaction(() -> parked.retryNow(id));
    }

    /**
     * Gives a parked event up: the position moves past it without its effect. Only the first parked event of an aggregate
     * can be given up; the decision goes into the audit log.
     */
    public boolean discard(long id, String reason, String operator) {
        return store.inTransaction(() -> {
            var waiting = parked.find(id).orElse(null);
            if (waiting == null) {
                return false;
            }
            var event = waiting.event();
            if (store.pass(waiting.consumer(), event) == InboxGate.Passage.GAP) {
                throw new IllegalArgumentException(
                        "an earlier version of this aggregate waits too; begin with that one");
            }
            audit.append(
                    "EVENT_DISCARDED",
                    "event",
                    event.id().toString(),
                    AuditLog.EVERY_UNIT,
                    Map.of(
                            "consumer",
                            waiting.consumer(),
                            "type",
                            event.type(),
                            "reason",
                            reason,
                            "operator",
                            operator));
            return parked.remove(id);
        });
    }

    private static int page(int limit) {
        return Math.clamp(limit, 1, LARGEST_PAGE);
    }
}
