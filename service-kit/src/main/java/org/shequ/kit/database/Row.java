package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/** The row that a cursor stands on. {@code find...} answers null for NULL; the others take NULL for a fault of ours. */
public final class Row {

    private final ResultSet cursor;

    Row(ResultSet cursor) {
        this.cursor = cursor;
    }

    public String text(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getString(column), column);
    }

    public @Nullable String findText(String column) throws SQLException {
        return cursor.getString(column);
    }

    public int integer(String column) throws SQLException {
        return cursor.getInt(column);
    }

    public @Nullable Integer findInteger(String column) throws SQLException {
        return cursor.getObject(column, Integer.class);
    }

    public long number(String column) throws SQLException {
        return cursor.getLong(column);
    }

    long number(int position) throws SQLException {
        return cursor.getLong(position);
    }

    public boolean flag(String column) throws SQLException {
        return cursor.getBoolean(column);
    }

    public BigDecimal decimal(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getBigDecimal(column), column);
    }

    public @Nullable BigDecimal findDecimal(String column) throws SQLException {
        return cursor.getBigDecimal(column);
    }

    public LocalDate date(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getObject(column, LocalDate.class), column);
    }

    public @Nullable LocalDate findDate(String column) throws SQLException {
        return cursor.getObject(column, LocalDate.class);
    }

    public Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    public UUID id(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getObject(column, UUID.class), column);
    }

    public @Nullable UUID findId(String column) throws SQLException {
        return cursor.getObject(column, UUID.class);
    }

    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E findConstant(Class<E> type, String column) throws SQLException {
        String name = findText(column);
        return name == null ? null : Enum.valueOf(type, name);
    }
}
