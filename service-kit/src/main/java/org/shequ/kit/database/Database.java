package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Plain SQL on the connection of the current transaction, for work that is a set operation, where entities would only be
 * in the way. Parameters are only ever bound, never written into text.
 */
@ApplicationScoped
public class Database {

    private static final int BATCH = 1000;
    private static final int WORTH_A_COPY = 100;
    private static final int MANY = 50;
    private static final int GROUPED_AT_ONCE = 5000;

    /** Makes it another statement to the driver, which keeps what it has prepared by the text. */
    private static final String OF_MANY = " /* of many rows */";

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, Function<Row, T> shape, @Nullable Object... parameters) {
        return run(sql, null, parameters, statement -> rows(statement, shape));
    }

    /** What a statement over many rows returns; the bulk's columns are bound before the parameters. */
    public <T> List<T> list(String sql, Bulk bulk, Function<Row, T> shape, @Nullable Object... parameters) {
        return bulk.isEmpty() ? List.of() : run(sql, bulk, parameters, statement -> rows(statement, shape));
    }

    /**
     * Every row as it comes, with no more than {@code atOnce} of them in memory. Inside a transaction: without one the
     * server would send them all at once.
     */
    public void each(String sql, int atOnce, Consumer<Row> action, @Nullable Object... parameters) {
        run(sql, null, parameters, statement -> {
            if (statement.getConnection().getAutoCommit()) {
                throw new IllegalStateException("Rows come one by one in a transaction only");
            }
            statement.setFetchSize(atOnce);
            try (ResultSet cursor = statement.executeQuery()) {
                Row row = new Row(cursor);
                while (cursor.next()) {
                    action.accept(row);
                }
            }
            return 0;
        });
    }

    /**
     * Rows that belong together and come one after another, group by group: no more than one group is in memory. Inside a
     * transaction, in which the action may run other statements.
     *
     * @param together whether a row belongs to the group that the first one began
     */
    public <T> void eachGroup(
            String sql,
            Function<Row, T> shape,
            BiPredicate<T, T> together,
            Consumer<List<T>> action,
            @Nullable Object... parameters) {
        List<T> group = new ArrayList<>();
        each(
                sql,
                GROUPED_AT_ONCE,
                row -> {
                    T next = shape.apply(row);
                    if (!group.isEmpty() && !together.test(group.getFirst(), next)) {
                        action.accept(List.copyOf(group));
                        group.clear();
                    }
                    group.add(next);
                },
                parameters);
        if (!group.isEmpty()) {
            action.accept(List.copyOf(group));
        }
    }

    /** The first row; empty when there is none. */
    public <T> Optional<T> find(String sql, Function<Row, T> shape, @Nullable Object... parameters) {
        return list(sql, shape, parameters).stream().findFirst();
    }

    /** The only row, e.g. of an aggregate. */
    public <T> T get(String sql, Function<Row, T> shape, @Nullable Object... parameters) {
        return find(sql, shape, parameters).orElseThrow();
    }

    public boolean exists(String sql, @Nullable Object... parameters) {
        return !list(sql, row -> true, parameters).isEmpty();
    }

    /** The one number that the query answers. */
    public long number(String sql, @Nullable Object... parameters) {
        return get(sql, Row::getFirstLong, parameters);
    }

    /** @return rows touched */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, null, parameters, PreparedStatement::executeUpdate);
    }

    /**
     * One statement over many rows; the bulk's columns are bound before the parameters.
     *
     * @return rows touched
     */
    public int update(String sql, Bulk bulk, @Nullable Object... parameters) {
        return bulk.isEmpty() ? 0 : run(sql, bulk, parameters, PreparedStatement::executeUpdate);
    }

    /**
     * Inserts the bulk's rows into the columns of a table: a few by a statement, many by COPY. Constraints hold as ever.
     *
     * @param columns as they are listed after the table's name, in the order of the bulk's
     */
    public void insert(String table, String columns, Bulk bulk) {
        if (bulk.size() < WORTH_A_COPY) {
            update("INSERT INTO " + table + " (" + columns + ") SELECT * FROM " + bulk.relation(columns), bulk);
            return;
        }
        try (Connection connection = source.getConnection()) {
            CopyText.copy(connection, table, columns, bulk);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The same statement for every element, sent in batches. */
    public <T> void updateEach(String sql, Collection<T> elements, Function<T, @Nullable Object[]> parameters) {
        if (elements.isEmpty()) {
            return;
        }
        run(sql, null, new Object[0], statement -> {
            int waiting = 0;
            for (T element : elements) {
                bind(statement, 1, parameters.apply(element));
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

    /** Undoes what the work did when it fails on a statement, and lets the transaction go on; the failure is thrown. */
    public void savepoint(Runnable work) {
        update("SAVEPOINT attempt");
        try {
            work.run();
        } catch (DatabaseException failure) {
            update("ROLLBACK TO SAVEPOINT attempt");
            update("RELEASE SAVEPOINT attempt"); // else an attempt around this one would go back to here only
            throw failure;
        }
        update("RELEASE SAVEPOINT attempt");
    }

    private static <T> List<T> rows(PreparedStatement statement, Function<Row, T> shape) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet cursor = statement.executeQuery()) {
            Row row = new Row(cursor);
            while (cursor.next()) {
                rows.add(shape.apply(row));
            }
        }
        return rows;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, @Nullable Bulk bulk, @Nullable Object[] parameters, Work<T> work) {
        var many = bulk != null && bulk.size() >= MANY;
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(many ? sql + OF_MANY : sql)) {
            int index = 1;
            if (many) {
                // planned for the rows that are there: a plan kept for any number of them takes ten, and joins in loops
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            for (Bulk.Column column : bulk == null ? List.<Bulk.Column>of() : bulk.columns()) {
                statement.setArray(index++, connection.createArrayOf(column.type(), column.texts()));
            }
            bind(statement, index, parameters);
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void bind(PreparedStatement statement, int first, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, first + i, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
            case UUID[] ids ->
                statement.setArray(index, statement.getConnection().createArrayOf("uuid", ids));
            case Collection<?> none when none.isEmpty() -> statement.setObject(index, "{}", Types.OTHER);
            case Collection<?> many -> statement.setArray(index, array(statement, many));
            default -> statement.setObject(index, value);
        }
    }

    /** Only an empty one is left to the server to type: what it is compared with tells. */
    private static Array array(PreparedStatement statement, Collection<?> values) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        typeOf(values.iterator().next()),
                        values.stream().map(Bulk::text).toArray());
    }

    private static String typeOf(Object element) {
        return switch (element) {
            case UUID id -> "uuid";
            case Integer number -> "int4";
            case Long number -> "int8";
            case LocalDate date -> "date";
            default -> "text";
        };
    }
}
