package org.shequ.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHashTest {

    private static final String OLD = "old:" + "A".repeat(43) + "=";
    private static final String NEW = "new:" + "B".repeat(42) + "A=";

    private static RequestHash hash(String keys) {
        return new RequestHash(keys, new ObjectMapper());
    }

    @Test
    void a_request_may_be_repeated_across_a_change_of_keys() {
        var kept = hash(OLD).of(List.of("body"), "POST", "/notes").toKeep();
        var rotated = hash(NEW + "," + OLD);
        assertThat(rotated.of(List.of("body"), "POST", "/notes").matches(kept)).isTrue();
        assertThat(rotated.of(List.of("other"), "POST", "/notes").matches(kept)).isFalse();
        assertThat(hash(NEW).of(List.of("body"), "POST", "/notes").matches(kept))
                .isFalse();
    }

    @Test
    void what_is_kept_cannot_be_found_without_the_key() {
        assertThat(hash(OLD).of(List.of("body")).toKeep())
                .isNotEqualTo(hash(NEW).of(List.of("body")).toKeep());
    }

    @Test
    void parts_and_bodies_do_not_run_into_each_other() {
        var hash = hash(OLD);
        assertThat(hash.of(List.of(), "a", "b")
                        .matches(hash.of(List.of(), "ab", "").toKeep()))
                .isFalse();
        assertThat(hash.of(List.of("b"), "a").matches(hash.of(List.of("a"), "b").toKeep()))
                .isFalse();
    }
}
