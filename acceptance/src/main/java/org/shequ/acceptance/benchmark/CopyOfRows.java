package org.shequ.acceptance.benchmark;

import org.postgresql.PGConnection;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The plainest way to write rows: COPY of those that are there into empty tables with the same constraints and indexes. Of
 * more than half a million only so many are copied, which flatters COPY: its indexes stay small.
 */
final class CopyOfRows {
    private static final double MOST = 500_000;

    private final Bench bench;
    private final Connection connection;

    CopyOfRows(Bench bench, Connection connection) {
        this.bench = bench;
        this.connection = connection;
    }

    /** @param rows of the first table */
    record Copied(long rows, double seconds) {}

    /** {@link #copy}, as rows of the first table a second. */
    double rate(String what, List<String> tables, long afterEvent) throws SQLException {
        var copied = copy(what, tables, afterEvent);
        return copied.rows() / copied.seconds();
    }

    /**
     * Copies tables one after the other and says how long that took.
     *
     * @param afterEvent of the event log only what came after this one
     */
    Copied copy(String what, List<String> tables, long afterEvent) throws SQLException {
        long rows = 0;
        double seconds = 0;
        double share = Math.min(1, MOST / count(tables.getFirst(), afterEvent));
        for (var table : tables) {
            var columns = columns(table);
            Path file = unload(table, columns, afterEvent, Math.round(share * count(table, afterEvent)));
            execute("CREATE TABLE copied (LIKE " + table + " INCLUDING ALL)");
            var begun = System.nanoTime();
            long copied = copy(columns, file);
            seconds += (System.nanoTime() - begun) / 1e9;
            rows = table.equals(tables.getFirst()) ? copied : rows;
            delete(file);
            execute("DROP TABLE copied");
        }
        bench.say("%-56s %9.2f s %12.0f /s   (%d rows)", "COPY of " + what, seconds, rows / seconds, rows);
        return new Copied(rows, seconds);
    }

    private String columns(String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ?"
                        + " AND is_generated = 'NEVER' ORDER BY ordinal_position")) {
            query.setString(1, table);
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return String.join(", ", names);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table, long afterEvent) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(*) FROM " + table + condition(table, afterEvent))) {
            found.next();
            return found.getLong(1);
        }
    }

    private static String condition(String table, long afterEvent) {
        return table.equals("event_log") ? " WHERE id > " + afterEvent : "";
    }

    private Path unload(String table, String columns, long afterEvent, long rows) throws SQLException {
        var condition = condition(table, afterEvent) + " LIMIT " + rows;
        try {
            var file = Files.createTempFile("shequ-copy-", ".txt");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT " + columns + " FROM " + table + condition + ") TO STDOUT", out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long copy(String columns, Path file) throws SQLException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY copied (" + columns + ") FROM STDIN", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
