package org.shequ.kit.lifecycle;

import java.util.List;
import java.util.ServiceLoader;

/** The lifecycles of one service; each names its own under {@code META-INF/services}. */
public interface Lifecycles {

    List<Lifecycle<?>> all();

    /** Those of the service that runs. */
    static List<Lifecycle<?>> known() {
        return ServiceLoader.load(Lifecycles.class).stream()
                .flatMap(provider -> provider.get().all().stream())
                .toList();
    }
}
