package org.shequ.gateway.door;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Singleton;

/**
 * Numbers every request (W3C Trace Context), going on with the caller's number. Where nothing is recorded, the tracer with
 * its spans is left out: it costs a tenth of a passage.
 */
@Singleton
class Tracing {

    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final int LENGTH = 55;
    private static final int ID_AT = 3;
    private static final int ID_END = 35;
    private static final String NO_ID = "0".repeat(ID_END - ID_AT);
    private static final HexFormat HEX = HexFormat.of();

    private final boolean recording;

    Tracing(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "0") double share) {
        recording = share > 0;
    }

    TracingPolicy policy() {
        return recording ? TracingPolicy.ALWAYS : TracingPolicy.IGNORE;
    }

    String idFor(HttpServerRequest request) {
        var span = recording ? Span.current().getSpanContext() : null;
        if (span != null && span.isValid()) {
            return span.getTraceId();
        }
        var given = given(request.getHeader(TRACEPARENT));
        var random = ThreadLocalRandom.current();
        return given == null ? HEX.toHexDigits(random.nextLong() | 1) + HEX.toHexDigits(random.nextLong()) : given;
    }

    /** What the service gets, or null where the tracer writes it. */
    @Nullable
    String parent(String traceId) {
        var spanId = ThreadLocalRandom.current().nextLong() | 1;
        return recording ? null : "00-" + traceId + "-" + HEX.toHexDigits(spanId) + "-00";
    }

    private static @Nullable String given(@Nullable String parent) {
        if (parent == null || parent.length() != LENGTH || !parent.startsWith("00-")) {
            return null;
        }
        for (var i = ID_AT; i < LENGTH; i++) {
            var dash = i == ID_END || i == LENGTH - 3;
            var c = parent.charAt(i);
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return null;
            }
        }
        var id = parent.substring(ID_AT, ID_END);
        return id.equals(NO_ID) ? null : id;
    }
}
