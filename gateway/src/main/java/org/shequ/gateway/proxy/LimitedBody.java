package org.shequ.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.problem.Refusal;

/** A request's body as it streams by: fails when it grows beyond its limit, and tells when it has ended. */
final class LimitedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long most;
    private final Runnable ended;

    private long seen;
    private boolean exceeded;
    private @Nullable Handler<Throwable> failure;

    LimitedBody(ReadStream<Buffer> source, long most, Runnable ended) {
        this.source = source;
        this.most = most;
        this.ended = ended;
    }

    boolean exceeded() {
        return exceeded;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
            return this;
        }
        source.handler(chunk -> {
            seen += chunk.length();
            if (!exceeded && seen > most) {
                exceeded = true;
                if (failure != null) {
                    failure.handle(Refusal.of(CommonProblem.PAYLOAD_TOO_LARGE));
                }
            }
            if (!exceeded) {
                handler.handle(chunk);
            }
        });
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!exceeded) {
                                handler.handle(end);
                                ended.run();
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failure = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
