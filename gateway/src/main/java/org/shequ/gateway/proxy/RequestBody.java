package org.shequ.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends. A small body is read whole before the service is asked, of a large one the beginning: who stops
 * sending holds nothing but his own connection. The rest streams, no faster than the service takes it.
 */
final class RequestBody {

    /** Read before the service is asked; what is not longer can be sent again. */
    private static final int HELD_BYTES = 64 * 1024;

    private final HttpServerRequest request;
    private final long most;
    private final Pace pace;

    private Buffer held = Buffer.buffer(0);
    private @Nullable HttpClientRequest service;
    private @Nullable Runnable next;
    private Runnable tooLarge = () -> {};
    private long seen;
    private boolean ended;
    private boolean streaming;

    RequestBody(HttpServerRequest request, long most, Pace pace) {
        this.request = request;
        this.most = most;
        this.pace = pace;
    }

    /** Calls back when the service may be asked. */
    void gather(Runnable ready, Runnable onTooLarge) {
        if (!declared()) {
            ended = true;
            request.resume(); // its end must be read for the next request to come
            ready.run();
            return;
        }
        next = ready;
        tooLarge = onTooLarge;
        request.handler(this::take);
        request.endHandler(end -> finish());
        pace.run(System.nanoTime());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private boolean declared() {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength() > 0;
    }

    private long declaredLength() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        pace.moved(chunk.length());
        if (seen > most) {
            request.handler(null);
            tooLarge.run();
        } else if (service != null) {
            pass(service, chunk);
        } else {
            held.appendBuffer(chunk);
            if (held.length() >= HELD_BYTES) {
                pause();
                proceed();
            }
        }
    }

    private void pass(HttpClientRequest to, Buffer chunk) {
        to.write(chunk);
        if (to.writeQueueFull()) {
            pause();
            to.drainHandler(drained -> resume());
        }
    }

    private void finish() {
        ended = true;
        pace.stop();
        if (service != null && streaming) {
            service.end();
        }
        proceed();
    }

    private void proceed() {
        var step = next;
        next = null;
        if (step != null) {
            step.run();
        }
    }

    private void pause() {
        request.pause();
        pace.rest(System.nanoTime());
    }

    private void resume() {
        pace.run(System.nanoTime());
        request.resume();
    }

    /** @param sent called when all of it has been handed over */
    void send(HttpClientRequest to, Runnable sent) {
        service = to;
        if (whole()) {
            sendWhole(to);
            sent.run();
            return;
        }
        streaming = true;
        next = sent;
        var length = declaredLength();
        if (length >= 0) {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        } else {
            to.setChunked(true);
        }
        var beginning = held;
        held = Buffer.buffer(0);
        pass(to, beginning);
        if (!to.writeQueueFull()) {
            resume();
        }
    }

    private void sendWhole(HttpClientRequest to) {
        if (held.length() > 0 || request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            to.end(held);
        } else {
            to.end();
        }
    }

    /** Whether it is at hand from beginning to end, and can be sent once more. */
    boolean whole() {
        return ended && !streaming;
    }

    /** Whether the service has all of it. */
    boolean ended() {
        return ended;
    }

    long seen() {
        return seen;
    }

    /** The service is no longer sent anything. */
    void stop() {
        service = null;
        next = null;
        pace.stop();
        if (!ended) {
            request.handler(null);
        }
    }
}
