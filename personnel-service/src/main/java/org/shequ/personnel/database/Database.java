package org.shequ.personnel.database;

import io.agroal.api.AgroalDataSource;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import jakarta.inject.Inject;

/** Plain SQL on the connection of the current transaction. Parameters are only ever bound, never written into text. */
@ApplicationScoped
public class Database {

    private final AgroalDataSource source;

    @Inject
    public Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return run(sql, List.of(), parameters, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(mapper.apply(row));
                }
            }
            return rows;
        });
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
        return run(sql, List.of(), parameters, PreparedStatement::executeUpdate);
    }

    /** Executes over many rows at once; the bulk's columns are bound before the parameters. */
    public int execute(String sql, Bulk bulk, @Nullable Object... parameters) {
        return bulk.isEmpty() ? 0 : run(sql, bulk.columns(), parameters, PreparedStatement::executeUpdate);
    }

    /** Undoes what the work did when it fails on a constraint, and lets the transaction go on; the failure is thrown. */
    public void savepoint(Runnable work) {
        execute("SAVEPOINT attempt");
        try {
            work.run();
        } catch (DatabaseFailure failure) {
            execute("ROLLBACK TO SAVEPOINT attempt");
            throw failure;
        }
        execute("RELEASE SAVEPOINT attempt");
    }

    private interface Execution<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, List<Bulk.Column> columns, @Nullable Object[] parameters, Execution<T> execution) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Bulk.Column column : columns) {
                statement.setArray(index++, connection.createArrayOf(column.type(), column.texts()));
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
        Object first = values.isEmpty() ? "" : values.iterator().next();
        String type = first instanceof UUID ? "uuid" : first instanceof Integer ? "int4" : "text";
        Object[] texts = values.stream().map(String::valueOf).toArray();
        return statement.getConnection().createArrayOf(type, texts);
    }
}
