package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Where a page starts and how long it is. A query asks for {@link #fetch()} rows after {@link #after()}; the row too
 * many tells whether another page follows.
 */
public final class Seek {

    private static final int COUNTED_AT_ONCE = 1000;

    private final int limit;
    private final @Nullable List<String> after;
    private final boolean counted;
    private final Function<List<String>, String> seal;

    /** @param counted whether the caller wants the number of all rows */
    Seek(int limit, @Nullable List<String> after, boolean counted, Function<List<String>, String> seal) {
        this.limit = limit;
        this.after = after;
        this.counted = counted;
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

    /** The key as an id. */
    public @Nullable UUID afterId(int index) {
        var key = after(index);
        return key == null ? null : UUID.fromString(key);
    }

    /** The key as a day. */
    public @Nullable LocalDate afterDay(int index) {
        var key = after(index);
        return key == null ? null : LocalDate.parse(key);
    }

    /** The same page for a list whose rows are shown as they are. */
    public <T> Page<T> page(List<T> fetchedRows, Function<T, List<String>> keyOf, LongSupplier total) {
        return page(fetchedRows, keyOf, Function.identity(), total);
    }

    /**
     * Cuts the rows to the limit and shapes them; {@code keyOf} must name the row uniquely under the sort.
     *
     * @param total counts all rows under the same filter; asked only when the caller wants it
     */
    public <R, T> Page<T> page(
            List<R> fetchedRows, Function<R, List<String>> keyOf, Function<R, T> view, LongSupplier total) {
        var more = fetchedRows.size() > limit;
        var rows = more ? fetchedRows.subList(0, limit) : fetchedRows;
        var next = more ? seal.apply(keyOf.apply(rows.get(limit - 1))) : null;
        return new Page<>(rows.stream().map(view).toList(), next, counted ? total.getAsLong() : null);
    }

    /** The same page for a list whose rows are shown as they are. */
    public <T> Page<T> page(Function<Seek, List<T>> reading, Function<T, List<String>> keyOf) {
        return page(reading, keyOf, Function.identity());
    }

    /**
     * A page of a list that is short, or computed: its total is found by the same reading, from the beginning to the end, so
     * that it cannot be the total of anything else. A long list counts by a statement.
     */
    public <R, T> Page<T> page(Function<Seek, List<R>> reading, Function<R, List<String>> keyOf, Function<R, T> view) {
        return page(reading.apply(this), keyOf, view, () -> countRead(reading, keyOf));
    }

    private static <R> long countRead(Function<Seek, List<R>> reading, Function<R, List<String>> keyOf) {
        var total = 0L;
        var seek = new Seek(COUNTED_AT_ONCE - 1, null, false, keys -> "");
        while (true) {
            var rows = reading.apply(seek);
            total += rows.size();
            if (rows.size() < seek.fetch()) {
                return total;
            }
            seek = new Seek(seek.limit, keyOf.apply(rows.getLast()), false, seek.seal);
        }
    }
}
