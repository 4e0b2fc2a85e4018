package org.shequ.kit.policy;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.security.Caller;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** How another version of a policy comes on record, whichever it is. Versions never change; the next one follows. */
@ApplicationScoped
public class PolicyRecord {

    /** The jurisdiction of what holds everywhere. */
    public static final String EVERYWHERE = "*";

    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    PolicyRecord(AuditLog audit, BusinessClock clock, Caller caller) {
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** Who records a version, and when. */
    public record Hand(String by, Instant at) {}

    /** A version as the audit log names it. */
    public record Written<T>(T version, String id, Map<String, ?> details) {}

    /**
     * Records a version in the open transaction. Whoever does so must have a scope over the jurisdiction.
     *
     * @param action as the audit log calls it, {@code standard-adopted}
     * @param kind of what is recorded, {@code standard}
     * @param jurisdiction a prefix of unit codes; {@link #EVERYWHERE} or empty for everywhere
     * @param write checks and inserts it
     */
    public <T> T add(String action, String kind, String jurisdiction, Function<Hand, Written<T>> write) {
        caller.scope().requireOver(jurisdiction);
        var written = write.apply(new Hand(caller.subject(), clock.instant()));
        audit.append(action, kind, written.id(), AuditLog.unitOrEvery(jurisdiction), written.details());
        return written.version();
    }
}
