package org.shequ.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The tables jobs and job_problems. Leases are judged by the database's clock alone. */
@ApplicationScoped
class JobTable {

    static final int KEPT_PROBLEMS = 10_000;

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    @Inject
    JobTable(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
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
        return one("""
                        INSERT INTO jobs (id, kind, state, dry_run, parameters, media_type, submitted_by, scope_unit,
                                          traceparent, submitted_at)
                        VALUES (?, ?, 'QUEUED', ?, ?::jsonb, ?, ?, ?, ?, clock_timestamp()) RETURNING *""", id, kind, dryRun, write(parameters), mediaType, submittedBy, scopeUnit, traceparent)
                .orElseThrow();
    }

    Optional<JobRow> find(UUID id) {
        return one("SELECT * FROM jobs WHERE id = ?", id);
    }

    /**
     * Newest first.
     *
     * @param everybodysUnder jobs of others whose scope begins so are listed too; null for the submitter's own only
     */
    List<JobRow> list(
            String submittedBy,
            @Nullable String everybodysUnder,
            @Nullable JobState state,
            @Nullable String kind,
            @Nullable UUID after,
            int limit) {
        return rows(
                "SELECT * FROM jobs WHERE " + VISIBLE
                        + " AND (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?",
                submittedBy,
                everybodysUnder,
                name(state),
                name(state),
                kind,
                kind,
                after,
                after,
                limit);
    }

    long count(String submittedBy, @Nullable String everybodysUnder, @Nullable JobState state, @Nullable String kind) {
        return run(
                "SELECT count(*) FROM jobs WHERE " + VISIBLE,
                query -> {
                    try (var found = query.executeQuery()) {
                        found.next();
                        return found.getLong(1);
                    }
                },
                submittedBy,
                everybodysUnder,
                name(state),
                name(state),
                kind,
                kind);
    }

    private static final String VISIBLE = """
            (submitted_by = ? OR starts_with(scope_unit, ?::text))
            AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR kind = ?)""";

    /**
     * Takes the oldest job that waits, or whose worker is gone. A job inside a transaction of its worker is locked, and
     * so is passed over whatever its lease says.
     */
    Optional<JobRow> claim(Collection<String> kinds, UUID owner, Duration lease) {
        return run("""
                UPDATE jobs SET state = 'RUNNING', attempt = attempt + 1, lease_owner = ?,
                       lease_until = clock_timestamp() + ? * interval '1 millisecond',
                       started_at = coalesce(started_at, clock_timestamp()),
                       progress_done = 0, progress_total = NULL, counts = '{}', problem_count = 0
                WHERE id = (SELECT id FROM jobs
                            WHERE (state = 'QUEUED' OR (state = 'RUNNING' AND lease_until < clock_timestamp()))
                              AND kind = ANY (?)
                            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *""", claim -> {
            claim.setObject(1, owner);
            claim.setLong(2, lease.toMillis());
            claim.setArray(3, claim.getConnection().createArrayOf("text", kinds.toArray()));
            return read(claim).stream().findFirst();
        });
    }

    /** What a worker reports while it works. */
    record Report(long done, @Nullable Long total, Map<String, Long> counts, long problemCount) {}

    /** Renews the lease; answers whether cancellation was asked for, or empty when the job is no longer ours. */
    Optional<Boolean> renew(UUID id, UUID owner, Duration lease, Report report) {
        return run(
                """
                UPDATE jobs SET lease_until = clock_timestamp() + ? * interval '1 millisecond',
                       progress_done = ?, progress_total = ?, counts = ?::jsonb, problem_count = ?
                WHERE id = ? AND lease_owner = ? RETURNING cancel_requested""",
                update -> {
                    try (var answer = update.executeQuery()) {
                        return answer.next() ? Optional.of(answer.getBoolean(1)) : Optional.empty();
                    }
                },
                lease.toMillis(),
                report.done,
                report.total,
                write(report.counts),
                report.problemCount,
                id,
                owner);
    }

    /** Locks the job, in the caller's transaction, against being claimed by another worker; false when it was. */
    boolean hold(UUID id, UUID owner) {
        return run(
                "SELECT 1 FROM jobs WHERE id = ? AND lease_owner = ? FOR KEY SHARE",
                query -> {
                    try (var found = query.executeQuery()) {
                        return found.next();
                    }
                },
                id,
                owner);
    }

    /** Ends the job; false when it is no longer ours. */
    boolean finish(
            UUID id,
            UUID owner,
            JobState state,
            Report report,
            @Nullable StoredFailure failure,
            @Nullable Object result) {
        var ended = update(
                """
                UPDATE jobs SET state = ?, finished_at = clock_timestamp(), lease_owner = NULL, lease_until = NULL,
                       progress_done = ?, progress_total = ?, counts = ?::jsonb, problem_count = ?,
                       failure = ?::jsonb, result = ?::jsonb
                WHERE id = ? AND lease_owner = ?""",
                state.name(),
                report.done,
                report.total,
                write(report.counts),
                report.problemCount,
                failure == null ? null : write(failure),
                result == null ? null : write(result),
                id,
                owner);
        return ended == 1;
    }

    /** Gives the job back unfinished, for any worker to begin anew. */
    void release(UUID id, UUID owner) {
        update("""
                UPDATE jobs SET state = 'QUEUED', lease_owner = NULL, lease_until = NULL, attempt = attempt - 1
                WHERE id = ? AND lease_owner = ?""", id, owner);
    }

    /** Asks a running job to end, and ends a waiting one at once; empty when it has ended already. */
    Optional<JobRow> cancel(UUID id) {
        return one("""
                UPDATE jobs SET cancel_requested = true,
                       state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                       finished_at = CASE state WHEN 'QUEUED' THEN clock_timestamp() END
                WHERE id = ? AND state IN ('QUEUED', 'RUNNING') RETURNING *""", id);
    }

    void insertProblems(UUID id, int attempt, int firstSeq, List<RowProblem> problems) {
        run("""
                INSERT INTO job_problems (job_id, attempt, seq, row_number, column_name, value, rule, message)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", insert -> {
            var seq = firstSeq;
            for (var problem : problems) {
                bind(
                        insert,
                        id,
                        attempt,
                        seq++,
                        problem.row(),
                        printable(problem.column()),
                        printable(problem.value()),
                        problem.rule(),
                        printable(problem.message()));
                insert.addBatch();
            }
            return insert.executeBatch().length;
        });
    }

    /** A problem and its place in the list. */
    record KeptProblem(int seq, RowProblem problem) {}

    List<KeptProblem> problems(UUID id, int attempt, int after, int limit) {
        return run(
                """
                SELECT seq, row_number, column_name, value, rule, message FROM job_problems
                WHERE job_id = ? AND attempt = ? AND seq > ? ORDER BY seq LIMIT ?""",
                query -> {
                    try (var found = query.executeQuery()) {
                        var problems = new ArrayList<KeptProblem>();
                        while (found.next()) {
                            problems.add(new KeptProblem(
                                    found.getInt(1),
                                    new RowProblem(
                                            found.getLong(2),
                                            found.getString(3),
                                            found.getString(4),
                                            found.getString(5),
                                            found.getString(6))));
                        }
                        return problems;
                    }
                },
                id,
                attempt,
                after,
                limit);
    }

    void forgetProblemsBefore(UUID id, int attempt) {
        update("DELETE FROM job_problems WHERE job_id = ? AND attempt < ?", id, attempt);
    }

    /** Deletes some jobs that ended long ago; answers how many. */
    int forgetEndedBefore(Duration age, int most) {
        return update("""
                DELETE FROM jobs WHERE id IN (
                    SELECT id FROM jobs WHERE finished_at < clock_timestamp() - ? * interval '1 second'
                    ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED)""", age.toSeconds(), most);
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work, @Nullable Object... values) {
        try (var connection = database.getConnection()) {
            return run(connection, sql, work, values);
        } catch (SQLException failure) {
            throw new IllegalStateException("The jobs cannot be reached in the database", failure);
        }
    }

    private static <T> T run(Connection connection, String sql, Work<T> work, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return work.on(statement);
        }
    }

    private int update(String sql, @Nullable Object... values) {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    private Optional<JobRow> one(String sql, @Nullable Object... values) {
        return rows(sql, values).stream().findFirst();
    }

    private List<JobRow> rows(String sql, @Nullable Object... values) {
        return run(sql, this::read, values);
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private List<JobRow> read(PreparedStatement statement) throws SQLException {
        try (var found = statement.executeQuery()) {
            var rows = new ArrayList<JobRow>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    private JobRow row(ResultSet row) throws SQLException {
        try {
            var failure = row.getString("failure");
            var result = row.getString("result");
            return new JobRow(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    JobState.valueOf(row.getString("state")),
                    row.getBoolean("dry_run"),
                    json.readTree(row.getString("parameters")),
                    row.getString("media_type"),
                    row.getString("submitted_by"),
                    row.getString("scope_unit"),
                    row.getString("traceparent"),
                    row.getTimestamp("submitted_at").toInstant(),
                    instant(row.getTimestamp("started_at")),
                    instant(row.getTimestamp("finished_at")),
                    row.getInt("attempt"),
                    row.getBoolean("cancel_requested"),
                    row.getLong("progress_done"),
                    row.getObject("progress_total", Long.class),
                    json.readValue(row.getString("counts"), COUNTS),
                    row.getLong("problem_count"),
                    failure == null ? null : json.readValue(failure, StoredFailure.class),
                    result == null ? null : json.readTree(result));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A job's columns are not the JSON that was written", unreadable);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("Not to be written as JSON", unwritable);
        }
    }

    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable String name(@Nullable JobState state) {
        return state == null ? null : state.name();
    }
}
