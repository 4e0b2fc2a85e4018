package org.shequ.quota.database;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many rows for one statement: a column-wise parameter set for {@code unnest}, to stand in a FROM clause. Its parameters
 * come before all others of the statement.
 */
public final class Bulk {

    private final List<String> types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    /** @param types PostgreSQL types of the columns, in order */
    public Bulk(String... types) {
        this.types = List.of(types);
        this.types.forEach(type -> columns.add(new ArrayList<>()));
    }

    public void add(@Nullable Object... values) {
        if (values.length != types.size()) {
            throw new IllegalArgumentException(values.length + " values for " + types.size() + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
    }

    public boolean isEmpty() {
        return columns.getFirst().isEmpty();
    }

    /** {@code unnest(?::text[], ?::int4[], …)}. */
    public String unnest() {
        return types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ", "unnest(", ")"));
    }

    int width() {
        return types.size();
    }

    String type(int column) {
        return types.get(column);
    }

    /** The driver sends text forms; it knows those of all types here. */
    @Nullable
    Object[] texts(int column) {
        return columns.get(column).stream()
                .map(value -> value == null ? null : value.toString())
                .toArray();
    }
}
