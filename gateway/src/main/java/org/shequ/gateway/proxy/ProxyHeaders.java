package org.shequ.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass, in either direction. */
final class ProxyHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");

    /** What only the gateway itself, or nobody, may tell a service. The tracer writes its own context. */
    private static final Set<String> INTERNAL = Set.of(
            "forwarded",
            "via",
            "expect",
            "cookie",
            "baggage",
            "traceparent",
            "tracestate",
            "x-trace-id",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    private static final List<String> INTERNAL_PREFIXES =
            List.of("x-forwarded-", "x-original-", "x-rewrite-", "x-envoy-", "x-internal-", "x-shequ-");

    private static final Set<String> OF_THE_SERVER = Set.of("server", "x-powered-by", "x-trace-id");

    private ProxyHeaders() {}

    static void toService(MultiMap headers, Caller caller) {
        removeHopByHop(headers);
        for (var name : new HashSet<>(headers.names())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (INTERNAL.contains(lower) || INTERNAL_PREFIXES.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
        headers.set("Forwarded", caller.forwarded());
    }

    /** @param service where the answer comes from: its address is not shown to callers */
    static void toCaller(MultiMap headers, URI service) {
        removeHopByHop(headers);
        OF_THE_SERVER.forEach(headers::remove);
        for (var name : List.of("Location", "Content-Location")) {
            var value = headers.get(name);
            if (value != null) {
                headers.set(name, withoutOrigin(value, service));
            }
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static String withoutOrigin(String location, URI service) {
        var origin = service.getScheme() + "://" + service.getAuthority();
        return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
    }

    private static void removeHopByHop(MultiMap headers) {
        for (var line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var nominated : line.split(",", -1)) {
                if (!nominated.isBlank()) {
                    headers.remove(nominated.strip());
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }
}
