package org.shequ.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * State of the whole JVM. Quarkus loads test classes more than once, so a static field would be one per restart of the
 * application; what lies in the system class loader's copy of this class is there once, and is made of JDK types only,
 * so that every class loader can read it. (System properties cannot hold it: the transaction manager copies them all and
 * takes texts only.)
 */
final class SharedState {
    static final Map<String, Object> STATE = new ConcurrentHashMap<>();

    private SharedState() {}

    @SuppressWarnings("unchecked")
    private static Map<String, Object> all() {
        try {
            var field = ClassLoader.getSystemClassLoader()
                    .loadClass(SharedState.class.getName())
                    .getDeclaredField("STATE");
            field.setAccessible(true);
            return (Map<String, Object>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test kit is not on the system class path", e);
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T get(String name, Supplier<T> first) {
        var state = all();
        synchronized (state) {
            var value = state.get(name);
            if (value == null) {
                value = first.get();
                state.put(name, value);
            }
            return (T) value;
        }
    }
}
