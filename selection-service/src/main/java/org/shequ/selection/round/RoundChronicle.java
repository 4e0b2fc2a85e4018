package org.shequ.selection.round;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.RoundChanged;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.security.Caller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes what happened to a round: its journal, the audit log, and the event when its standing has changed. */
@ApplicationScoped
public class RoundChronicle {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final Database database;
    private final Json json;
    private final AuditLog audit;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    public RoundChronicle(
            Database database, Json json, AuditLog audit, Outbox outbox, BusinessClock clock, Caller caller) {
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param before where the round stood; null for a new one
     * @param action in the past tense, kebab-case
     * @param details figures and document numbers; never personal data
     */
    public void record(
            SelectionRound round,
            @Nullable RoundStep before,
            String action,
            @Nullable String reason,
            Map<String, ?> details) {
        var now = round.step();
        database.update(
                """
                INSERT INTO round_journal (round_id, at, actor, action, from_status, to_status, from_stage, to_stage,
                                           reason, details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                round.id(),
                clock.instant(),
                caller.subject(),
                action,
                before == null ? null : before.status(),
                now.status(),
                before == null ? null : before.stage(),
                now.stage(),
                reason,
                json.write(details));
        var audited = new LinkedHashMap<String, Object>(details);
        if (reason != null) {
            audited.put("reason", reason);
        }
        audit.append(action, "round", round.id().toString(), round.jurisdiction(), audited);
        if (!Objects.equals(before, now)) {
            outbox.publish(new RoundChanged(
                    round.id(),
                    round.kind(),
                    round.title(),
                    round.jurisdiction(),
                    now.status().name(),
                    now.stage() == null ? null : now.stage().name()));
        }
    }

    /** Numbered in the round: the lines of a journal are never changed or taken away. */
    public List<JournalEntryView> page(UUID roundId, long after, int limit) {
        return database.list(
                "SELECT * FROM (SELECT j.*, row_number() OVER (ORDER BY id) AS number FROM round_journal j"
                        + " WHERE round_id = ?) numbered WHERE number > ? ORDER BY number LIMIT ?",
                row -> new JournalEntryView(
                        row.getLong("number"),
                        row.getInstant("at"),
                        row.getText("actor"),
                        row.getText("action"),
                        row.findText("from_status"),
                        row.getText("to_status"),
                        row.findText("from_stage"),
                        row.findText("to_stage"),
                        row.findText("reason"),
                        json.read(row.getText("details"), DETAILS)),
                roundId,
                after,
                limit);
    }

    long count(UUID roundId) {
        return database.number("SELECT count(*) FROM round_journal WHERE round_id = ?", roundId);
    }
}
