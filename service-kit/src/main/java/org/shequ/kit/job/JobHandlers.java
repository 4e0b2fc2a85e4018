package org.shequ.kit.job;

import io.quarkus.arc.All;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** The kinds of jobs that this service does. */
@ApplicationScoped
class JobHandlers {

    private final Map<String, JobHandler> byKind = new HashMap<>();

    JobHandlers(@All List<JobHandler> handlers) {
        for (var handler : handlers) {
            if (byKind.put(handler.kind(), handler) != null) {
                throw new IllegalStateException("Two handlers do jobs of kind " + handler.kind());
            }
        }
    }

    JobHandler get(String kind) {
        var handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalArgumentException("No handler does jobs of kind " + kind);
        }
        return handler;
    }

    Set<String> kinds() {
        return byKind.keySet();
    }
}
