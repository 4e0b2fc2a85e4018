package org.shequ.assessment.cycle;

import org.shequ.contracts.vocabulary.CycleStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
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

    /** Whoever moved between two openings is judged where the first one listed him. */
    private static final String NOT_ELSEWHERE = """
              AND NOT EXISTS (SELECT FROM cycle_subjects x JOIN cycles y ON y.id = x.cycle_id
                  WHERE x.subject = %s AND x.withdrawn_reason IS NULL AND y.id <> c.id
                    AND y.subject_kind = c.subject_kind AND y.year = c.year AND y.status <> ?)
            """;

    /** Active communities that existed for the whole year, each in the first peer group that fits. */
    private static final String COMMUNITIES = """
            SELECT u.code AS subject, u.code AS unit_code, left(u.code, 6) AS pool,
                   (SELECT rule ->> 'code' FROM jsonb_array_elements(s.content -> 'peerGroups')
                           WITH ORDINALITY AS r (rule, nr)
                     WHERE (rule ->> 'unitKind' IS NULL OR rule ->> 'unitKind' = u.kind)
                       AND (rule ->> 'urbanRuralClass' IS NULL
                            OR starts_with(coalesce(u.urban_rural_class, ''), rule ->> 'urbanRuralClass'))
                       AND (jsonb_array_length(rule -> 'units') = 0 OR jsonb_exists(rule -> 'units', u.code))
                     ORDER BY nr LIMIT 1) AS peer_group
            FROM cycles c JOIN schemes s ON s.id = c.scheme_id
            JOIN units u ON starts_with(u.code, c.jurisdiction) AND u.kind IN ('COMMUNITY', 'VILLAGE')
            WHERE c.id = ?::uuid AND c.subject_kind = 'COMMUNITY' AND u.status = 'ACTIVE'
              AND u.valid_from < make_date(c.year, 1, 1) AND (u.valid_to IS NULL OR u.valid_to > ?::date)
            """ + NOT_ELSEWHERE.formatted("u.code");

    /** People at work who held a primary post on every day of the last so many months; primary posts never overlap. */
    private static final String PEOPLE = """
            SELECT p.person_id::text AS subject, h.unit_code, left(h.unit_code,
                       CASE s.content -> 'grading' ->> 'pool' WHEN 'DISTRICT' THEN 6 ELSE 9 END) AS pool,
                   NULL::text AS peer_group
            FROM cycles c JOIN schemes s ON s.id = c.scheme_id
            CROSS JOIN LATERAL (SELECT ?::date AS day) d
            CROSS JOIN LATERAL (
                SELECT (d.day - make_interval(months => (s.content -> 'grading' ->> 'monthsInPost')::int))::date AS since) m
            JOIN posts h ON starts_with(h.unit_code, c.jurisdiction) AND h.is_primary AND h.valid_from <= d.day
                 AND (h.valid_to IS NULL OR h.valid_to > d.day)
            JOIN people p ON p.person_id = h.person_id AND p.status IN ('ACTIVE', 'PROBATION', 'SECONDED')
            WHERE c.id = ?::uuid AND c.subject_kind = 'PERSON'
              AND (h.valid_from <= m.since OR d.day - m.since <= (
                  SELECT sum(least(coalesce(o.valid_to, d.day), d.day) - greatest(o.valid_from, m.since))
                  FROM posts o WHERE o.person_id = p.person_id AND o.is_primary AND o.valid_from <= d.day
                   AND coalesce(o.valid_to, d.day) >= m.since))
              AND NOT EXISTS (SELECT FROM merged_records g JOIN cycle_subjects x ON x.subject = g.record_id
                  JOIN cycles y ON y.id = x.cycle_id
                  WHERE g.person_id = p.person_id::text AND x.withdrawn_reason IS NULL AND y.id <> c.id
                    AND y.subject_kind = c.subject_kind AND y.year = c.year AND y.status <> ?)
            """ + NOT_ELSEWHERE.formatted("p.person_id::text");

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
                "WITH candidates AS (" + candidates(cycle.subjectKind()) + ")" + """
                        SELECT subject, l.unit_code AS listed_unit, n.unit_code AS unit_now,
                               CASE WHEN l.subject IS NULL THEN 'APPEARED' WHEN n.subject IS NULL THEN 'LEFT'
                                    ELSE 'MOVED' END AS kind
                        FROM (SELECT subject, unit_code FROM cycle_subjects
                               WHERE cycle_id = ? AND withdrawn_reason IS NULL) l
                        FULL JOIN candidates n USING (subject)
                        WHERE l.unit_code IS DISTINCT FROM n.unit_code
                          AND (l.unit_code LIKE ? || '%' OR n.unit_code LIKE ? || '%') AND subject > ?
                        ORDER BY subject LIMIT ?
                        """,
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
