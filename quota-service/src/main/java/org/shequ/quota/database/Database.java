package org.shequ.quota.database;

import io.agroal.api.AgroalDataSource;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Plain SQL on the connection of the current transaction. Parameters are only ever bound, never written into text. */
@ApplicationScoped
public class Database {

    private final AgroalDataSource source;

    public Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return run(sql, null, parameters, statement -> rows(statement, mapper));
    }

    /** Reads what a statement over many rows returns. */
    public <T> List<T> list(String sql, Bulk bulk, Function<Row, T> mapper, @Nullable Object... parameters) {
        return bulk.isEmpty() ? List.of() : run(sql, bulk, parameters, statement -> rows(statement, mapper));
    }

    /** The first row; empty when there is none. */
    public <T> Optional<T> find(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** The only row, e.g. of an aggregate. */
    public <T> T get(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return find(sql, mapper, parameters).orElseThrow();
    }

    public boolean exists(String sql, @Nullable Object... parameters) {
        return !list(sql, row -> true, parameters).isEmpty();
    }

    /** The number of rows changed. */
    public int execute(String sql, @Nullable Object... parameters) {
        return run(sql, null, parameters, PreparedStatement::executeUpdate);
    }

    /** Executes over many rows at once. */
    public int execute(String sql, Bulk bulk, @Nullable Object... parameters) {
        return bulk.isEmpty() ? 0 : run(sql, bulk, parameters, PreparedStatement::executeUpdate);
    }

    private static <T> List<T> rows(PreparedStatement statement, Function<Row, T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (var result = statement.executeQuery()) {
            var row = new Row(result);
            while (result.next()) {
                rows.add(mapper.apply(row));
            }
        }
        return rows;
    }

    private interface Execution<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Bulk bulk, @Nullable Object[] parameters, Execution<T> execution) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (int column = 0; bulk != null && column < bulk.width(); column++) {
                statement.setArray(index++, connection.createArrayOf(bulk.type(column), bulk.texts(column)));
            }
            for (Object parameter : parameters) {
                bind(statement, index++, parameter);
            }
            return execution.on(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Collection<?> many -> statement.setArray(index, array(statement, many));
            default -> statement.setObject(index, value);
        }
    }

    private static Array array(PreparedStatement statement, Collection<?> values) throws SQLException {
        var type = !values.isEmpty() && values.iterator().next() instanceof UUID ? "uuid" : "text";
        return statement
                .getConnection()
                .createArrayOf(type, values.stream().map(String::valueOf).toArray());
    }
}
