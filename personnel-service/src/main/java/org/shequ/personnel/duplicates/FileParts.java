package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What hangs on a record beside the career, moved from one record to another as it is. */
@ApplicationScoped
class FileParts {

    private static final Statements SQL = Statements.of(FileParts.class);

    /** A part of a record, by the table that keeps it. */
    enum Kind {
        ASSIGNMENT,
        IDENTITY,
        RESERVE,
        SANCTION("sanctions"),
        DOSSIER("dossier_entries"),
        RELATIVE,
        APPOINTMENT("appointments"),
        REVIEW("reserve_reviews");

        private final String table;

        Kind() {
            this("");
        }

        Kind(String table) {
            this.table = table;
        }

        boolean isPlain() {
            return !table.isEmpty();
        }
    }

    /** One part that went along, or was dropped because the kept record had it already. */
    record Part(Kind kind, UUID id, boolean dropped) {}

    private final Database database;

    FileParts(Database database) {
        this.database = database;
    }

    /** Moves all of one record to another; answers what was moved. */
    List<Part> moveAll(UUID from, UUID to, Instant at) {
        List<Part> moved = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.isPlain()) {
                database
                        .list(
                                "UPDATE " + kind.table + " SET person_id = ? WHERE person_id = ? RETURNING id",
                                row -> row.getId("id"),
                                to,
                                from)
                        .stream()
                        .distinct()
                        .forEach(id -> moved.add(new Part(kind, id, false)));
            }
        }
        moved.addAll(moveRelatives(from, to, at));
        return moved;
    }

    /** Ties that the kept record has too, and the one between the two, are dropped. */
    private List<Part> moveRelatives(UUID from, UUID to, Instant at) {
        List<Part> parts = new ArrayList<>();
        database.list(
                        SQL.text("withdraw-doubled-relatives"),
                        row -> row.getId("id"),
                        at,
                        from,
                        from,
                        to,
                        to,
                        to,
                        to,
                        to,
                        from)
                .forEach(id -> parts.add(new Part(Kind.RELATIVE, id, true)));
        rehomeRelatives(from, to, null).forEach(id -> parts.add(new Part(Kind.RELATIVE, id, false)));
        return parts;
    }

    private List<UUID> rehomeRelatives(UUID from, UUID to, @Nullable Collection<UUID> only) {
        String condition = only == null ? "withdrawn_at IS NULL" : "id = ANY (?)";
        Object[] parameters = only == null
                ? new Object[] {from, to, from, to, from, from}
                : new Object[] {from, to, from, to, from, from, only};
        return database.list(
                "UPDATE relative_ties SET person_id = CASE WHEN person_id = ? THEN ? ELSE person_id END,"
                        + " relative_id = CASE WHEN relative_id = ? THEN ? ELSE relative_id END"
                        + " WHERE (person_id = ? OR relative_id = ?) AND " + condition + " RETURNING id",
                row -> row.getId("id"),
                parameters);
    }

    /** Moves the named parts back to the record that they came from. */
    void giveBack(UUID kept, UUID merged, List<Part> parts) {
        for (Kind kind : Kind.values()) {
            List<UUID> ids = ids(parts, kind, false);
            if (kind.isPlain() && !ids.isEmpty()) {
                database.update(
                        "UPDATE " + kind.table + " SET person_id = ? WHERE person_id = ? AND id = ANY (?)",
                        merged,
                        kept,
                        ids);
            }
        }
        rehomeRelatives(kept, merged, ids(parts, Kind.RELATIVE, false));
        database.update(
                "UPDATE relative_ties SET withdrawn_at = NULL, withdrawal_reason = NULL"
                        + " WHERE id = ANY (?) AND withdrawal_reason = 'MERGED'",
                ids(parts, Kind.RELATIVE, true));
    }

    static List<UUID> ids(List<Part> parts, Kind kind, boolean dropped) {
        return parts.stream()
                .filter(part -> part.kind() == kind && part.dropped() == dropped)
                .map(Part::id)
                .toList();
    }

    void remember(UUID merger, Collection<Part> parts) {
        Bulk bulk = new Bulk("uuid", "text", "uuid", "boolean");
        parts.forEach(part -> bulk.add(merger, part.kind(), part.id(), part.dropped()));
        database.update(
                "INSERT INTO person_merger_parts (merger_id, kind, part_id, dropped) SELECT * FROM " + bulk.unnest(),
                bulk);
    }

    List<Part> of(UUID merger) {
        return database.list(
                "SELECT kind, part_id, dropped FROM person_merger_parts WHERE merger_id = ? ORDER BY kind, part_id",
                row -> new Part(row.getEnum("kind", Kind.class), row.getId("part_id"), row.getBoolean("dropped")),
                merger);
    }
}
