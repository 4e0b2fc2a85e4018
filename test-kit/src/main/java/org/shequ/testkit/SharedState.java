package org.shequ.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * State of the whole JVM. Quarkus loads test classes more than once, so a static field would be one per restart of the
 * application; what lies here is there once, and is made of JDK types only, so that every class loader can read it.
 */
final class SharedState {
    private static final String PROPERTY = "org.shequ.testkit.state";

    private SharedState() {}

    @SuppressWarnings("unchecked")
    private static Map<String, Object> all() {
        return (Map<String, Object>)
                System.getProperties().computeIfAbsent(PROPERTY, key -> new ConcurrentHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked")
    static <T> T get(String name, Supplier<T> first) {
        synchronized (System.getProperties()) {
            var value = all().get(name);
            if (value == null) {
                value = first.get();
                all().put(name, value);
            }
            return (T) value;
        }
    }
}
