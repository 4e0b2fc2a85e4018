package org.shequ.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Reads and writes {@code traceparent} (W3C Trace Context, version 00). */
public final class TraceContext {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceContext() {}

    /** The present span as a traceparent; null outside any trace. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** The present trace id, 32 hexadecimal digits; null outside any trace. */
    public static @Nullable String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }

    /** Runs work in a span that continues the given trace, or begins one when there is none. */
    public static void continuing(@Nullable String traceparent, String spanName, Runnable work) {
        Span span = GlobalOpenTelemetry.getTracer("org.shequ.kit")
                .spanBuilder(spanName)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent(traceparent))
                .startSpan();
        try (var scope = span.makeCurrent()) {
            work.run();
        } finally {
            span.end();
        }
    }

    private static Context parent(@Nullable String traceparent) {
        if (traceparent == null) {
            return Context.root();
        }
        var match = TRACEPARENT.matcher(traceparent);
        if (!match.matches()) {
            return Context.root();
        }
        var remote = SpanContext.createFromRemoteParent(
                match.group(1), match.group(2), TraceFlags.fromHex(match.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }
}
