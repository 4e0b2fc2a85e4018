package org.shequ.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.proxy.Upstream;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

/** What is reached under which path. */
@Singleton
public class Routes {

    private static final Pattern ONE_SEGMENT = Pattern.compile("/[a-z][a-z0-9-]*");

    private final List<Route> routes;

    /** A configured route. */
    record Route(String path, long mostBytes, List<String> publicPaths, Upstream upstream) {

        /** Only versioned interfaces are passed on; a service's management paths never are. */
        boolean covers(RequestPath requested) {
            return requested.under(path) && versioned(requested.path(), path.length());
        }

        /** {@code /v1} or {@code /v1/…} from there on. */
        private static boolean versioned(String path, int from) {
            if (!path.startsWith("/v", from)) {
                return false;
            }
            var at = from + 2;
            while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
                at++;
            }
            return at > from + 2 && (at == path.length() || path.charAt(at) == '/');
        }

        /** For what is under this route but in no interface document. */
        String template() {
            return path + "/**";
        }

        boolean isPublic(RequestPath requested) {
            return publicPaths.stream()
                    .anyMatch(open -> open.endsWith("/**")
                            ? requested.under(open.substring(0, open.length() - 3))
                            : requested.path().equals(open));
        }
    }

    Routes(GatewayConfiguration configuration, MeterRegistry meters) {
        routes = configuration.routes().entrySet().stream()
                .map(entry -> route(entry.getKey(), entry.getValue(), configuration, meters))
                .toList();
        var paths = routes.stream().map(Route::path).distinct().count();
        if (paths < routes.size()) {
            throw new IllegalStateException("shequ.gateway.routes: two routes have the same path");
        }
    }

    private static Route route(
            String name, GatewayConfiguration.Route route, GatewayConfiguration configuration, MeterRegistry meters) {
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
                new Upstream(name, route, configuration, meters));
    }

    Optional<Route> find(RequestPath requested) {
        for (var route : routes) {
            if (route.covers(requested)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    List<Upstream> upstreams() {
        return routes.stream().map(Route::upstream).toList();
    }
}
