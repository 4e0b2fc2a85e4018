package org.shequ.kit.audit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.ContentHash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Walks the hash chains and finds the first place where the log is not what was written: a changed, missing, exchanged
 * or forged row, or an altered head. Reads in pages, each chain in one snapshot, while the service goes on writing.
 */
@ApplicationScoped
public class AuditVerifier {

    private static final int PAGE = 1_000;
    private static final byte[] ORIGIN = new byte[32];

    private static final String PAGE_OF_CHAIN = """
            SELECT seq, id, recorded_at, actor, action, subject_type, subject_id, unit_code, trace_id, details,
                   algorithm, previous_hash, hash
            FROM audit_log WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ?""";

    private final DataSource database;

    public AuditVerifier(DataSource database) {
        this.database = database;
    }

    public enum Damage {
        /** A row's content does not give its hash. */
        ROW_CHANGED,
        /** A place in the chain is empty. */
        ROW_MISSING,
        /** A row does not follow from the one before it: exchanged, or forged. */
        LINK_BROKEN,
        /** The head does not point at the last row, or is gone. */
        HEAD_ALTERED
    }

    public record Break(
            int chain, long seq, Damage damage, @Nullable UUID entryId) {}

    /** @param entries the rows found to be good, over all chains */
    public record Verification(
            boolean intact, long entries, @Nullable Break firstBreak) {}

    public Verification verify() {
        return verify(entries -> {});
    }

    /** @param progress receives the number of rows seen so far, page by page; may throw to stop the walk */
    public Verification verify(LongConsumer progress) {
        try (var connection = database.getConnection()) {
            var before = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return walk(connection, progress);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(before);
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit log cannot be read", failure);
        }
    }

    private static Verification walk(Connection connection, LongConsumer progress) throws SQLException {
        var entries = 0L;
        for (int chain = 0; chain < AuditChains.CHAINS; chain++) {
            var walk = new ChainWalk(connection, chain);
            var found = walk.toTheEnd(entries, progress);
            entries += walk.good;
            if (found != null) {
                return new Verification(false, entries, found);
            }
            connection.rollback(); // the next chain gets a snapshot of its own
        }
        return new Verification(true, entries, null);
    }

    private static final class ChainWalk {

        private final Connection connection;
        private final int chain;
        private long seq;
        private byte[] hash = ORIGIN;
        private long good;

        ChainWalk(Connection connection, int chain) {
            this.connection = connection;
            this.chain = chain;
        }

        @Nullable
        Break toTheEnd(long seenBefore, LongConsumer progress) throws SQLException {
            while (true) {
                var page = page();
                for (var row : page) {
                    var found = step(row);
                    if (found != null) {
                        return found;
                    }
                }
                progress.accept(seenBefore + good);
                if (page.size() < PAGE) {
                    return compareWithHead();
                }
            }
        }

        private @Nullable Break step(Row row) {
            if (row.seq != seq + 1) {
                return new Break(chain, seq + 1, Damage.ROW_MISSING, null);
            }
            if (!Arrays.equals(row.previousHash, hash)) {
                return new Break(chain, row.seq, Damage.LINK_BROKEN, row.entry.id());
            }
            if (!Arrays.equals(row.entry.hash(row.algorithm, chain, row.seq, hash), row.hash)) {
                return new Break(chain, row.seq, Damage.ROW_CHANGED, row.entry.id());
            }
            seq = row.seq;
            hash = row.hash;
            good++;
            return null;
        }

        private @Nullable Break compareWithHead() throws SQLException {
            try (var query =
                    connection.prepareStatement("SELECT last_seq, last_hash FROM audit_chains WHERE chain = ?")) {
                query.setInt(1, chain);
                try (var head = query.executeQuery()) {
                    if (!head.next()) {
                        return new Break(chain, seq, Damage.HEAD_ALTERED, null);
                    }
                    var lastSeq = head.getLong(1);
                    if (lastSeq > seq) {
                        return new Break(chain, seq + 1, Damage.ROW_MISSING, null);
                    }
                    return lastSeq == seq && Arrays.equals(head.getBytes(2), hash)
                            ? null
                            : new Break(chain, lastSeq, Damage.HEAD_ALTERED, null);
                }
            }
        }

        private List<Row> page() throws SQLException {
            try (var query = connection.prepareStatement(PAGE_OF_CHAIN)) {
                query.setInt(1, chain);
                query.setLong(2, seq);
                query.setInt(3, PAGE);
                try (var found = query.executeQuery()) {
                    var rows = new ArrayList<Row>();
                    while (found.next()) {
                        rows.add(Row.read(found));
                    }
                    return rows;
                }
            }
        }
    }

    private record Row(long seq, AuditEntry entry, ContentHash algorithm, byte[] previousHash, byte[] hash) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("seq"),
                    AuditTable.entry(row),
                    ContentHash.valueOf(Objects.requireNonNull(row.getString("algorithm"))),
                    row.getBytes("previous_hash"),
                    row.getBytes("hash"));
        }
    }
}
