package org.shequ.acceptance.fault;

import org.shequ.local.LocalStack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One service's database, read from outside as its owner. */
final class Tables implements AutoCloseable {

    private final Connection connection;

    private Tables(Connection connection) {
        this.connection = connection;
    }

    static Tables of(LocalStack stack, String service) {
        var database = stack.database(service);
        try {
            return new Tables(
                    DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword()));
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + e.getMessage(), e);
        }
    }

    /** Every row as texts; what is null is empty. */
    List<List<String>> rows(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<List<String>>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(Objects.requireNonNullElse(rows.getString(i), ""));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column. */
    List<String> texts(String sql) {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
