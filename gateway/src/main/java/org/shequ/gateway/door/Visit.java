package org.shequ.gateway.door;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import org.shequ.gateway.meter.RequestMeters;

/** What is noted of one request until its answer has ended, however it ends. */
final class Visit {

    private final HttpServerRequest request;
    private final RequestMeters meters;
    private final Runnable left;
    private final long begun = System.nanoTime();

    private String template = "UNKNOWN";
    private String method = "OTHER";
    private Runnable release = () -> {};

    Visit(HttpServerRequest request, RequestMeters meters, Runnable left) {
        this.request = request;
        this.meters = meters;
        this.left = left;
    }

    /** @param known one of the methods that pass */
    void method(String known) {
        method = known;
    }

    /** @param path never what the caller wrote: a template, of which there are only so many */
    void template(String path) {
        template = path;
    }

    /** @param step to be taken when it is over */
    void atEnd(Runnable step) {
        release = step;
    }

    /** The caller left before it was known who he is. */
    void brokenOff() {
        if (!request.isEnded()) {
            Log.infof("A body to %s was broken off by its sender before it was read", template);
        }
    }

    void end() {
        release.run();
        left.run();
        var response = request.response();
        var status = response.ended() ? response.getStatusCode() : RequestMeters.CALLER_GONE;
        meters.count(template, method, status, System.nanoTime() - begun);
    }
}
