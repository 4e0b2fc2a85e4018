package org.shequ.gateway.proxy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.problem.Refusal;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** One service behind the gateway: its connections, and whether it is there. */
public final class Upstream {

    private final String name;
    private final GatewayConfiguration.Route route;
    private final Vertx vertx;
    private final HttpClient client;
    private final Circuit circuit;

    public Upstream(
            String name,
            GatewayConfiguration.Route route,
            GatewayConfiguration configuration,
            Vertx vertx,
            MeterRegistry meters) {
        this.name = name;
        this.route = route;
        this.vertx = vertx;
        var pool = configuration.pool();
        var options = new HttpClientOptions()
                .setConnectTimeout((int) pool.connectTimeout().toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) pool.keepAlive().toSeconds())
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024)
                .setSsl(route.url().getScheme().equals("https"))
                .setTrustAll(false)
                .setVerifyHost(true);
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(pool.size()).setMaxWaitQueueSize(pool.queue()));
        this.circuit = new Circuit(
                configuration.circuit().failures(), configuration.circuit().openFor(), System::nanoTime);
        Gauge.builder("shequ.gateway.circuit.open", circuit, c -> c.state() == Circuit.State.CLOSED ? 0 : 1)
                .tag("route", name)
                .register(meters);
    }

    /**
     * Passes a paused request on and its answer back.
     *
     * @param target path and query as the service gets them
     * @param refused called at most once, when there is no answer to pass back
     */
    public void pass(HttpServerRequest request, String target, Caller caller, Consumer<Refusal> refused) {
        var wait = circuit.closedFor();
        if (wait.isPresent()) {
            refused.accept(Refusal.until(CommonProblem.UPSTREAM_UNAVAILABLE, wait.get()));
            return;
        }
        new Passage(this, request, target, caller, refused).start();
    }

    public String name() {
        return name;
    }

    /** For people: is the service answering, as far as this replica knows. */
    public String state() {
        return circuit.state().name();
    }

    public void close() {
        client.close();
    }

    Circuit circuit() {
        return circuit;
    }

    HttpClient client() {
        return client;
    }

    Vertx vertx() {
        return vertx;
    }

    URI url() {
        return route.url();
    }

    long timeoutMillis() {
        return route.timeout().toMillis();
    }

    long mostBytes() {
        return route.maxBody().asLongValue();
    }

    RequestOptions target() {
        var url = route.url();
        var port = Optional.of(url.getPort())
                .filter(p -> p > 0)
                .orElse(url.getScheme().equals("https") ? 443 : 80);
        return new RequestOptions().setHost(url.getHost()).setPort(port);
    }
}
