package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.contracts.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The probations that wait for a decision. */
@ApplicationScoped
public class Probations {

    private final Database database;

    public Probations(Database database) {
        this.database = database;
    }

    record Line(
            UUID appointmentId,
            UUID roundId,
            RoundKind roundKind,
            UUID personId,
            String name,
            String unitCode,
            LocalDate effectiveOn,
            LocalDate probationUntil) {}

    /** Of appointments that took effect, under a unit, by last day. */
    List<Line> page(
            String unitPrefix,
            @Nullable LocalDate dueBy,
            @Nullable UUID personId,
            @Nullable LocalDate afterDay,
            @Nullable UUID afterId,
            int limit) {
        return database.list(
                """
                SELECT a.*, g.name FROM appointments a JOIN registrations g ON g.id = a.registration_id
                WHERE a.probation_until IS NOT NULL AND a.probation_outcome IS NULL
                  AND a.status IN ('EFFECTED', 'CLOSED')
                  AND a.target_unit_code >= ? AND a.target_unit_code < ?
                  AND (?::date IS NULL OR a.probation_until <= ?::date)
                  AND (?::uuid IS NULL OR a.person_id = ?::uuid)
                  AND (?::date IS NULL OR (a.probation_until, a.id) > (?::date, ?::uuid))
                ORDER BY a.probation_until, a.id LIMIT ?""",
                row -> new Line(
                        row.getId("id"),
                        row.getId("round_id"),
                        row.getEnum("round_kind", RoundKind.class),
                        row.getId("person_id"),
                        row.getText("name"),
                        row.getText("target_unit_code"),
                        row.getDate("effective_on"),
                        row.getDate("probation_until")),
                unitPrefix,
                unitPrefix + "~",
                dueBy,
                dueBy,
                personId,
                personId,
                afterDay,
                afterDay,
                afterId,
                limit);
    }
}
