package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Merges imported rows into the results, in the caller's transaction. A row that says what is already known changes
 * nothing; any other makes a new version. Communities are ranked anew in every group that a row belongs to, by
 * {@link Races}; whoever's rank moves gets a new version too.
 */
@ApplicationScoped
class ResultMerge {

    private static final Statements SQL = Statements.of(ResultMerge.class);

    private static final String CHANGED = SQL.text("replace-changed") + "\n";

    private static final String COMMUNITIES =
            SQL.text("insert-communities") + "\n" + CHANGED + SQL.text("changed-communities");

    private static final String PEOPLE = SQL.text("insert-people") + "\n" + CHANGED + SQL.text("changed-people");

    private final Database database;
    private final Races races;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;

    ResultMerge(Database database, Races races, ResultAnnouncement announcement, AuditLog audit, BusinessClock clock) {
        this.database = database;
        this.races = races;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
    }

    MergeCounts merge(UUID jobId, SubjectKind kind, String submittedBy, Scope scope) {
        lockRaces(jobId, kind);
        long given = database.number("SELECT count(*) FROM import_rows WHERE job_id = ?", jobId);
        Map<String, Long> changes = switch (kind) {
            case COMMUNITY -> {
                races.rank(jobId);
                yield changes(COMMUNITIES, jobId, clock.instant(), submittedBy);
            }
            case PERSON -> changes(PEOPLE, jobId, clock.instant(), submittedBy, jobId);
        };
        long created = changes.getOrDefault("IMPORTED", 0L);
        long changed = changes.getOrDefault("REIMPORTED", 0L);
        MergeCounts counts =
                new MergeCounts(created, changed, given - created - changed, changes.getOrDefault("RERANKED", 0L));
        if (!counts.nothing()) {
            announcement.publishCausedBy(jobId);
            audit.append(
                    "results-imported",
                    "job",
                    jobId.toString(),
                    scope.unitCode(),
                    Map.of(
                            "subjectKind", kind.name(),
                            "created", counts.created(),
                            "changed", counts.changed(),
                            "reranked", counts.reranked()));
        }
        return counts;
    }

    /** Two imports into one district and year would each rank without the other's rows. */
    private void lockRaces(UUID jobId, SubjectKind kind) {
        database.list("""
                SELECT pg_advisory_xact_lock(hashtextextended(race, 0)) FROM (
                    SELECT DISTINCT ? || ':' || left(unit_code, 6) || ':' || year AS race
                    FROM import_rows WHERE job_id = ? ORDER BY race) AS races
                """, row -> true, "results:" + kind, jobId);
    }

    private Map<String, Long> changes(String sql, @Nullable Object... arguments) {
        Map<String, Long> changes = new HashMap<>();
        database.list(sql, row -> changes.put(row.getText("reason"), row.getLong("changes")), arguments);
        return changes;
    }
}
