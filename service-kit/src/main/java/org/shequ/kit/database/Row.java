package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The row that a cursor stands on, by column name. {@code find...} answers null for NULL; {@code get...} fails on it. */
public final class Row {

    private final ResultSet cursor;

    Row(ResultSet cursor) {
        this.cursor = cursor;
    }

    public String getText(String column) {
        return present(column, findText(column));
    }

    public @Nullable String findText(String column) {
        return read(() -> cursor.getString(column));
    }

    public UUID getId(String column) {
        return present(column, findId(column));
    }

    public @Nullable UUID findId(String column) {
        return read(() -> cursor.getObject(column, UUID.class));
    }

    public LocalDate getDate(String column) {
        return present(column, findDate(column));
    }

    public @Nullable LocalDate findDate(String column) {
        return read(() -> cursor.getObject(column, LocalDate.class));
    }

    /** A month that stands as text: 2012-06. */
    public @Nullable YearMonth findMonth(String column) {
        String month = findText(column);
        return month == null ? null : YearMonth.parse(month);
    }

    public Instant getInstant(String column) {
        return present(column, findInstant(column));
    }

    /** Infinity reads as absent. */
    public @Nullable Instant findInstant(String column) {
        OffsetDateTime time = read(() -> cursor.getObject(column, OffsetDateTime.class));
        return time == null || time.equals(OffsetDateTime.MAX) ? null : time.toInstant();
    }

    public int getInt(String column) {
        return present(column, findInt(column));
    }

    public @Nullable Integer findInt(String column) {
        return read(() -> {
            int value = cursor.getInt(column);
            return cursor.wasNull() ? null : value;
        });
    }

    public long getLong(String column) {
        return present(column, findLong(column));
    }

    public @Nullable Long findLong(String column) {
        return read(() -> {
            long value = cursor.getLong(column);
            return cursor.wasNull() ? null : value;
        });
    }

    long getFirstLong() {
        return read(() -> cursor.getLong(1));
    }

    public boolean getBoolean(String column) {
        return present(column, read(() -> cursor.getObject(column, Boolean.class)));
    }

    public double getDouble(String column) {
        return read(() -> {
            double value = cursor.getDouble(column);
            if (cursor.wasNull()) {
                throw new IllegalStateException(column + " is null");
            }
            return value;
        });
    }

    public byte[] getBytes(String column) {
        return present(column, read(() -> cursor.getBytes(column)));
    }

    public BigDecimal getDecimal(String column) {
        return present(column, findDecimal(column));
    }

    public @Nullable BigDecimal findDecimal(String column) {
        return read(() -> cursor.getBigDecimal(column));
    }

    public <E extends Enum<E>> E getEnum(String column, Class<E> type) {
        return Enum.valueOf(type, getText(column));
    }

    public <E extends Enum<E>> @Nullable E findEnum(String column, Class<E> type) {
        String name = findText(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <E extends Enum<E>> List<E> getEnums(String column, Class<E> type) {
        return getTexts(column).stream().map(name -> Enum.valueOf(type, name)).toList();
    }

    public List<String> getTexts(String column) {
        return Arrays.asList((String[]) array(column));
    }

    public List<Integer> getInts(String column) {
        return Arrays.asList((Integer[]) array(column));
    }

    public List<Long> getLongs(String column) {
        return Arrays.asList((Long[]) array(column));
    }

    private Object array(String column) {
        Array array = present(column, read(() -> cursor.getArray(column)));
        return present(column, read(array::getArray));
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
            throw new DatabaseException(e);
        }
    }
}
