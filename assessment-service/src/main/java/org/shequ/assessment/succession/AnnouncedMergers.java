package org.shequ.assessment.succession;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
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

    private static final Statements SQL = Statements.of(AnnouncedMergers.class);

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
                SQL.text("announced-mergers"),
                row -> new Waiting(row.getText("successor"), row.getDate("effective_on"), row.getTexts("predecessors")),
                scope.prefix(),
                after == null ? "" : after,
                limit);
    }
}
