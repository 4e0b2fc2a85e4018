package org.shequ.gateway.proxy;

import io.quarkus.logging.Log;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.problem.GatewayProblem;
import org.shequ.gateway.problem.Refusal;
import org.shequ.gateway.problem.UnreadBody;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One request on its way to a service and back. Everything runs on the request's own event loop, and nothing is left of it
 * when it is over.
 *
 * <p>Tried again, at most twice: what certainly did not reach the service (no connection), and what may have reached it
 * but may safely do so twice; of both only GET, HEAD and requests with an Idempotency-Key, and never a body that has
 * begun to stream.
 */
final class Exchange {

    private static final int MOST_ATTEMPTS = 3;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** What it waits for. */
    private enum Phase {
        BODY,
        TURN,
        CONNECTION,
        HEAD,
        ANSWER,
        NEXT_ATTEMPT,
        OVER
    }

    private final Upstream upstream;
    private final Lane lane;
    private final Connections connections;
    private final Passage passage;
    private final HttpServerRequest request;
    private final Consumer<Refusal> refused;
    private final Context context;
    private final Pace pace;
    private final RequestBody body;
    private final boolean repeatable;
    private final long begun = System.nanoTime();

    private Phase phase = Phase.BODY;
    private long since = begun;
    private int attempts;
    private boolean holdsConnection;
    private boolean sent;
    private @Nullable HttpClientRequest outgoing;
    private @Nullable Answer answer;

    Exchange(Upstream upstream, Lane lane, Passage passage, Consumer<Refusal> refused) {
        this.upstream = upstream;
        this.lane = lane;
        this.connections = lane.to(upstream);
        this.passage = passage;
        this.request = passage.request();
        this.refused = refused;
        this.context = lane.vertx().getOrCreateContext();
        this.pace = new Pace(upstream.limits().body());
        this.body = new RequestBody(request, upstream.mostBytes(), pace);
        this.repeatable = SAFE.contains(request.method()) || request.headers().contains("Idempotency-Key");
    }

    void start() {
        lane.watch().add(this);
        request.exceptionHandler(this::callerBrokeOff);
        request.response().exceptionHandler(this::callerBrokeOff).closeHandler(gone -> callerGone());
        body.gather(this::ask, () -> end(Refusal.of(CommonProblem.PAYLOAD_TOO_LARGE)));
    }

    void inItsContext(Runnable step) {
        context.runOnContext(now -> step.run());
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    private void ask() {
        attempts++;
        enter(Phase.TURN);
        if (!connections.claim(this)) {
            end(Refusal.until(CommonProblem.UPSTREAM_UNAVAILABLE, SOON));
        }
    }

    /** It is its turn to have a connection. */
    void admitted() {
        if (phase != Phase.TURN) {
            connections.release();
            return;
        }
        holdsConnection = true;
        enter(Phase.CONNECTION);
        connections.request(request.method(), passage.target()).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (phase == Phase.OVER) {
            if (connection.succeeded()) {
                connection.result().exceptionHandler(known -> {});
                connection.result().reset();
            }
            releaseConnection();
        } else if (connection.succeeded()) {
            send(connection.result());
        } else {
            notConnected(connection.cause());
        }
    }

    private void notConnected(Throwable cause) {
        releaseConnection();
        upstream.circuit().failed();
        if (mayRepeat()) {
            enter(Phase.NEXT_ATTEMPT);
        } else {
            Log.warnf("No connection to %s after %d attempts: %s", upstream.name(), attempts, cause.getMessage());
            end(Refusal.until(CommonProblem.UPSTREAM_UNAVAILABLE, SOON));
        }
    }

    private boolean mayRepeat() {
        return repeatable && body.whole() && attempts < MOST_ATTEMPTS;
    }

    private void send(HttpClientRequest to) {
        outgoing = to;
        sent = false;
        enter(Phase.HEAD);
        to.exceptionHandler(known -> {}); // the answer's failure says the same
        ProxyHeaders.toService(request.headers(), to.headers(), passage);
        to.response().onComplete(head -> {
            if (to == outgoing && phase == Phase.HEAD) {
                answered(to, head);
            }
        });
        body.send(to, this::wasSent);
    }

    /** The service's time runs from the end of the request: a slow sender is not its fault. */
    private void wasSent() {
        sent = true;
        if (phase == Phase.HEAD) {
            since = System.nanoTime();
        }
    }

    private void answered(HttpClientRequest to, AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            notAnswered(head.cause().getMessage());
            return;
        }
        upstream.circuit().succeeded();
        enter(Phase.ANSWER);
        var back = new Answer(this, request, head.result(), upstream);
        answer = back;
        if (attempts > 1 && head.result().statusCode() == 409) {
            back.unlessInFlight(() -> inFlight(to));
        } else {
            back.pass();
        }
    }

    /** The service still works on an attempt that we believed to be lost: its answer is the one that is wanted. */
    private void inFlight(HttpClientRequest to) {
        answer = null;
        if (System.nanoTime() - begun > upstream.timeoutNanos()) {
            to.reset();
            end(Refusal.of(CommonProblem.UPSTREAM_TIMEOUT));
        } else {
            releaseConnection();
            enter(Phase.NEXT_ATTEMPT);
        }
    }

    private void notAnswered(@Nullable String cause) {
        releaseConnection();
        upstream.circuit().failed();
        if (mayRepeat()) {
            enter(Phase.NEXT_ATTEMPT);
        } else {
            Log.warnf("%s broke off before its answer: %s", upstream.name(), cause);
            end(Refusal.of(CommonProblem.UPSTREAM_FAILED));
        }
    }

    /** The service has said all that it says; its connection is free for others even while the caller still reads. */
    void answerArrived() {
        if (body.ended()) {
            releaseConnection();
        }
    }

    void answerPassed() {
        if (!body.ended()) {
            body.stop();
            resetService();
            UnreadBody.discard(request, lane.vertx());
        }
        over();
    }

    /** The service broke off in the midst of its answer. */
    void answerBroken(String cause, boolean begunToPass) {
        Log.warnf("%s broke off in its answer: %s", upstream.name(), cause);
        upstream.circuit().failed();
        if (begunToPass) {
            request.response().reset();
            over();
        } else {
            end(Refusal.of(CommonProblem.UPSTREAM_FAILED));
        }
    }

    /** Ten times a second: whether somebody has taken too long. */
    void look(long now) {
        if (due(now)) {
            inItsContext(() -> act(System.nanoTime()));
        }
    }

    private boolean due(long now) {
        var limits = upstream.limits();
        var waited = now - since;
        return switch (phase) {
            case BODY, HEAD ->
                (pace.tooSlow(now)
                                || !body.ended()
                                        && now - begun > limits.bodyTime().toNanos())
                        || Math.max(sent ? waited : 0, pace.heldUp(now)) > upstream.timeoutNanos();
            case TURN -> waited > limits.turn().toNanos();
            case CONNECTION, OVER -> false;
            case ANSWER -> answer != null && answer.stalled(now);
            case NEXT_ATTEMPT -> waited > PAUSE_NANOS * attempts;
        };
    }

    private void act(long now) {
        if (!due(now)) {
            return;
        }
        switch (phase) {
            case BODY -> bodyTooSlow();
            case HEAD -> {
                if (sent || pace.heldUp(now) > upstream.timeoutNanos()) {
                    headTooLate();
                } else {
                    bodyTooSlow();
                }
            }
            case TURN -> end(Refusal.until(CommonProblem.UPSTREAM_UNAVAILABLE, SOON));
            case ANSWER -> {
                if (answer != null) {
                    answer.giveUp();
                }
            }
            case NEXT_ATTEMPT -> ask();
            case CONNECTION, OVER -> {}
        }
    }

    private void bodyTooSlow() {
        Log.infof("A body to %s came too slowly: %d bytes so far", passage.template(), body.seen());
        end(Refusal.closing(GatewayProblem.BODY_TOO_SLOW));
    }

    private void headTooLate() {
        upstream.circuit().failed();
        Log.warnf("%s did not answer within %d ms", upstream.name(), upstream.timeoutNanos() / 1_000_000);
        end(Refusal.of(CommonProblem.UPSTREAM_TIMEOUT));
    }

    /** His connection or the framing of his body is broken: nothing that the service did. */
    private void callerBrokeOff(Throwable cause) {
        callerGone();
    }

    private void callerGone() {
        if (phase != Phase.OVER) {
            if (!body.ended()) {
                Log.infof("A body to %s was broken off by its sender after %d bytes", passage.template(), body.seen());
            }
            over();
        }
    }

    private void end(Refusal refusal) {
        if (phase != Phase.OVER) {
            over();
            refused.accept(refusal);
        }
    }

    private void over() {
        var was = phase;
        if (was == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        lane.watch().remove(this);
        body.stop();
        if (was == Phase.TURN) {
            connections.giveUp(this);
        } else if (was != Phase.CONNECTION) {
            resetService();
        }
    }

    /** A connection whose exchange has not ended is of no use to anybody. */
    private void resetService() {
        if (holdsConnection && outgoing != null) {
            outgoing.reset();
        }
        releaseConnection();
    }

    private void releaseConnection() {
        outgoing = null;
        if (holdsConnection) {
            holdsConnection = false;
            connections.release();
        }
    }
}
