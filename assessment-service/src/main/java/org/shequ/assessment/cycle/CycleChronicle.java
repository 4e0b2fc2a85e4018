package org.shequ.assessment.cycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.assessment.CycleChanged;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.database.Database;
import org.shequ.kit.outbox.Outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes what happened to a cycle: the audit log, and the event when its state has changed. */
@ApplicationScoped
public class CycleChronicle {

    private final Cycles cycles;
    private final Database database;
    private final AuditLog audit;
    private final Outbox outbox;

    CycleChronicle(Cycles cycles, Database database, AuditLog audit, Outbox outbox) {
        this.cycles = cycles;
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * A step of its lifecycle; written at once, for the statements that follow.
     *
     * @param action in the past tense, kebab-case
     * @param details figures and document numbers; never personal data
     */
    public void step(Cycle cycle, String action, Map<String, ?> details) {
        cycles.flush();
        outbox.publish(state(cycle));
        decision(cycle, action, details);
    }

    /** A decision inside a state. */
    public void decision(Cycle cycle, String action, Map<String, ?> details) {
        audit.append(action, "cycle", cycle.id().toString(), cycle.jurisdiction(), details);
    }

    /** Publishes each cycle on record that no event has published yet, as it stands. */
    void untold(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publishAll(untold().stream()
                        .map(cycles::findById)
                        .map(CycleChronicle::state)
                        .toList()));
    }

    private List<UUID> untold() {
        return database.list(
                "SELECT id FROM cycles c WHERE NOT EXISTS (SELECT FROM event_aggregates a WHERE a.aggregate_type = ?"
                        + " AND a.aggregate_id = c.id::text) ORDER BY id",
                row -> row.getId("id"),
                EventJson.typeOf(CycleChanged.class).aggregate());
    }

    private static CycleChanged state(Cycle cycle) {
        var publicity = cycle.publicity();
        return new CycleChanged(
                cycle.id(),
                cycle.subjectKind(),
                cycle.title(),
                cycle.jurisdiction(),
                cycle.year(),
                cycle.status(),
                publicity == null ? null : publicity.from(),
                publicity == null ? null : publicity.until(),
                publicity == null ? null : publicity.documentNumber(),
                cycle.finalOn());
    }
}
