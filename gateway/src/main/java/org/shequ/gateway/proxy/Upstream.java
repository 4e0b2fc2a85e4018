package org.shequ.gateway.proxy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.problem.Refusal;

import java.util.function.Consumer;

/** One service behind the gateway: its connections, and whether it is there. */
public final class Upstream {

    private final String name;
    private final GatewayConfiguration.Route route;
    private final GatewayConfiguration.Pool pool;
    private final GatewayConfiguration.Limits limits;
    private final Circuit circuit;
    private final String origin;
    private final long timeoutNanos;
    private final long mostBytes;

    public Upstream(
            String name, GatewayConfiguration.Route route, GatewayConfiguration configuration, MeterRegistry meters) {
        this.name = name;
        this.route = route;
        this.pool = configuration.pool();
        this.limits = configuration.limits();
        this.circuit = new Circuit(
                configuration.circuit().failures(), configuration.circuit().openFor(), System::nanoTime);
        this.origin = route.url().getScheme() + "://" + route.url().getAuthority();
        this.timeoutNanos = route.timeout().toNanos();
        this.mostBytes = route.maxBody().asLongValue();
        Gauge.builder("shequ.gateway.circuit.open", circuit, c -> c.state() == Circuit.State.CLOSED ? 0 : 1)
                .tag("route", name)
                .register(meters);
    }

    /** An event loop's part of the connections; closed with the loop. */
    Connections connections(Vertx vertx, int share, TracingPolicy tracing) {
        var url = route.url();
        var secure = url.getScheme().equals("https");
        var options = new HttpClientOptions()
                .setConnectTimeout((int) pool.connectTimeout().toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) pool.keepAlive().toSeconds())
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024)
                .setTracingPolicy(tracing)
                .setSsl(secure)
                .setTrustAll(false)
                .setVerifyHost(true);
        var size = Math.ceilDiv(pool.size(), share);
        var client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(size));
        var port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        return new Connections(client, url.getHost(), port, size, Math.ceilDiv(pool.queue(), share));
    }

    /**
     * Passes a request on and its answer back.
     *
     * @param refused called at most once, when there is no answer to pass back
     */
    public void pass(Passage passage, Lane lane, Consumer<Refusal> refused) {
        var wait = circuit.closedFor();
        if (wait.isPresent()) {
            refused.accept(Refusal.until(CommonProblem.UPSTREAM_UNAVAILABLE, wait.get()));
            return;
        }
        new Exchange(this, lane, passage, refused).start();
    }

    public String name() {
        return name;
    }

    /** For people: is the service answering, as far as this replica knows. */
    public String state() {
        return circuit.state().name();
    }

    Circuit circuit() {
        return circuit;
    }

    GatewayConfiguration.Limits limits() {
        return limits;
    }

    /** Scheme, host and port, as a service may name itself. */
    String origin() {
        return origin;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    long mostBytes() {
        return mostBytes;
    }
}
