package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many rows for one statement: a column-wise parameter set for {@code unnest}, e.g.
 * {@code INSERT INTO t (a, b) SELECT * FROM <bulk>}.
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

    public int size() {
        return columns.getFirst().size();
    }

    /** {@code unnest(?, ?, …)}, to stand in a FROM clause. */
    public String unnest() {
        return types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ", "unnest(", ")"));
    }

    List<Column> columns() {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            all.add(new Column(types.get(i), columns.get(i).toArray()));
        }
        return Collections.unmodifiableList(all);
    }

    record Column(String type, @Nullable Object[] values) {

        /** The driver writes text forms; it knows those of all types here. */
        @Nullable
        Object[] texts() {
            return Arrays.stream(values).map(Bulk::text).toArray();
        }
    }

    /** Constants by their name, as single parameters are. */
    static @Nullable String text(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value == null ? null : value.toString();
    }
}
