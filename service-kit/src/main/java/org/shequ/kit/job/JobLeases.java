package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.lifecycle.Step;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The table of jobs, as workers see it: who has which job, and until when. Judged by the database's clock alone. */
@ApplicationScoped
class JobLeases {

    private static final Statements SQL = Statements.of(JobLeases.class);

    private final Database database;
    private final JobColumns columns;

    JobLeases(Database database, JobColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    /**
     * Takes the oldest job that waits, or whose worker is gone. A job inside a transaction of its worker is locked, and
     * so is passed over whatever its lease says.
     */
    Optional<JobRow> claim(Collection<String> kinds, UUID owner, Duration lease) {
        return database.find(
                SQL.text("claim-job"),
                row -> {
                    JobState.CLAIM.taken(row.getEnum("state_before", JobState.class));
                    return columns.read(row);
                },
                JobState.CLAIM.to(),
                owner,
                lease.toMillis(),
                kinds);
    }

    /** Whether a job is being done, here or elsewhere: it can be taken over when its lease has run out. */
    boolean someoneWorks() {
        return database.exists("SELECT 1 FROM jobs WHERE state = 'RUNNING'");
    }

    /** What a worker reports while it works. */
    record Report(long done, @Nullable Long total, Map<String, Long> counts, long problemCount) {}

    /** Renews the lease; answers whether cancellation was asked for, or empty when the job is no longer ours. */
    Optional<Boolean> renew(UUID id, UUID owner, Duration lease, Report report) {
        return database.find(
                """
                UPDATE jobs SET lease_until = clock_timestamp() + ? * interval '1 millisecond',
                       progress_done = ?, progress_total = ?, counts = ?::jsonb, problem_count = ?
                WHERE id = ? AND lease_owner = ? RETURNING cancel_requested""",
                row -> row.getBoolean("cancel_requested"),
                lease.toMillis(),
                report.done,
                report.total,
                columns.write(report.counts),
                report.problemCount,
                id,
                owner);
    }

    /** Locks the job, in the caller's transaction, against being claimed by another worker; false when it was. */
    boolean hold(UUID id, UUID owner) {
        return database.exists("SELECT 1 FROM jobs WHERE id = ? AND lease_owner = ? FOR KEY SHARE", id, owner);
    }

    /** Ends the job; false when it is no longer ours. */
    boolean finish(
            UUID id,
            UUID owner,
            Step<JobState> end,
            Report report,
            @Nullable StoredFailure failure,
            @Nullable Object result) {
        var ended = database.update(
                """
                UPDATE jobs SET state = ?, finished_at = clock_timestamp(), lease_owner = NULL, lease_until = NULL,
                       progress_done = ?, progress_total = ?, counts = ?::jsonb, problem_count = ?,
                       failure = ?::jsonb, result = ?::jsonb
                WHERE id = ? AND lease_owner = ?""",
                end.to(),
                report.done,
                report.total,
                columns.write(report.counts),
                report.problemCount,
                failure == null ? null : columns.write(failure),
                result == null ? null : columns.write(result),
                id,
                owner);
        if (ended == 1) {
            end.taken(JobState.RUNNING);
        }
        return ended == 1;
    }

    /** Gives the job back unfinished, for any worker to begin anew. */
    void release(UUID id, UUID owner) {
        var released = database.update("""
                UPDATE jobs SET state = ?, lease_owner = NULL, lease_until = NULL, attempt = attempt - 1
                WHERE id = ? AND lease_owner = ?""", JobState.RELEASE.to(), id, owner);
        if (released == 1) {
            JobState.RELEASE.taken(JobState.RUNNING);
        }
    }
}
