package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Sanctions (处分) with their periods of effect; a revoked one stays on record and has no effect. */
@ApplicationScoped
public class Sanctions {

    private static final String COLUMNS =
            "id, person_id, kind, effective_from, effective_to, bars_selection, order_number, recorded_at, revoked_at";

    private final Database database;

    public Sanctions(Database database) {
        this.database = database;
    }

    /** One sanction; {@code to} is exclusive. */
    public record Sanction(
            UUID id,
            UUID personId,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            boolean barsSelection,
            String orderNumber,
            Instant recordedAt,
            @Nullable Instant revokedAt) {}

    /** Periods that are in force or were, per person. */
    public Map<UUID, List<SanctionPeriod>> periods(Collection<UUID> people) {
        return database
                .list(
                        "SELECT " + COLUMNS + " FROM sanctions WHERE person_id = ANY (?) AND revoked_at IS NULL"
                                + " ORDER BY effective_from, id",
                        Sanctions::sanction,
                        people)
                .stream()
                .collect(Collectors.groupingBy(
                        Sanction::personId,
                        Collectors.mapping(
                                sanction ->
                                        new SanctionPeriod(sanction.from(), sanction.to(), sanction.barsSelection()),
                                Collectors.toList())));
    }

    /** Whether a sanction that bars from selection and promotion is in effect on the day. */
    public boolean barOn(UUID person, LocalDate day) {
        return database.exists("""
                SELECT 1 FROM sanctions WHERE person_id = ? AND revoked_at IS NULL AND bars_selection
                    AND effective_from <= ? AND (effective_to IS NULL OR effective_to > ?)""", person, day, day);
    }

    List<Sanction> page(UUID person, @Nullable Instant knownAt, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT " + COLUMNS + " FROM sanctions WHERE person_id = ?"
                        + " AND (?::timestamptz IS NULL OR recorded_at <= ?) AND (?::text IS NULL OR id > ?::uuid)"
                        + " ORDER BY id LIMIT ?",
                Sanctions::sanction,
                person,
                knownAt,
                knownAt,
                after,
                after,
                seek.fetch());
    }

    void insert(Sanction sanction) {
        database.update(
                "INSERT INTO sanctions (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sanction.id(),
                sanction.personId(),
                sanction.kind(),
                sanction.from(),
                sanction.to(),
                sanction.barsSelection(),
                sanction.orderNumber(),
                sanction.recordedAt(),
                sanction.revokedAt());
    }

    /** False when the person has no such sanction in force. */
    boolean revoke(UUID person, UUID sanction, Instant at) {
        return database.update(
                        "UPDATE sanctions SET revoked_at = ? WHERE id = ? AND person_id = ? AND revoked_at IS NULL",
                        at,
                        sanction,
                        person)
                == 1;
    }

    private static Sanction sanction(Row row) {
        return new Sanction(
                row.getId("id"),
                row.getId("person_id"),
                row.getText("kind"),
                row.getDate("effective_from"),
                row.findDate("effective_to"),
                row.getBoolean("bars_selection"),
                row.getText("order_number"),
                row.getInstant("recorded_at"),
                row.findInstant("revoked_at"));
    }
}
