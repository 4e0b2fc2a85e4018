package org.shequ.personnel.privacy;

import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Whose data have been kept long enough after the person left. */
@ApplicationScoped
class Retention {

    private static final Statements SQL = Statements.of(Retention.class);

    private static final String DUE = SQL.text("due-for-erasure") + "\n";

    private final Database database;

    Retention(Database database) {
        this.database = database;
    }

    /** Somebody who left, and the first day without a post. */
    record Due(UUID id, String personnelNumber, PersonStatus status, String scopeCode, LocalDate leftOn) {}

    /** After a person in the order of scope and id; empty texts for the first. */
    List<Due> page(String subtree, Scope scope, LocalDate leftBy, String afterScope, String afterId, int limit) {
        CodeRange wanted = CodeRange.under(subtree, scope.prefix());
        return list(DUE + """
                  AND p.scope_code >= ? AND p.scope_code < ?
                  AND (? = '' OR (p.scope_code, p.id) > (?, nullif(?, '')::uuid))
                ORDER BY p.scope_code, p.id LIMIT ?""", leftBy, wanted.from(), wanted.below(), afterId, afterScope, afterId, limit);
    }

    /** Those of the people for whom it still holds, asked under their locks. */
    List<Due> still(Collection<UUID> people, LocalDate leftBy) {
        return list(DUE + " AND p.id = ANY (?)", leftBy, people);
    }

    private List<Due> list(String sql, Object... parameters) {
        return database.list(
                sql,
                row -> new Due(
                        row.getId("id"),
                        row.getText("personnel_number"),
                        row.getEnum("status", PersonStatus.class),
                        row.getText("scope_code"),
                        row.getDate("left_on")),
                parameters);
    }
}
