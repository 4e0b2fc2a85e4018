package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many rows for one statement: a column-wise parameter set for {@code unnest}, e.g.
 * {@code INSERT INTO t (a, b) SELECT * FROM <bulk>}. A column whose type is an array takes collections; {@code unnest} would
 * flatten them, so they travel as text, and {@link #relation} casts them back.
 */
public final class Bulk {

    private static final String ARRAY = "[]";

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
        return types.stream()
                .map(type -> "?::" + (type.endsWith(ARRAY) ? "text" : type) + ARRAY)
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** The rows as a relation of named columns in their types, to stand in a FROM clause. @param columns separated by commas */
    public String relation(String columns) {
        String[] names = columns.split(",", -1);
        return IntStream.range(0, types.size())
                .mapToObj(i -> types.get(i).endsWith(ARRAY) ? names[i] + "::" + types.get(i) : names[i])
                .collect(Collectors.joining(", ", "(SELECT ", " FROM " + unnest() + " AS u (" + columns + "))"));
    }

    List<Column> columns() {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            all.add(new Column(
                    type.endsWith(ARRAY) ? "text" : type, columns.get(i).toArray()));
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

    /** Constants by their name, as single parameters are; collections as array literals. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            case Collection<?> elements ->
                elements.stream().map(Bulk::element).collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }

    private static String element(@Nullable Object value) {
        String text = text(value);
        return text == null ? "NULL" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
