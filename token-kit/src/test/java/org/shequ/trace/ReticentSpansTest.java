package org.shequ.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReticentSpansTest {

    private static final String ID = "320602197809204131";

    @Test
    void a_query_is_not_kept() {
        assertThat(kept("url.query", "citizenId=" + ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"url.full", "http.url", "http.target"})
    void an_address_is_kept_without_its_query(String key) {
        assertThat(kept(key, "http://localhost/personnel/v1/people?citizenId=" + ID))
                .isEqualTo("http://localhost/personnel/v1/people");
        assertThat(kept(key, "http://localhost/personnel/v1/people")).isEqualTo("http://localhost/personnel/v1/people");
    }

    @Test
    void what_holds_no_query_stays() {
        assertThat(kept("url.path", "/personnel/v1/people")).isEqualTo("/personnel/v1/people");
    }

    private static @Nullable String kept(String key, String value) {
        try (var tracers = SdkTracerProvider.builder()
                .addSpanProcessor(new ReticentSpans())
                .build()) {
            var span = tracers.get("test")
                    .spanBuilder("GET")
                    .setAttribute(key, value)
                    .startSpan();
            return ((ReadableSpan) span).getAttribute(AttributeKey.stringKey(key));
        }
    }
}
