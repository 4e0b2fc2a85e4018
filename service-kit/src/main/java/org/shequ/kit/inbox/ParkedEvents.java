package org.shequ.kit.inbox;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What operators see of events that wait or could not be read, and what they decide about them. Decisions go into the
 * audit log.
 */
@ApplicationScoped
public class ParkedEvents {

    private final InboxStore store;
    private final ParkedTable parked;
    private final PoisonTable poison;
    private final AuditLog audit;
    private final Inboxes inboxes;

    ParkedEvents(InboxStore store, ParkedTable parked, PoisonTable poison, AuditLog audit, Inboxes inboxes) {
        this.store = store;
        this.parked = parked;
        this.poison = poison;
        this.audit = audit;
        this.inboxes = inboxes;
    }

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
        return store.inTransaction(() -> parked.list(afterId, limit)).stream()
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
        return store.inTransaction(() -> poison.list(afterId, limit));
    }

    /** Tries a parked event at once; false when there is none with that id. */
    public boolean retry(long id) {
        var known = store.inTransaction(() -> {
            var waiting = parked.find(id).orElse(null);
            if (waiting == null || !parked.retryNow(id)) {
                return false;
            }
            record("event-retried", waiting, Map.of());
            return true;
        });
        inboxes.wake();
        return known;
    }

    /**
     * Gives a parked event up: the position moves past it without its effect. Only the first parked event of an aggregate
     * can be given up.
     */
    public boolean discard(long id, String reason) {
        var given = store.inTransaction(() -> {
            var waiting = parked.find(id).orElse(null);
            if (waiting == null) {
                return false;
            }
            if (store.pass(waiting.consumer(), waiting.event()) == InboxGate.Passage.GAP) {
                throw ProblemException.of(
                        CommonProblem.CONFLICT,
                        new Words(
                                "an earlier version of this aggregate waits too; begin with that one",
                                "该聚合尚有更早的版本等待处理，请先处理该版本"));
            }
            record("event-discarded", waiting, Map.of("reason", reason));
            return parked.remove(id);
        });
        inboxes.wake(); // what stood behind it is the first now
        return given;
    }

    private void record(String action, ParkedTable.Parked waiting, Map<String, String> more) {
        var details = new TreeMap<>(more);
        details.put("consumer", waiting.consumer());
        details.put("type", waiting.event().type());
        audit.append(action, "event", waiting.event().id().toString(), AuditLog.EVERY_UNIT, details);
    }
}
