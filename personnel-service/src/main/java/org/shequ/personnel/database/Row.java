package org.shequ.personnel.database;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Coded;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The present row of a result, read by column name; {@code get} expects a value, {@code find} does not. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String getText(String column) {
        return present(column, findText(column));
    }

    public @Nullable String findText(String column) {
        return read(() -> result.getString(column));
    }

    public UUID getId(String column) {
        return present(column, findId(column));
    }

    public @Nullable UUID findId(String column) {
        return read(() -> result.getObject(column, UUID.class));
    }

    public LocalDate getDate(String column) {
        return present(column, findDate(column));
    }

    public @Nullable LocalDate findDate(String column) {
        return read(() -> result.getObject(column, LocalDate.class));
    }

    public Instant getInstant(String column) {
        return present(column, findInstant(column));
    }

    /** Infinity reads as absent. */
    public @Nullable Instant findInstant(String column) {
        OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
        return time == null || time.equals(OffsetDateTime.MAX) ? null : time.toInstant();
    }

    public int getInt(String column) {
        return present(column, read(() -> result.getObject(column, Integer.class)));
    }

    public @Nullable Integer findInt(String column) {
        return read(() -> result.getObject(column, Integer.class));
    }

    public long getLong(String column) {
        return present(column, read(() -> result.getObject(column, Long.class)));
    }

    public boolean getBoolean(String column) {
        return present(column, read(() -> result.getObject(column, Boolean.class)));
    }

    public double getDouble(String column) {
        return present(column, read(() -> result.getDouble(column)));
    }

    public <E extends Enum<E> & Coded> E getCode(String column, Class<E> list) {
        return Enum.valueOf(list, getText(column));
    }

    public <E extends Enum<E> & Coded> @Nullable E findCode(String column, Class<E> list) {
        return Optional.ofNullable(findText(column))
                .map(name -> Enum.valueOf(list, name))
                .orElse(null);
    }

    public List<Integer> getInts(String column) {
        Array array = present(column, read(() -> result.getArray(column)));
        Object ints = present(column, read(array::getArray));
        return List.of((Integer[]) ints);
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    private interface Read<T extends @Nullable Object> {
        T read() throws SQLException;
    }

    private static <T extends @Nullable Object> T read(Read<T> read) {
        try {
            return read.read();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
