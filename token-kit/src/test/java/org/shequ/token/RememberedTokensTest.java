package org.shequ.token;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class RememberedTokensTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private record Verified(String whose, Instant until) {}

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final RememberedTokens<Verified> tokens =
            new RememberedTokens<>(time::get, verified -> verified.until().getEpochSecond());

    private @Nullable String whose(String token) {
        var known = tokens.find(token);
        return known == null ? null : known.whose();
    }

    @Test
    void a_token_is_believed_for_a_minute_after_it_was_verified() {
        tokens.keep("a", new Verified("Li", NOON.plusSeconds(3600)));
        time.set(NOON.plus(RememberedTokens.REMEMBERED).minusSeconds(1));
        assertEquals("Li", whose("a"));
        time.set(NOON.plus(RememberedTokens.REMEMBERED));
        assertNull(whose("a"));
    }

    @Test
    void another_token_is_another_matter() {
        tokens.keep("a", new Verified("Li", NOON.plusSeconds(3600)));
        assertNull(whose("b"));
        tokens.keep("b", new Verified("Wang", NOON.plusSeconds(3600)));
        assertEquals("Wang", whose("b"));
        assertEquals("Li", whose("a"));
    }

    @Test
    void at_its_end_a_token_is_no_longer_remembered_however_lately_it_was_verified() {
        tokens.keep("a", new Verified("Li", NOON.plusSeconds(5)));
        time.set(NOON.plusSeconds(4));
        assertEquals("Li", whose("a"));
        time.set(NOON.plusSeconds(5));
        assertNull(whose("a"));
    }
}
