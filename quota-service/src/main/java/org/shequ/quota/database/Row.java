package org.shequ.quota.database;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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

    public @Nullable Instant findInstant(String column) {
        OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    public int getInt(String column) {
        return present(column, findInt(column));
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

    public BigDecimal getDecimal(String column) {
        return present(column, read(() -> result.getBigDecimal(column)));
    }

    public <E extends Enum<E>> E getEnum(String column, Class<E> type) {
        return Enum.valueOf(type, getText(column));
    }

    public <E extends Enum<E>> @Nullable E findEnum(String column, Class<E> type) {
        String name = findText(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <E extends Enum<E>> List<E> getEnums(String column, Class<E> type) {
        var array = present(column, read(() -> result.getArray(column)));
        var names = (String[]) present(column, read(array::getArray));
        return List.of(names).stream().map(name -> Enum.valueOf(type, name)).toList();
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
