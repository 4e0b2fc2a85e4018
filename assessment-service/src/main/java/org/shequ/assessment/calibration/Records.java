package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Points, vetoes and decisions about ties, as they were recorded. */
@ApplicationScoped
public class Records {

    private final Database database;
    private final BusinessClock clock;
    private final Caller caller;

    Records(Database database, BusinessClock clock, Caller caller) {
        this.database = database;
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

    void book(
            UUID id,
            UUID cycleId,
            String subject,
            String indicator,
            BigDecimal points,
            String reason,
            @Nullable String evidence) {
        database.update(
                "INSERT INTO adjustments (id, cycle_id, subject, indicator, points, reason, evidence, recorded_by,"
                        + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                cycleId,
                subject,
                indicator,
                points,
                reason,
                evidence,
                caller.subject(),
                clock.instant());
    }

    /** @return whose points they were */
    Optional<String> revoke(UUID cycleId, UUID booking) {
        return database.find(
                "UPDATE adjustments SET revoked_by = ? WHERE id = ? AND cycle_id = ? AND revoked_by IS NULL"
                        + " RETURNING subject",
                row -> row.getText("subject"),
                caller.subject(),
                booking,
                cycleId);
    }

    boolean veto(UUID cycleId, String subject, String veto, String reason, @Nullable String evidence) {
        return database.update(
                        "INSERT INTO vetoes (cycle_id, subject, veto, reason, evidence, recorded_by, recorded_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        cycleId,
                        subject,
                        veto,
                        reason,
                        evidence,
                        caller.subject(),
                        clock.instant())
                == 1;
    }

    boolean lift(UUID cycleId, String subject, String veto) {
        return database.update(
                        "DELETE FROM vetoes WHERE cycle_id = ? AND subject = ? AND veto = ?", cycleId, subject, veto)
                == 1;
    }

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
        return database.list(
                "SELECT * FROM adjustments WHERE cycle_id = ? AND subject = ? ORDER BY id",
                row -> new Booking(
                        row.getId("id"),
                        row.getText("subject"),
                        row.getText("indicator"),
                        row.getDecimal("points"),
                        row.getText("reason"),
                        row.findText("evidence"),
                        row.getText("recorded_by"),
                        row.getInstant("recorded_at"),
                        row.findText("revoked_by")),
                cycleId,
                subject);
    }

    public List<RecordedVeto> vetoes(UUID cycleId, String subject) {
        return database.list(
                "SELECT * FROM vetoes WHERE cycle_id = ? AND subject = ? ORDER BY veto",
                row -> new RecordedVeto(
                        row.getText("subject"),
                        row.getText("veto"),
                        row.getText("reason"),
                        row.findText("evidence"),
                        row.getText("recorded_by"),
                        row.getInstant("recorded_at")),
                cycleId,
                subject);
    }
}
