package org.shequ.kit.inbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.kit.inbox.Reconciler.Comparison;

import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    /** Looks at pairs of logged and applied, one after the other. */
    private static Comparison looking(long[]... pairs) {
        @Nullable Comparison before = null;
        for (var pair : pairs) {
            before = Comparison.after(before, "consumer", "topic", pair[0], pair[1]);
        }
        return Objects.requireNonNull(before);
    }

    private static long[] at(long logged, long applied) {
        return new long[] {logged, applied};
    }

    @Test
    void a_difference_alarms_at_the_third_look_after_the_one_that_found_it() {
        assertThat(looking(at(9, 8), at(9, 8), at(9, 8)).alarming()).isFalse();
        assertThat(looking(at(9, 8), at(9, 8), at(9, 8), at(9, 8)).alarming()).isTrue();
    }

    @Test
    void traffic_does_not_hide_an_event_that_is_stuck() {
        var stuck = looking(at(9, 8), at(109, 108), at(209, 206), at(309, 308));
        assertThat(stuck.alarming()).isTrue();
        assertThat(stuck.difference()).isEqualTo(1);
    }

    @Test
    void a_consumer_that_catches_up_is_left_alone_however_long_it_takes() {
        assertThat(looking(at(900, 0), at(900, 100), at(900, 200), at(900, 300), at(900, 400))
                        .alarming())
                .isFalse();
    }

    @Test
    void a_difference_that_closed_in_between_begins_anew() {
        assertThat(looking(at(9, 8), at(10, 9), at(11, 10), at(11, 11), at(12, 11))
                        .looks())
                .isZero();
    }

    @Test
    void a_log_that_has_lost_events_is_a_difference_too() {
        var ahead = looking(at(8, 9), at(8, 9), at(8, 9), at(8, 9));
        assertThat(ahead.alarming()).isTrue();
        assertThat(ahead.difference()).isEqualTo(-1);
    }
}
