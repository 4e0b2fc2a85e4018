package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.FieldCipher;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All ties between relatives. A withdrawn one stays on record. */
@ApplicationScoped
public class RelativeTies {

    private static final String COLUMNS =
            "id, person_id, relative_id, outsider_name, relation, order_number, recorded_at,"
                    + " recorded_by, withdrawn_at, withdrawal_reason";

    private final Database database;
    private final FieldCipher cipher;

    public RelativeTies(Database database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Ties of one person, withdrawn ones too, from whichever side they were recorded. */
    public List<RelativeTie> page(UUID person, @Nullable Instant knownAt, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT " + COLUMNS + " FROM relative_ties WHERE (person_id = ? OR relative_id = ?)"
                        + " AND (?::timestamptz IS NULL OR recorded_at <= ?) AND (?::text IS NULL OR id > ?::uuid)"
                        + " ORDER BY id LIMIT ?",
                this::tie,
                person,
                person,
                knownAt,
                knownAt,
                after,
                after,
                seek.fetch());
    }

    /** All ties of one person, for the extract. */
    public List<RelativeTie> of(UUID person) {
        return database.list(
                "SELECT " + COLUMNS + " FROM relative_ties WHERE person_id = ? OR relative_id = ? ORDER BY id",
                this::tie,
                person,
                person);
    }

    /** Ties in force between people with records, of whom at least one is among those given. */
    public List<RelativeTie> among(Collection<UUID> people) {
        return database.list(
                "SELECT " + COLUMNS + " FROM relative_ties WHERE person_id = ANY (?) AND relative_id IS NOT NULL"
                        + " AND withdrawn_at IS NULL UNION SELECT " + COLUMNS
                        + " FROM relative_ties WHERE relative_id = ANY (?) AND withdrawn_at IS NULL ORDER BY id",
                this::tie,
                people,
                people);
    }

    /**
     * Makes whoever checks the same pair wait until this transaction ends, so that of two relatives who start at once the
     * second sees the first. Taken after the people's own locks, in the order of the ties.
     */
    public void serialise(Collection<RelativeTie> ties) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(id::text, 20)) FROM unnest(?::uuid[]) AS t (id) ORDER BY id",
                row -> true,
                ties.stream().map(RelativeTie::id).toList());
    }

    public Optional<RelativeTie> find(UUID person, UUID id) {
        return database.find(
                "SELECT " + COLUMNS + " FROM relative_ties WHERE id = ? AND (person_id = ? OR relative_id = ?)",
                this::tie,
                id,
                person,
                person);
    }

    public void insert(RelativeTie tie) {
        String name = tie.outsiderName();
        database.update(
                "INSERT INTO relative_ties (id, person_id, relative_id, outsider_name, relation, order_number,"
                        + " recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                tie.id(),
                tie.personId(),
                tie.relativeId(),
                name == null ? null : cipher.encrypt(name, context(tie.id())),
                tie.relation(),
                tie.orderNumber(),
                tie.recordedAt(),
                tie.recordedBy());
    }

    /** False when it was withdrawn before. */
    public boolean withdraw(UUID id, Instant at, String reason) {
        return database.update(
                        "UPDATE relative_ties SET withdrawn_at = ?, withdrawal_reason = ?"
                                + " WHERE id = ? AND withdrawn_at IS NULL",
                        at,
                        reason,
                        id)
                == 1;
    }

    /** Takes the names of outsiders away for good. */
    public void anonymise(UUID person) {
        for (RelativeTie tie : of(person)) {
            if (tie.outsiderName() != null) {
                database.update(
                        "UPDATE relative_ties SET outsider_name = ? WHERE id = ?",
                        cipher.encrypt("匿名", context(tie.id())),
                        tie.id());
            }
        }
    }

    private static String context(UUID id) {
        return "relative_ties.outsider_name:" + id;
    }

    private RelativeTie tie(Row row) {
        UUID id = row.getId("id");
        String name = row.findText("outsider_name");
        return new RelativeTie(
                id,
                row.getId("person_id"),
                row.findId("relative_id"),
                name == null ? null : cipher.decrypt(name, context(id)),
                row.getEnum("relation", Relation.class),
                row.getText("order_number"),
                row.getInstant("recorded_at"),
                row.getText("recorded_by"),
                row.findInstant("withdrawn_at"),
                row.findText("withdrawal_reason"));
    }
}
