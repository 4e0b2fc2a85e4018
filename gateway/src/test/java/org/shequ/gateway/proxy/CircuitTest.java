package org.shequ.gateway.proxy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitTest {

    private final AtomicLong now = new AtomicLong();
    private final Circuit circuit = new Circuit(2, Duration.ofSeconds(3), now::get);

    @Test
    void it_opens_after_failures_in_a_row_only() {
        circuit.failed();
        circuit.succeeded();
        circuit.failed();
        assertThat(circuit.closedFor()).isEmpty();
        circuit.failed();
        assertThat(circuit.closedFor()).contains(Duration.ofSeconds(3));
    }

    @Test
    void after_its_time_one_request_may_try_and_decides() {
        open();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(circuit.closedFor()).isEmpty();
        assertThat(circuit.closedFor()).isPresent();
        circuit.succeeded();
        assertThat(circuit.closedFor()).isEmpty();
    }

    @Test
    void a_failed_try_opens_it_again() {
        open();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(circuit.closedFor()).isEmpty();
        circuit.failed();
        assertThat(circuit.closedFor()).contains(Duration.ofSeconds(3));
    }

    @Test
    void a_try_that_never_reports_back_makes_room_for_another() {
        open();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(circuit.closedFor()).isEmpty();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(circuit.closedFor()).isEmpty();
    }

    private void open() {
        circuit.failed();
        circuit.failed();
    }
}
