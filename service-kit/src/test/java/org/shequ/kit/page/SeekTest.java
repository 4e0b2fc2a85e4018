package org.shequ.kit.page;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

class SeekTest {

    private static final int ROWS = 2345;

    private final List<Integer> fetched = new ArrayList<>();

    private static Seek asked(boolean counted) {
        return new Seek(10, List.of("7"), counted, keys -> "after " + keys.getFirst());
    }

    private List<Integer> numbers(Seek from) {
        var after = from.after(0);
        fetched.add(from.fetch());
        return IntStream.rangeClosed(after == null ? 1 : Integer.parseInt(after) + 1, ROWS)
                .limit(from.fetch())
                .boxed()
                .toList();
    }

    private Page<Integer> page(Seek seek) {
        return seek.page(this::numbers, number -> List.of(number.toString()));
    }

    @Test
    void a_total_is_of_all_rows_wherever_the_page_begins_and_is_read_in_pieces() {
        var page = page(asked(true));
        assertEquals(IntStream.rangeClosed(8, 17).boxed().toList(), page.items());
        assertEquals("after 17", page.next());
        assertEquals(ROWS, page.total());
        assertEquals(List.of(11, 1000, 1000, 1000), fetched);
    }

    @Test
    void nothing_is_counted_unless_it_is_asked_for() {
        assertNull(page(asked(false)).total());
        assertEquals(List.of(11), fetched);
        assertNull(asked(false)
                .page(List.of(8), number -> List.of(number.toString()), () -> fail("counted"))
                .total());
    }
}
