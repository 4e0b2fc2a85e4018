package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.FieldCipher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All entries of personnel files. Every change adds a revision and closes the one before. */
@ApplicationScoped
public class DossierEntries {

    private static final String COLUMNS = "id, revision, person_id, kind, from_day, to_day, content::text AS content,"
            + " sealed, order_number, end_reason, recorded_from, recorded_by";

    private final Database database;
    private final Json json;
    private final FieldCipher cipher;

    public DossierEntries(Database database, Json json, FieldCipher cipher) {
        this.database = database;
        this.json = json;
        this.cipher = cipher;
    }

    /** One person's entries of a kind in the order of their first day; {@code knownAt} null for what is believed now. */
    public List<Entry> page(UUID person, DossierEntryKind kind, @Nullable Instant knownAt, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                "SELECT " + COLUMNS + " FROM dossier_entries" + """
                 WHERE person_id = ? AND kind = ?
                  AND CASE WHEN ?::timestamptz IS NULL THEN recorded_to = 'infinity'
                      ELSE recorded_from <= ? AND recorded_to > ? END
                  AND (?::date IS NULL OR (from_day, id) > (?::date, ?::uuid))
                ORDER BY from_day, id LIMIT ?""",
                this::entry,
                person,
                kind,
                knownAt,
                knownAt,
                knownAt,
                afterDay,
                afterDay,
                afterId,
                seek.fetch());
    }

    /** All that is believed of one person, for the extract. */
    public List<Entry> of(UUID person) {
        return database.list(
                "SELECT " + COLUMNS + " FROM dossier_entries WHERE person_id = ? AND recorded_to = 'infinity'"
                        + " ORDER BY kind, from_day, id",
                this::entry,
                person);
    }

    /** What is believed of many, in kinds that are published. */
    public Map<UUID, List<Entry>> believed(Collection<UUID> people, Set<DossierEntryKind> kinds) {
        return database
                .list(
                        "SELECT " + COLUMNS + " FROM dossier_entries WHERE person_id = ANY (?) AND kind = ANY (?)"
                                + " AND recorded_to = 'infinity' ORDER BY from_day, id",
                        this::entry,
                        people,
                        kinds.stream().map(Enum::name).toList())
                .stream()
                .collect(Collectors.groupingBy(Entry::personId));
    }

    public Optional<Entry> find(UUID person, DossierEntryKind kind, UUID id) {
        return database.find(
                "SELECT " + COLUMNS
                        + " FROM dossier_entries WHERE id = ? AND person_id = ? AND kind = ? AND recorded_to = 'infinity'",
                this::entry,
                id,
                person,
                kind);
    }

    /** Writes the next revision and closes the one before; the caller holds the person's lock. */
    public void write(Entry entry) {
        close(entry, entry.recordedAt(), null);
        String sealed = entry.sealed();
        database.update(
                "INSERT INTO dossier_entries (id, revision, person_id, kind, from_day, to_day, content, sealed,"
                        + " order_number, end_reason, recorded_from, recorded_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.revision() + 1,
                entry.personId(),
                entry.kind(),
                entry.from(),
                entry.to(),
                json.write(entry.content()),
                sealed == null ? null : cipher.encrypt(sealed, context(entry.id())),
                entry.orderNumber(),
                entry.endReason(),
                entry.recordedAt(),
                entry.recordedBy());
    }

    /** Takes the entry back: it was never so. */
    public void withdraw(Entry entry, Instant at, String reason) {
        close(entry, at, reason);
    }

    private void close(Entry entry, Instant at, @Nullable String withdrawalReason) {
        database.update(
                "UPDATE dossier_entries SET recorded_to = greatest(?::timestamptz, recorded_from), withdrawal_reason = ?"
                        + " WHERE id = ? AND revision = ?",
                at,
                withdrawalReason,
                entry.id(),
                entry.revision());
    }

    /** Takes away for good what was written in free text, in every revision. */
    public void anonymise(UUID person) {
        database.update(
                "UPDATE dossier_entries SET sealed = NULL, end_reason = NULL, withdrawal_reason = NULL,"
                        + " content = CASE kind WHEN 'ACHIEVEMENT' THEN content || '{\"summary\": \"匿名\"}'"
                        + " WHEN 'CERTIFICATE' THEN content - 'number' ELSE content END WHERE person_id = ?",
                person);
    }

    private static String context(UUID id) {
        return "dossier_entries.sealed:" + id;
    }

    private Entry entry(Row row) {
        UUID id = row.getId("id");
        DossierEntryKind kind = row.getEnum("kind", DossierEntryKind.class);
        String sealed = row.findText("sealed");
        LocalDate to = row.findDate("to_day");
        return new Entry(
                id,
                row.getInt("revision"),
                row.getId("person_id"),
                kind,
                row.getDate("from_day"),
                to,
                json.read(row.getText("content"), kind.form()),
                sealed == null ? null : cipher.decrypt(sealed, context(id)),
                row.getText("order_number"),
                row.findText("end_reason"),
                row.getInstant("recorded_from"),
                row.getText("recorded_by"));
    }
}
