package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * Where a page starts and how long it is. A query asks for {@link #fetch()} rows after {@link #after()}; the row too
 * many tells whether another page follows.
 */
public final class Seek {

    private final int limit;
    private final @Nullable List<String> after;
    private final Function<List<String>, String> seal;

    Seek(int limit, @Nullable List<String> after, Function<List<String>, String> seal) {
        this.limit = limit;
        this.after = after;
        this.seal = seal;
    }

    public int limit() {
        return limit;
    }

    /** One more than the limit. */
    public int fetch() {
        return limit + 1;
    }

    /** The keys of the last row already seen, in the order that {@code keyOf} gave them; null on the first page. */
    public @Nullable List<String> after() {
        return after;
    }

    /** One key of the last row already seen; null on the first page. */
    public @Nullable String after(int index) {
        return after == null ? null : after.get(index);
    }

    public <T> Page<T> page(List<T> fetchedRows, Function<T, List<String>> keyOf) {
        return page(fetchedRows, keyOf, null);
    }

    public <T> Page<T> page(List<T> fetchedRows, Function<T, List<String>> keyOf, @Nullable Long total) {
        return page(fetchedRows, keyOf, Function.identity(), total);
    }

    /** Cuts the rows to the limit and shapes them; {@code keyOf} must name the row uniquely under the sort. */
    public <R, T> Page<T> page(
            List<R> fetchedRows, Function<R, List<String>> keyOf, Function<R, T> view, @Nullable Long total) {
        var more = fetchedRows.size() > limit;
        var rows = more ? fetchedRows.subList(0, limit) : fetchedRows;
        var next = more ? seal.apply(keyOf.apply(rows.get(limit - 1))) : null;
        return new Page<>(rows.stream().map(view).toList(), next, total);
    }
}
