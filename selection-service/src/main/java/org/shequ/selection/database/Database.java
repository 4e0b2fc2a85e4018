package org.shequ.selection.database;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
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
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs SQL in the caller's transaction. For work that is a set operation, where entities would only be in the way. */
@ApplicationScoped
public class Database {

    private static final int BATCH = 1000;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Shapes the row that the cursor stands on. */
    @FunctionalInterface
    public interface Shape<T> {
        T of(Row row) throws SQLException;
    }

    public <T> List<T> list(String sql, Shape<T> shape, @Nullable Object... arguments) {
        return run(sql, statement -> {
            bind(statement, arguments);
            List<T> rows = new ArrayList<>();
            try (var cursor = statement.executeQuery()) {
                var row = new Row(cursor);
                while (cursor.next()) {
                    rows.add(shape.of(row));
                }
            }
            return rows;
        });
    }

    public <T> Optional<T> find(String sql, Shape<T> shape, @Nullable Object... arguments) {
        return list(sql, shape, arguments).stream().findFirst();
    }

    /** The one number that the query answers. */
    public long number(String sql, @Nullable Object... arguments) {
        return list(sql, row -> row.number(1), arguments).getFirst();
    }

    /** @return rows touched */
    public int update(String sql, @Nullable Object... arguments) {
        return run(sql, statement -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    /** The same statement for every element, sent in batches. */
    public <T> void updateEach(String sql, Collection<T> elements, Function<T, @Nullable Object[]> arguments) {
        if (elements.isEmpty()) {
            return;
        }
        run(sql, statement -> {
            int waiting = 0;
            for (T element : elements) {
                bind(statement, arguments.apply(element));
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
            return elements.size();
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            switch (argument) {
                case null -> statement.setObject(i + 1, null);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case String[] texts ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
                case UUID[] ids ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
                default -> statement.setObject(i + 1, argument);
            }
        }
    }
}
