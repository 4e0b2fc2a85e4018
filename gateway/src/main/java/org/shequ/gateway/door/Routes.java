package org.shequ.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.proxy.Upstream;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is reached under which path. */
@ApplicationScoped
public class Routes {

    private static final Pattern ONE_SEGMENT = Pattern.compile("/[a-z][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("/v[0-9]+(/.*)?");

    private final List<Route> routes;

    /** A configured route. */
    record Route(String path, long mostBytes, List<String> publicPaths, Upstream upstream) {

        /** Only versioned interfaces are passed on; a service's management paths never are. */
        boolean covers(RequestPath requested) {
            return requested.under(path)
                    && VERSION.matcher(requested.path().substring(path.length()))
                            .matches();
        }

        boolean isPublic(RequestPath requested) {
            return publicPaths.stream()
                    .anyMatch(open -> open.endsWith("/**")
                            ? requested.under(open.substring(0, open.length() - 3))
                            : requested.path().equals(open));
        }
    }

    Routes(GatewayConfiguration configuration, Vertx vertx, MeterRegistry meters) {
        routes = configuration.routes().entrySet().stream()
                .map(entry -> route(entry.getKey(), entry.getValue(), configuration, vertx, meters))
                .toList();
        var paths = routes.stream().map(Route::path).distinct().count();
        if (paths < routes.size()) {
            throw new IllegalStateException("shequ.gateway.routes: two routes have the same path");
        }
    }

    private static Route route(
            String name,
            GatewayConfiguration.Route route,
            GatewayConfiguration configuration,
            Vertx vertx,
            MeterRegistry meters) {
        var url = route.url();
        var plain = url.getScheme() != null
                && url.getScheme().matches("https?")
                && url.getHost() != null
                && (url.getRawPath() == null || url.getRawPath().isEmpty());
        if (!ONE_SEGMENT.matcher(route.path()).matches() || !plain) {
            throw new IllegalStateException("shequ.gateway.routes." + name
                    + ": path must be one segment like /personnel, url must be http(s)://host:port");
        }
        return new Route(
                route.path(),
                route.maxBody().asLongValue(),
                route.publicPaths().orElse(List.of()),
                new Upstream(name, route, configuration, vertx, meters));
    }

    Optional<Route> find(RequestPath requested) {
        return routes.stream().filter(route -> route.covers(requested)).findFirst();
    }

    List<Upstream> upstreams() {
        return routes.stream().map(Route::upstream).toList();
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopping) {
        routes.forEach(route -> route.upstream().close());
    }
}
