package org.shequ.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.problem.Problem;
import org.shequ.contracts.problem.Violation;
import org.shequ.token.RefusedClaim;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** Answers with problem documents, in the caller's language. */
@Singleton
public class Refusals {

    /** Bears the number of the request from its beginning. */
    public static final CharSequence TRACE_ID = HttpHeaders.createOptimized("X-Trace-Id");

    /** How long the sender of something broken may take to read why, before his connection is closed. */
    private static final long CLOSING_MILLIS = 300;

    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Set<HttpConnection> closing = ConcurrentHashMap.newKeySet();

    Refusals(ObjectMapper json, MeterRegistry meters, Vertx vertx) {
        this.json = json;
        this.meters = meters;
        this.vertx = vertx;
    }

    public void answer(HttpServerRequest request, Refusal refusal) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        var code = refusal.code();
        meters.counter("shequ.gateway.refused", "code", code.name()).increment();
        var language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "Accept-Language");
        if (code.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"shequ\"");
        }
        refusal.headers().forEach(response::putHeader);
        var unread = !request.isEnded();
        if (refusal.isClosing()) {
            close(request.connection());
        }
        response.end(
                Buffer.buffer(document(refusal, language, response.headers().get(TRACE_ID))));
        if (unread) {
            UnreadBody.discard(request, vertx);
        }
    }

    /** Whether the last answer on this connection was given: what still comes on it is no request. */
    public boolean isClosing(HttpConnection connection) {
        return !closing.isEmpty() && closing.contains(connection);
    }

    /** The connection has ended. */
    public void left(HttpConnection connection) {
        if (!closing.isEmpty()) {
            closing.remove(connection);
        }
    }

    private void close(HttpConnection connection) {
        if (closing.add(connection)) {
            vertx.setTimer(CLOSING_MILLIS, due -> UnreadBody.cut(connection));
        }
    }

    private static List<Violation> violations(@Nullable RefusedClaim claim, Language language) {
        return claim == null
                ? List.of()
                : List.of(new Violation(
                        claim.pointer(), claim.rule(), language.choose(claim.english(), claim.chinese())));
    }

    private byte[] document(Refusal refusal, Language language, @Nullable String traceId) {
        var code = refusal.code();
        var permission = refusal.requiredPermission();
        var problem = new Problem(
                code.type(),
                language.choose(code.titleEn(), code.titleZh()),
                code.status(),
                permission == null
                        ? language.choose(code.detailEn(), code.detailZh())
                        : language.choose(
                                code.detailEn().replace("{0}", "the permission " + permission),
                                code.detailZh().replace("{0}", "权限 " + permission)),
                code.name(),
                traceId,
                violations(refusal.claim(), language),
                permission == null ? Map.of() : Map.of("requiredPermission", permission));
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
