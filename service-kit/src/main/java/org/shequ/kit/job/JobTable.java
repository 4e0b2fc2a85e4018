package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The table of jobs, as those see it who submit them, look at them and cancel them. Workers have {@link JobLeases}. */
@ApplicationScoped
class JobTable {

    private static final Statements SQL = Statements.of(JobTable.class);

    private static final String VISIBLE = """
            (submitted_by = ? OR ?::boolean) AND starts_with(scope_unit, ?::text)
            AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR kind = ?)""";

    private final Database database;
    private final JobColumns columns;

    JobTable(Database database, JobColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    JobRow insert(
            UUID id,
            String kind,
            boolean dryRun,
            Object parameters,
            @Nullable String mediaType,
            String submittedBy,
            String scopeUnit,
            @Nullable String traceparent) {
        return database.get(
                """
                INSERT INTO jobs (id, kind, state, dry_run, parameters, media_type, submitted_by, scope_unit, traceparent,
                                  submitted_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, clock_timestamp()) RETURNING *""",
                columns::read,
                id,
                kind,
                JobState.QUEUED,
                dryRun,
                columns.write(parameters),
                mediaType,
                submittedBy,
                scopeUnit,
                traceparent);
    }

    Optional<JobRow> find(UUID id) {
        return database.find("SELECT * FROM jobs WHERE id = ?", columns::read, id);
    }

    /**
     * Newest first.
     *
     * @param others those of others too
     * @param under only jobs whose scope begins so, the submitter's own too: a scope may have become narrower since
     */
    List<JobRow> list(
            String submittedBy,
            boolean others,
            String under,
            @Nullable JobState state,
            @Nullable String kind,
            @Nullable UUID after,
            int limit) {
        return database.list(
                "SELECT * FROM jobs WHERE " + VISIBLE
                        + " AND (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?",
                columns::read,
                submittedBy,
                others,
                under,
                state,
                state,
                kind,
                kind,
                after,
                after,
                limit);
    }

    long count(String submittedBy, boolean others, String under, @Nullable JobState state, @Nullable String kind) {
        return database.number(
                "SELECT count(*) FROM jobs WHERE " + VISIBLE, submittedBy, others, under, state, state, kind, kind);
    }

    /** Asks a running job to end, and ends a waiting one at once; empty when it has ended already. */
    Optional<JobRow> cancel(UUID id) {
        return database.find(
                SQL.text("cancel-job"),
                row -> {
                    var asked = columns.read(row);
                    if (asked.state() == JobState.CANCEL.to()) {
                        JobState.CANCEL.taken(JobState.QUEUED);
                    }
                    return asked;
                },
                JobState.QUEUED,
                JobState.CANCEL.to(),
                JobState.QUEUED,
                id,
                JobState.CANCEL.from());
    }

    /** Deletes some jobs that ended long ago; answers how many. */
    int forgetEndedBefore(Duration age, int most) {
        return database.update("""
                DELETE FROM jobs WHERE id IN (
                    SELECT id FROM jobs WHERE finished_at < clock_timestamp() - ? * interval '1 second'
                    ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED)""", age.toSeconds(), most);
    }
}
