package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Points, vetoes and decisions about ties, as they were recorded. */
@ApplicationScoped
public class Records {

    private final Database database;
    private final Adjustments adjustments;
    private final VetoRecords vetoes;
    private final BusinessClock clock;
    private final Caller caller;

    Records(Database database, Adjustments adjustments, VetoRecords vetoes, BusinessClock clock, Caller caller) {
        this.database = database;
        this.adjustments = adjustments;
        this.vetoes = vetoes;
        this.clock = clock;
        this.caller = caller;
    }

    /** Whoever has a hand in the results does not publish them. */
    void tookPart(UUID cycleId) {
        database.update("INSERT INTO cycle_scorers VALUES (?, ?) ON CONFLICT DO NOTHING", cycleId, caller.subject());
    }

    /** Points on record. */
    public record Booking(
            UUID id,
            String subject,
            String indicator,
            BigDecimal points,
            String reason,
            @Nullable String evidence,
            String recordedBy,
            Instant recordedAt,
            @Nullable String revokedBy) {}

    /** A veto on record. */
    public record RecordedVeto(
            String subject,
            String veto,
            String reason,
            @Nullable String evidence,
            String recordedBy,
            Instant recordedAt) {}

    void decideTie(
            UUID cycleId, String pool, List<String> tie, List<String> chosen, String reason, String documentNumber) {
        database.update("""
                INSERT INTO tie_decisions (cycle_id, pool, tie, chosen, reason, document_number, decided_by, decided_at)
                VALUES (?, ?, ?::text[], ?::text[], ?, ?, ?, ?)
                ON CONFLICT (cycle_id, pool) DO UPDATE SET tie = excluded.tie, chosen = excluded.chosen,
                    reason = excluded.reason, document_number = excluded.document_number,
                    decided_by = excluded.decided_by, decided_at = excluded.decided_at
                """, cycleId, pool, tie, chosen, reason, documentNumber, caller.subject(), clock.instant());
    }

    /** Of one subject, in the order in which they were recorded. */
    public List<Booking> bookings(UUID cycleId, String subject) {
        return adjustments.list(cycleId, subject).stream()
                .map(Adjustment::shown)
                .toList();
    }

    /** Those that stand against a subject. */
    public List<RecordedVeto> vetoes(UUID cycleId, String subject) {
        return vetoes.listStanding(cycleId, subject).stream()
                .map(VetoRecord::shown)
                .toList();
    }
}
