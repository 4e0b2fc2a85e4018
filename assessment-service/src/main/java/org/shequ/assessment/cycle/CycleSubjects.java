package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who is judged in a cycle: fixed when it opens, from the records of that day. What the records say later is listed as a
 * difference and followed only by decision.
 */
@ApplicationScoped
public class CycleSubjects {

    private static final Statements SQL = Statements.of(CycleSubjects.class);

    /** Whoever moved between two openings is judged where the first one listed him. */
    private static final String NOT_ELSEWHERE = """
              AND NOT EXISTS (SELECT FROM cycle_subjects x JOIN cycles y ON y.id = x.cycle_id
                  WHERE x.subject = %s AND x.withdrawn_reason IS NULL AND y.id <> c.id
                    AND y.subject_kind = c.subject_kind AND y.year = c.year AND y.status <> ?)
            """;

    /** Active communities that existed for the whole year, each in the first peer group that fits. */
    private static final String COMMUNITIES =
            SQL.text("communities-of-a-cycle") + "\n" + NOT_ELSEWHERE.formatted("u.code");

    /** People at work who held a primary post on every day of the last so many months; primary posts never overlap. */
    private static final String PEOPLE =
            SQL.text("people-of-a-cycle") + "\n" + NOT_ELSEWHERE.formatted("p.person_id::text");

    private final Database database;

    CycleSubjects(Database database) {
        this.database = database;
    }

    /** Somebody or some community listed. */
    public record Listed(
            String subject,
            @Nullable String name,
            String unitCode,
            @Nullable String peerGroup,
            String pool,
            String origin,
            @Nullable String withdrawnReason) {

        static Listed of(Row row) {
            return new Listed(
                    row.getText("subject"),
                    row.findText("name"),
                    row.getText("unit_code"),
                    row.findText("peer_group"),
                    row.getText("pool"),
                    row.getText("origin"),
                    row.findText("withdrawn_reason"));
        }
    }

    /** How the records differ from the list. */
    public enum ChangeKind {
        /** Would be listed now. */
        APPEARED,
        /** Would not be listed now. */
        LEFT,
        /** Stands elsewhere now. */
        MOVED
    }

    record Difference(
            ChangeKind kind,
            String subject,
            @Nullable String listedUnit,
            @Nullable String unitNow) {}

    private static String candidates(SubjectKind kind) {
        return switch (kind) {
            case COMMUNITY -> COMMUNITIES;
            case PERSON -> PEOPLE;
        };
    }

    /** Those of {@link #candidates} and what follows. */
    private static Object[] arguments(Cycle cycle, LocalDate day, Object... following) {
        List<Object> all = new ArrayList<>(
                switch (cycle.subjectKind()) {
                    case COMMUNITY -> List.of(cycle.id(), day, CycleStatus.CANCELLED);
                    case PERSON -> List.of(day, cycle.id(), CycleStatus.CANCELLED, CycleStatus.CANCELLED);
                });
        all.addAll(List.of(following));
        return all.toArray();
    }

    /** @return how many are listed */
    int fix(Cycle cycle, LocalDate day) {
        return database.update(
                "WITH candidates AS (" + candidates(cycle.subjectKind()) + ")"
                        + " INSERT INTO cycle_subjects (cycle_id, subject, unit_code, peer_group, pool, origin)"
                        + " SELECT ?, subject, unit_code, peer_group, pool, 'LISTED' FROM candidates",
                arguments(cycle, day, cycle.id()));
    }

    List<String> withoutPeerGroup(UUID cycleId, int limit) {
        return database.list(
                "SELECT subject FROM cycle_subjects WHERE cycle_id = ? AND peer_group IS NULL ORDER BY subject LIMIT ?",
                row -> row.getText("subject"),
                cycleId,
                limit);
    }

    List<Difference> listChanges(Cycle cycle, LocalDate day, Scope scope, @Nullable String after, int limit) {
        return database.list(
                SQL.text("changes-of-subjects").formatted(candidates(cycle.subjectKind())),
                row -> new Difference(
                        row.getEnum("kind", ChangeKind.class),
                        row.getText("subject"),
                        row.findText("listed_unit"),
                        row.findText("unit_now")),
                arguments(cycle, day, cycle.id(), scope.prefix(), scope.prefix(), after == null ? "" : after, limit));
    }

    private static final String NAMED = """
            SELECT s.*, coalesce(u.name, p.name) AS name FROM cycle_subjects s
            LEFT JOIN units u ON u.code = s.subject
            LEFT JOIN people p ON p.person_id = CASE WHEN length(s.subject) = 36 THEN s.subject::uuid END
            WHERE s.cycle_id = ? AND s.unit_code LIKE ? || '%'
            """;

    public Optional<Listed> find(UUID cycleId, String subject, Scope scope) {
        return database.find(NAMED + " AND s.subject = ?", Listed::of, cycleId, scope.prefix(), subject);
    }

    List<Listed> list(UUID cycleId, Scope scope, @Nullable String after, int limit) {
        return database.list(
                NAMED + " AND s.subject > ? ORDER BY s.subject LIMIT ?",
                Listed::of,
                cycleId,
                scope.prefix(),
                after == null ? "" : after,
                limit);
    }

    long count(UUID cycleId, Scope scope) {
        return database.number(
                "SELECT count(*) FROM cycle_subjects WHERE cycle_id = ? AND unit_code LIKE ? || '%'",
                cycleId, scope.prefix());
    }

    /** How many are judged: all but those withdrawn. */
    public long countJudged(UUID cycleId) {
        return database.number(
                "SELECT count(*) FROM cycle_subjects WHERE cycle_id = ? AND withdrawn_reason IS NULL", cycleId);
    }

    /** Takes in one that the records now list. @return whether they do */
    boolean add(Cycle cycle, LocalDate day, String subject) {
        return database.update(
                        "WITH candidates AS (" + candidates(cycle.subjectKind()) + ")"
                                + " INSERT INTO cycle_subjects (cycle_id, subject, unit_code, peer_group, pool, origin)"
                                + " SELECT ?, subject, unit_code, peer_group, pool, 'ADDED' FROM candidates"
                                + " WHERE subject = ? ON CONFLICT (cycle_id, subject) DO UPDATE SET"
                                + " unit_code = excluded.unit_code, pool = excluded.pool,"
                                + " peer_group = excluded.peer_group, withdrawn_reason = NULL",
                        arguments(cycle, day, cycle.id(), subject))
                == 1;
    }

    boolean withdraw(UUID cycleId, String subject, String reason) {
        return database.update(
                        "UPDATE cycle_subjects SET withdrawn_reason = ? WHERE cycle_id = ? AND subject = ?"
                                + " AND withdrawn_reason IS NULL",
                        reason,
                        cycleId,
                        subject)
                == 1;
    }
}
