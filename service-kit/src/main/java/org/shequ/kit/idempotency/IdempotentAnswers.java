package org.shequ.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The table of answers. Every method but {@link #purge} runs in the caller's transaction, on that transaction's own
 * connection. Ages are judged by the database's clock.
 */
@ApplicationScoped
class IdempotentAnswers {

    static final Duration SHORTEST_RETENTION = Duration.ofHours(48);

    private static final int PURGE_BATCH = 5_000;

    private final DataSource dataSource;
    private final ObjectMapper mapper;
    private final Duration retention;

    IdempotentAnswers(
            DataSource dataSource,
            ObjectMapper mapper,
            @ConfigProperty(name = "shequ.idempotency.retention") Duration retention) {
        if (retention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException("shequ.idempotency.retention must be at least " + SHORTEST_RETENTION);
        }
        this.dataSource = dataSource;
        this.mapper = mapper;
        this.retention = retention;
    }

    /** Takes the lock until the transaction ends; false when somebody else holds it. */
    boolean tryLock(long lock) {
        return query("select pg_try_advisory_xact_lock(?)", statement -> {
            statement.setLong(1, lock);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    /** Takes the lock until the transaction ends, waiting for it. */
    void lock(long lock) {
        query("select pg_advisory_xact_lock(?)", statement -> {
            statement.setLong(1, lock);
            return statement.execute();
        });
    }

    /**
     * The answer kept for the key, if any.
     *
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED when it answers another request
     */
    Optional<StoredAnswer> find(IdempotencyKey key, RequestHash.Hash requestHash) {
        return query(
                "select request_hash, status, headers, body from idempotency_answers where caller = ? and key = ?",
                statement -> {
                    statement.setString(1, key.caller());
                    statement.setString(2, key.key());
                    try (var row = statement.executeQuery()) {
                        if (!row.next()) {
                            return Optional.empty();
                        }
                        if (!requestHash.matches(row.getBytes(1))) {
                            throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_REUSED);
                        }
                        var headers = StoredAnswer.headersOf(row.getString(3), mapper);
                        return Optional.of(new StoredAnswer(row.getInt(2), headers, row.getBytes(4)));
                    }
                });
    }

    void keep(IdempotencyKey key, RequestHash.Hash requestHash, StoredAnswer answer) {
        query(
                "insert into idempotency_answers (caller, key, request_hash, status, headers, body)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?)",
                statement -> {
                    statement.setString(1, key.caller());
                    statement.setString(2, key.key());
                    statement.setBytes(3, requestHash.toKeep());
                    statement.setInt(4, answer.status());
                    statement.setString(5, answer.headersJson(mapper));
                    statement.setBytes(6, answer.body());
                    return statement.executeUpdate();
                });
    }

    /** Forgets answers past the retention, in batches of a statement each; returns how many. */
    long purge() {
        long purged = 0;
        int batch;
        do {
            batch = query(
                    "delete from idempotency_answers where ctid = any (array(select ctid from idempotency_answers"
                            + " where answered_at < now() - make_interval(secs => ?) limit ?))",
                    statement -> {
                        statement.setDouble(1, retention.toSeconds());
                        statement.setInt(2, PURGE_BATCH);
                        return statement.executeUpdate();
                    });
            purged += batch;
        } while (batch == PURGE_BATCH);
        return purged;
    }

    private <T> T query(String sql, Query<T> query) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return query.run(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException("The table of idempotent answers cannot be used", failed);
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
