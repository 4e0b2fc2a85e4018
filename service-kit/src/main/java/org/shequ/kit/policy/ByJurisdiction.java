package org.shequ.kit.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of each jurisdiction what holds there on one day. */
public final class ByJurisdiction<T> {

    private final Map<String, T> held;

    private ByJurisdiction(Map<String, T> held) {
        this.held = held;
    }

    /** What holds in a jurisdiction. */
    public record Held<T>(String jurisdiction, T policy) {}

    public static <T> ByJurisdiction<T> of(List<Held<T>> policies) {
        Map<String, T> held = new HashMap<>();
        policies.forEach(each -> held.put(each.jurisdiction(), each.policy()));
        return new ByJurisdiction<>(held);
    }

    /** That of the nearest jurisdiction around a unit; empty when none of those above it has decided. */
    public Optional<T> around(String unitCode) {
        for (int length = unitCode.length(); length >= 0; length--) {
            var policy = held.get(unitCode.substring(0, length));
            if (policy != null) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
