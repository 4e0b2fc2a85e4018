package org.shequ.gateway.proxy;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.gateway.problem.Refusal;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One request on its way through. Everything runs on the request's own event loop.
 *
 * <p>Tried again, at most twice: what certainly did not reach the service (no connection), and what may have reached it
 * but may safely do so twice; of both only GET, HEAD and requests with an Idempotency-Key, and never a body that has
 * begun to stream.
 */
final class Passage {

    private static final int MOST_ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_KEPT_BYTES = 64 * 1024;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Upstream upstream;
    private final HttpServerRequest request;
    private final String target;
    private final Caller caller;
    private final Consumer<Refusal> refused;
    private final boolean hasBody;
    private final boolean repeatable;

    private @Nullable Buffer kept;
    private @Nullable LimitedBody streamed;
    private int attempts;
    private boolean timedOut;
    private boolean over;
    private long timer = -1;

    Passage(Upstream upstream, HttpServerRequest request, String target, Caller caller, Consumer<Refusal> refused) {
        this.upstream = upstream;
        this.request = request;
        this.target = target;
        this.caller = caller;
        this.refused = refused;
        this.hasBody = request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength() > 0;
        this.repeatable = SAFE.contains(request.method()) || request.headers().contains("Idempotency-Key");
    }

    void start() {
        if (hasBody && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        var length = declaredLength();
        if (repeatable && length > 0 && length <= MOST_KEPT_BYTES) {
            request.body().onSuccess(body -> {
                kept = body;
                attempt();
            });
            request.resume();
        } else {
            attempt();
        }
    }

    private long declaredLength() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private void attempt() {
        attempts++;
        upstream.client().request(upstream.target()).onComplete(connection -> {
            if (connection.succeeded()) {
                send(connection.result());
            } else {
                notConnected(connection.cause());
            }
        });
    }

    private void notConnected(Throwable cause) {
        if (cause instanceof ConnectionPoolTooBusyException) {
            refuse(CommonProblem.UPSTREAM_UNAVAILABLE, SOON);
            return;
        }
        upstream.circuit().failed();
        if (mayRepeat()) {
            repeat();
        } else {
            Log.warnf("No connection to %s after %d attempts: %s", upstream.name(), attempts, cause);
            refuse(CommonProblem.UPSTREAM_UNAVAILABLE, SOON);
        }
    }

    private boolean mayRepeat() {
        var unread = !hasBody || kept != null || streamed == null;
        return repeatable
                && unread
                && attempts < MOST_ATTEMPTS
                && !request.response().closed();
    }

    private void repeat() {
        upstream.vertx().setTimer(PAUSE_MILLIS * attempts, due -> attempt());
    }

    private void send(HttpClientRequest outgoing) {
        if (request.response().closed()) {
            outgoing.reset();
            return;
        }
        var proxied = ProxyRequest.reverseProxy(request);
        proxied.setURI(target);
        ProxyHeaders.toService(proxied.headers(), caller);
        proxied.setBody(body(outgoing));
        if (!hasBody || kept != null) {
            awaitHead(outgoing);
        }
        proxied.send(outgoing).onComplete(answer -> {
            upstream.vertx().cancelTimer(timer);
            if (answer.succeeded()) {
                passBack(outgoing, answer.result());
            } else {
                notAnswered(answer.cause());
            }
        });
    }

    private @Nullable Body body(HttpClientRequest outgoing) {
        if (!hasBody) {
            return null;
        }
        if (kept != null) {
            return Body.body(kept);
        }
        streamed = new LimitedBody(request, upstream.mostBytes(), () -> awaitHead(outgoing));
        return Body.body(streamed, declaredLength());
    }

    /** The service's time runs from the end of the request: a slow sender is not its fault. */
    private void awaitHead(HttpClientRequest outgoing) {
        timer = upstream.vertx().setTimer(upstream.timeoutMillis(), late -> {
            timedOut = true;
            outgoing.reset();
        });
    }

    private void passBack(HttpClientRequest outgoing, ProxyResponse answer) {
        upstream.circuit().succeeded();
        outgoing.idleTimeout(upstream.timeoutMillis());
        ProxyHeaders.toCaller(answer.headers(), upstream.url());
        over = true;
        answer.send().onFailure(cause -> Log.debugf("Answer of %s broken off: %s", upstream.name(), cause));
    }

    private void notAnswered(Throwable cause) {
        if (streamed != null && streamed.exceeded()) {
            refuse(CommonProblem.PAYLOAD_TOO_LARGE, null);
        } else if (timedOut) {
            upstream.circuit().failed();
            Log.warnf("%s did not answer within %d ms", upstream.name(), upstream.timeoutMillis());
            refuse(CommonProblem.UPSTREAM_TIMEOUT, null);
        } else if (request.response().closed()) {
            Log.debugf("The caller of %s has gone", upstream.name());
        } else {
            upstream.circuit().failed();
            if (mayRepeat()) {
                repeat();
            } else {
                Log.warnf("%s broke off before its answer: %s", upstream.name(), cause);
                refuse(CommonProblem.UPSTREAM_FAILED, null);
            }
        }
    }

    private void refuse(ProblemCode code, @Nullable Duration retryAfter) {
        if (!over) {
            over = true;
            refused.accept(retryAfter == null ? Refusal.of(code) : Refusal.until(code, retryAfter));
        }
    }
}
