package org.shequ.gateway.proxy;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Problem;
import org.shequ.gateway.problem.UnreadBody;

import java.util.Objects;

/** A service's answer on its way to the caller: a small one whole, others as they come and no faster than he reads. */
final class Answer {

    private static final int HELD_BYTES = 64 * 1024;
    private static final long UNKNOWN = -1;

    private final Exchange exchange;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final HttpClientResponse service;
    private final Upstream upstream;

    private Buffer held = Buffer.buffer(0);
    private boolean streaming;
    private boolean callerReads = true;
    private long since = System.nanoTime();

    Answer(Exchange exchange, HttpServerRequest request, HttpClientResponse service, Upstream upstream) {
        this.exchange = exchange;
        this.request = request;
        this.response = request.response();
        this.service = service;
        this.upstream = upstream;
    }

    void pass() {
        service.exceptionHandler(
                broken -> exchange.answerBroken(Objects.requireNonNullElse(broken.getMessage(), "closed"), streaming));
        var length = bodyless() ? 0 : length();
        streaming = length == UNKNOWN || length > HELD_BYTES;
        if (streaming) {
            head();
            if (length == UNKNOWN) {
                response.setChunked(true);
            }
        }
        service.handler(streaming ? this::stream : this::hold);
        service.endHandler(end -> finish());
    }

    /** Passes it back, unless it says that an earlier attempt is still being worked on. */
    void unlessInFlight(Runnable inFlight) {
        var length = length();
        if (length == UNKNOWN || length > HELD_BYTES || !isProblem()) {
            pass();
            return;
        }
        service.exceptionHandler(
                broken -> exchange.answerBroken(Objects.requireNonNullElse(broken.getMessage(), "closed"), false));
        service.handler(this::hold);
        service.endHandler(end -> {
            if (CommonProblem.IDEMPOTENCY_IN_FLIGHT.name().equals(code())) {
                inFlight.run();
            } else {
                finish();
            }
        });
    }

    private boolean isProblem() {
        var type = service.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private String code() {
        try {
            return new JsonObject(held).getString("code", "");
        } catch (DecodeException | ClassCastException unreadable) {
            return "";
        }
    }

    /** RFC 9110: the head alone ends these, whatever it says of a length. */
    private boolean bodyless() {
        var status = service.statusCode();
        return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    }

    private long length() {
        var length = service.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UNKNOWN : Long.parseLong(length);
    }

    private void head() {
        response.setStatusCode(service.statusCode());
        ProxyHeaders.toCaller(service.headers(), response.headers(), upstream.origin());
    }

    private void hold(Buffer chunk) {
        since = System.nanoTime();
        if (held.length() == 0) {
            held = chunk;
        } else {
            held.appendBuffer(chunk);
        }
    }

    private void stream(Buffer chunk) {
        since = System.nanoTime();
        response.write(chunk);
        if (response.writeQueueFull()) {
            callerReads = false;
            service.pause();
            response.drainHandler(drained -> {
                callerReads = true;
                since = System.nanoTime();
                service.resume();
            });
        }
    }

    private void finish() {
        exchange.answerArrived();
        if (streaming || bodyless()) {
            if (!streaming) {
                head();
            }
            response.end();
        } else {
            head();
            response.end(held);
        }
        exchange.answerPassed();
    }

    /** Whether the service says nothing more, or the caller does not read. */
    boolean stalled(long now) {
        var limit = callerReads
                ? upstream.timeoutNanos()
                : upstream.limits().answerRest().toNanos();
        return now - since > limit;
    }

    void giveUp() {
        if (callerReads) {
            exchange.answerBroken("nothing more came", streaming);
        } else {
            Log.infof("An answer of %s was not read any further", upstream.name());
            UnreadBody.cut(request.connection());
        }
    }
}
