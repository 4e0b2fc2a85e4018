package org.shequ.personnel.duplicates;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Which records were united, and which look as if they should be. */
@ApplicationScoped
class PersonMergers implements PanacheRepositoryBase<Merger, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    PersonMergers(Database database) {
        this.database = database;
    }

    /** Into that record, held until the transaction ends. */
    Merger open(UUID kept, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.keptId().equals(kept))
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.MERGER_UNKNOWN, id));
    }

    /** What went into the record, reversed or not. */
    List<Merger> page(UUID kept, Seek seek) {
        String after = seek.after(0);
        return find("keptId = ?1 and id > ?2 order by id", kept, after == null ? FIRST : UUID.fromString(after))
                .range(0, seek.fetch() - 1)
                .list();
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

    long countLikenesses(Scope scope) {
        CodeRange visible = CodeRange.under(scope.prefix());
        return database.number(
                "SELECT count(*) FROM (SELECT likeness FROM people WHERE likeness IS NOT NULL AND scope_code >= ?"
                        + " AND scope_code < ? GROUP BY likeness HAVING count(*) > 1) alike",
                visible.from(),
                visible.below());
    }
}
