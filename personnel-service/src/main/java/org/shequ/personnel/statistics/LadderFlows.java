package org.shequ.personnel.statistics;

import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.ladder.Step;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Counts the steps of the ladder that were taken in a period, in one query. A step is taken on the day on which what it
 * leads to begins, by whom came from where it is open from; it belongs to the unit of the primary post on that day. Who
 * was first recorded in a post or an identity took no step, and a post that goes on in another unit is none.
 */
@ApplicationScoped
class LadderFlows {

    private static final Statements SQL = Statements.of(LadderFlows.class);

    private static final String TAKEN = SQL.text("steps-taken");

    private final Database database;

    LadderFlows(Database database) {
        this.database = database;
    }

    /** How often a step was taken, and by how many people. */
    record Flow(Step step, long taken, long people) {}

    /** @param to exclusive */
    @Transactional
    List<Flow> taken(String subtree, LocalDate from, LocalDate to, Scope scope) {
        database.update("SET LOCAL plan_cache_mode = force_custom_plan"); // a community's plan is not the nation's
        CodeRange wanted = CodeRange.under(subtree);
        CodeRange visible = CodeRange.under(scope.prefix());
        return database.list(
                TAKEN,
                row -> new Flow(row.getEnum("step", Step.class), row.getLong("taken"), row.getLong("people")),
                from,
                to,
                from,
                to,
                from,
                to,
                wanted.from(),
                wanted.below(),
                visible.from(),
                visible.below());
    }
}
