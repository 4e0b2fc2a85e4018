package org.shequ.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes the query of a request out of its span: whoever searches for a citizen ID writes it there, and spans are kept by
 * systems that know nothing of who may see what. The path stays; it holds ids alone.
 */
@ApplicationScoped
public class ReticentSpans implements SpanProcessor {

    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final List<AttributeKey<String>> ADDRESSES = List.of(
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("http.url"),
            AttributeKey.stringKey("http.target"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, "");
        }
        for (var key : ADDRESSES) {
            var address = span.getAttribute(key);
            if (address != null && address.indexOf('?') >= 0) {
                span.setAttribute(key, address.substring(0, address.indexOf('?')));
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // nothing is left to do
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
