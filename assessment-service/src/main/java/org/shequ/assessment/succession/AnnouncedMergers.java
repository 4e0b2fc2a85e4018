package org.shequ.assessment.succession;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Mergers announced by personnel-service. It does not know how many people live where, so that nothing is inherited
 * before somebody has named the populations: weights are never guessed.
 */
@ApplicationScoped
class AnnouncedMergers {

    private final Database database;

    AnnouncedMergers(Database database) {
        this.database = database;
    }

    /** A community that came of others, and of which nobody has said what it inherits. */
    record Waiting(String successor, LocalDate effectiveOn, List<String> predecessors) {}

    void keep(String predecessor, String successor, LocalDate effectiveOn) {
        database.update("""
                INSERT INTO announced_mergers (predecessor, successor, effective_on) VALUES (?, ?, ?)
                ON CONFLICT (predecessor) DO UPDATE SET successor = excluded.successor,
                    effective_on = excluded.effective_on
                """, predecessor, successor, effectiveOn);
    }

    /** The communities that went into the successor, as far as they are known. */
    List<String> predecessors(String successor) {
        return database.list(
                "SELECT predecessor FROM announced_mergers WHERE successor = ? ORDER BY predecessor",
                row -> row.getText("predecessor"),
                successor);
    }

    /** By successor. A community that stood before and took others up keeps its own results and waits for nothing. */
    List<Waiting> list(Scope scope, @Nullable String after, int limit) {
        return database.list(
                """
                SELECT a.successor, a.effective_on, array_agg(a.predecessor ORDER BY a.predecessor) AS predecessors
                FROM announced_mergers a LEFT JOIN units u ON u.code = a.successor
                WHERE a.successor LIKE ? || '%' AND a.successor > ?
                  AND (u.code IS NULL OR u.valid_from >= a.effective_on)
                  AND NOT EXISTS (
                      SELECT FROM succession_units f
                      JOIN succession_units t ON t.succession_id = f.succession_id AND t.side = 'TO'
                      WHERE f.unit_code = a.predecessor AND f.side = 'FROM' AND t.unit_code = a.successor)
                GROUP BY a.successor, a.effective_on ORDER BY a.successor, a.effective_on LIMIT ?
                """,
                row -> new Waiting(row.getText("successor"), row.getDate("effective_on"), row.getTexts("predecessors")),
                scope.prefix(),
                after == null ? "" : after,
                limit);
    }
}
