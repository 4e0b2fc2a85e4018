package org.shequ.gateway.limit;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallerAddressTest {

    private final CallerAddress addresses = new CallerAddress(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void a_stranger_cannot_say_who_it_is() {
        assertThat(addresses.of("203.0.113.5", List.of("1.2.3.4"))).isEqualTo("203.0.113.5");
    }

    @Test
    void behind_trusted_proxies_the_last_foreign_address_counts() {
        assertThat(addresses.of("10.1.1.1", List.of("6.6.6.6, 203.0.113.9", "10.2.2.2")))
                .isEqualTo("203.0.113.9");
        assertThat(addresses.of("fd00::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void nonsense_and_names_are_not_believed() {
        assertThat(addresses.of("10.1.1.1", List.of("localhost"))).isEqualTo("10.1.1.1");
        assertThat(addresses.of("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
    }

    @Test
    void one_ipv6_network_is_one_caller() {
        assertThat(CallerAddress.bucketOf("2001:db8:1:2::1")).isEqualTo(CallerAddress.bucketOf("2001:db8:1:2:ffff::9"));
        assertThat(CallerAddress.bucketOf("2001:db8:1:2::1")).isNotEqualTo(CallerAddress.bucketOf("2001:db8:1:3::1"));
    }

    @Test
    void a_wrong_network_stops_the_start() {
        assertThatThrownBy(() -> new CallerAddress(List.of("10.0.0.0/40")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CallerAddress(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
