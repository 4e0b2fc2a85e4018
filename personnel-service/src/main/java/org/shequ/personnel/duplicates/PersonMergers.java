package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which records were united, and which look as if they should be. */
@ApplicationScoped
class PersonMergers {

    private static final String COLUMNS =
            "id, kept_id, merged_id, order_number, reason, merged_at, merged_by, reversed_at,"
                    + " reversed_by, reversal_order_number";

    private final Database database;

    PersonMergers(Database database) {
        this.database = database;
    }

    /** Two records made one. */
    record Merger(
            UUID id,
            UUID keptId,
            UUID mergedId,
            String orderNumber,
            String reason,
            Instant mergedAt,
            String mergedBy,
            @Nullable Instant reversedAt,
            @Nullable String reversedBy,
            @Nullable String reversalOrderNumber) {}

    void insert(Merger merger) {
        database.update(
                "INSERT INTO person_mergers (id, kept_id, merged_id, order_number, reason, merged_at, merged_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                merger.id(),
                merger.keptId(),
                merger.mergedId(),
                merger.orderNumber(),
                merger.reason(),
                merger.mergedAt(),
                merger.mergedBy());
    }

    Optional<Merger> find(UUID kept, UUID id) {
        return database.find(
                "SELECT " + COLUMNS + " FROM person_mergers WHERE id = ? AND kept_id = ?",
                PersonMergers::merger,
                id,
                kept);
    }

    /** False when it was reversed before. */
    boolean reverse(UUID id, Instant at, String by, String orderNumber) {
        return database.update(
                        "UPDATE person_mergers SET reversed_at = ?, reversed_by = ?, reversal_order_number = ?"
                                + " WHERE id = ? AND reversed_at IS NULL",
                        at,
                        by,
                        orderNumber,
                        id)
                == 1;
    }

    /** What went into the record, reversed or not. */
    List<Merger> page(UUID kept, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT " + COLUMNS
                        + " FROM person_mergers WHERE kept_id = ? AND (?::text IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?",
                PersonMergers::merger,
                kept,
                after,
                after,
                seek.fetch());
    }

    /** Marks the record as gone on in another, or as standing by itself again. */
    void point(UUID merged, @Nullable UUID kept) {
        database.update("UPDATE people SET merged_into = ?, version = version + 1 WHERE id = ?", kept, merged);
    }

    /**
     * What several records of the scope share: name, birth date and phone. Reads the index alone, in its order, and stops
     * when the page is full.
     */
    List<String> likenesses(Scope scope, Seek seek) {
        CodeRange visible = CodeRange.under(scope.prefix());
        String after = seek.after(0);
        return database.list(
                "SELECT likeness FROM people WHERE likeness > ? AND scope_code >= ? AND scope_code < ?"
                        + " GROUP BY likeness HAVING count(*) > 1 ORDER BY likeness LIMIT ?",
                row -> row.getText("likeness"),
                after == null ? "" : after,
                visible.from(),
                visible.below(),
                seek.fetch());
    }

    private static Merger merger(Row row) {
        return new Merger(
                row.getId("id"),
                row.getId("kept_id"),
                row.getId("merged_id"),
                row.getText("order_number"),
                row.getText("reason"),
                row.getInstant("merged_at"),
                row.getText("merged_by"),
                row.findInstant("reversed_at"),
                row.findText("reversed_by"),
                row.findText("reversal_order_number"));
    }
}
