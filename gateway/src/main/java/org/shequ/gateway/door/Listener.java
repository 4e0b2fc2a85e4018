package org.shequ.gateway.door;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.proxy.Lane;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The public port. It is the gateway's own and not the framework's, whose server would answer what is not HTTP by itself,
 * and for which every request costs more than passing it on does. Nothing else is served here.
 */
@ApplicationScoped
public class Listener {

    private static final int HEADER_BYTES = 32 * 1024;
    private static final int LINE_BYTES = 8 * 1024;
    private static final int BACKLOG = 1024;
    private static final long DRAIN_STEP_MILLIS = 50;

    private final GatewayConfiguration.Listen listen;
    private final Door door;
    private final Routes routes;
    private final Vertx vertx;
    private final TracingPolicy tracing;

    Listener(GatewayConfiguration configuration, Door door, Routes routes, Vertx vertx, Tracing tracing) {
        this.listen = configuration.listen();
        this.door = door;
        this.routes = routes;
        this.vertx = vertx;
        this.tracing = tracing.policy();
    }

    /** Last of all that starts: who comes in is served. */
    void open(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
        var loops = listen.loops() > 0 ? listen.loops() : Runtime.getRuntime().availableProcessors();
        try {
            vertx.deployVerticle(() -> new Entrance(loops), new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "The gateway cannot listen on " + listen.host() + ":" + listen.port() + ": " + e.getMessage(), e);
        }
        Log.infof("Listening on http://%s:%d with %d event loops", listen.host(), listen.port(), loops);
    }

    /** Before anything else stops: those inside get their answers. */
    void close(@Observes @Priority(Integer.MIN_VALUE) ShutdownEvent stopping) {
        var until = System.nanoTime() + listen.drain().toNanos();
        try {
            while (door.inside() > 0 && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(DRAIN_STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port())
                .setAcceptBacklog(BACKLOG)
                .setIdleTimeout((int) listen.idle().toSeconds())
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(LINE_BYTES)
                // TLS and HTTP/2 end before the gateway; one protocol inside leaves no two ways of reading a request
                .setHttp2ClearTextEnabled(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setTracingPolicy(tracing)
                .setHandle100ContinueAutomatically(false);
    }

    /** One event loop's share of the callers. */
    private final class Entrance extends AbstractVerticle {

        private final int share;

        Entrance(int share) {
            this.share = share;
        }

        @Override
        public void start(Promise<Void> started) {
            var lane = new Lane(vertx, routes.upstreams(), share, tracing);
            var heads = new Heads(vertx, listen.firstHead(), listen.idle());
            vertx.createHttpServer(options())
                    .connectionHandler(connection -> {
                        heads.connected(connection);
                        connection.closeHandler(closed -> {
                            heads.gone(connection);
                            door.left(connection);
                        });
                    })
                    .requestHandler(request -> door.enter(request, lane, heads))
                    .invalidRequestHandler(request -> door.enterInvalid(request, heads))
                    .exceptionHandler(broken -> Log.debugf("A connection broke: %s", broken.getMessage()))
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
