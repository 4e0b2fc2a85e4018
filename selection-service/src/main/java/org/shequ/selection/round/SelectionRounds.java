package org.shequ.selection.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The rounds. Whoever changes one opens it, which locks it until the transaction ends. */
@ApplicationScoped
public class SelectionRounds implements PanacheRepositoryBase<SelectionRound, UUID> {

    private static final Statements SQL = Statements.of(SelectionRounds.class);

    private final Database database;

    public SelectionRounds(Database database) {
        this.database = database;
    }

    /** For a change by somebody who saw that version: 404 out of scope, 428 without, 412 with another version. */
    public SelectionRound open(UUID id, @Nullable Version expected, Scope scope) {
        var round = lock(id, scope);
        Version.require(expected, round.version());
        return round;
    }

    /** For a change that needs no version, such as a score. */
    public SelectionRound lock(UUID id, Scope scope) {
        return visible(findById(id, LockModeType.PESSIMISTIC_WRITE), scope);
    }

    /** For work that many do at once and that only a change of the round itself must wait for. */
    public SelectionRound share(UUID id, Scope scope) {
        return visible(findById(id, LockModeType.PESSIMISTIC_READ), scope);
    }

    /** For somebody of a part of the jurisdiction who acts for the people there. */
    public SelectionRound shareAbove(UUID id, Scope scope) {
        return visibleFromBelow(findById(id, LockModeType.PESSIMISTIC_READ), scope);
    }

    public SelectionRound lockAbove(UUID id, Scope scope) {
        return visibleFromBelow(findById(id, LockModeType.PESSIMISTIC_WRITE), scope);
    }

    public SelectionRound getAbove(UUID id, Scope scope) {
        return visibleFromBelow(findById(id), scope);
    }

    /** A round is there for the parts of its jurisdiction too: it names nobody. */
    private static SelectionRound visibleFromBelow(@Nullable SelectionRound round, Scope scope) {
        if (round == null || !scope.touches(round.jurisdiction())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return round;
    }

    /** For a consumer. */
    public SelectionRound lock(UUID id) {
        return lock(id, Scope.ALL);
    }

    public SelectionRound get(UUID id, Scope scope) {
        return visible(findById(id), scope);
    }

    private static SelectionRound visible(@Nullable SelectionRound round, Scope scope) {
        if (round == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        scope.require(round.jurisdiction());
        return round;
    }

    /** A line of the list. */
    record Line(
            UUID id,
            RoundKind kind,
            String title,
            String jurisdiction,
            RoundStatus status,
            @Nullable Stage stage,
            int places,
            long registrations,
            long version) {}

    List<Line> page(
            Scope scope,
            @Nullable RoundKind kind,
            @Nullable RoundStatus status,
            @Nullable String jurisdiction,
            @Nullable UUID before,
            int limit) {
        return database.list(
                SQL.text("list-rounds"),
                row -> new Line(
                        row.getId("id"),
                        row.getEnum("kind", RoundKind.class),
                        row.getText("title"),
                        row.getText("jurisdiction"),
                        row.getEnum("status", RoundStatus.class),
                        row.findEnum("stage", Stage.class),
                        row.getInt("places"),
                        row.getLong("registrations"),
                        row.getLong("version")),
                scope.prefix(),
                scope.prefix() + "~",
                scope.prefix(),
                kind,
                kind,
                status,
                status,
                jurisdiction,
                jurisdiction,
                before,
                before,
                limit);
    }
}
