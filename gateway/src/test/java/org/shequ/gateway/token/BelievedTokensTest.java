package org.shequ.gateway.token;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BelievedTokensTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final BelievedTokens tokens = new BelievedTokens(time::get);
    private int verified;

    private String ask(String token, Instant until) {
        return tokens.bearer(token, text -> {
                    verified++;
                    return new Bearer(text + "'s", Set.of(), until);
                })
                .subject();
    }

    @Test
    void a_token_is_verified_once_and_then_believed_for_a_minute() {
        var until = NOON.plusSeconds(3600);
        assertEquals("a's", ask("a", until));
        time.set(NOON.plus(BelievedTokens.REMEMBERED).minusSeconds(1));
        assertEquals("a's", ask("a", until));
        assertEquals(1, verified);
        time.set(NOON.plus(BelievedTokens.REMEMBERED));
        ask("a", until);
        assertEquals(2, verified);
    }

    @Test
    void another_token_is_another_matter() {
        ask("a", NOON.plusSeconds(3600));
        assertEquals("b's", ask("b", NOON.plusSeconds(3600)));
        assertEquals(2, verified);
    }

    @Test
    void at_its_end_a_token_is_verified_again_however_lately_it_was_believed() {
        ask("a", NOON.plusSeconds(5));
        time.set(NOON.plusSeconds(5));
        assertThrows(
                IllegalStateException.class,
                () -> tokens.bearer("a", text -> {
                    throw new IllegalStateException("over");
                }));
    }

    @Test
    void a_refusal_is_not_remembered() {
        for (int i = 0; i < 2; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> tokens.bearer("a", text -> {
                        verified++;
                        throw new IllegalStateException("refused");
                    }));
        }
        assertEquals(2, verified);
        assertEquals("a's", ask("a", NOON.plusSeconds(3600)));
    }
}
