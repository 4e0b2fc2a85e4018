package org.shequ.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers pass, in either direction. */
final class ProxyHeaders {

    private static final List<String> HOP_BY_HOP = List.of(
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
    private static final List<String> INTERNAL = List.of(
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

    /** Written by the connection itself, for either side. */
    private static final List<String> FRAMING = List.of("host", "content-length", "transfer-encoding");

    private static final List<String> OF_THE_SERVER =
            List.of("server", "x-powered-by", "x-trace-id", "transfer-encoding");

    private static final Set<String> NOT_TO_SERVICE = union(HOP_BY_HOP, INTERNAL, FRAMING);
    private static final Set<String> NOT_TO_CALLER = union(HOP_BY_HOP, OF_THE_SERVER);

    private static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /** As nearly every connection header reads. */
    private static final Set<String> NAMES_NOTHING = Set.of("keep-alive", "close");

    private ProxyHeaders() {}

    @SafeVarargs
    private static Set<String> union(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** @param sent as the caller sent them; what frames the body is written anew */
    static void toService(MultiMap sent, MultiMap headers, Passage passage) {
        var nominated = nominated(sent);
        for (var header : sent) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NOT_TO_SERVICE.contains(name) && !nominated.contains(name) && !internal(name)) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        headers.set(FORWARDED, passage.caller().forwarded());
        if (passage.traceparent() != null) {
            headers.set(TRACEPARENT, passage.traceparent());
        }
    }

    private static boolean internal(String name) {
        if (name.charAt(0) != 'x') {
            return false;
        }
        for (var prefix : INTERNAL_PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** @param origin where the answer comes from: its address is not shown to callers */
    static void toCaller(MultiMap sent, MultiMap headers, String origin) {
        var nominated = nominated(sent);
        for (var header : sent) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("location") || name.equals("content-location")) {
                headers.set(header.getKey(), withoutOrigin(header.getValue(), origin));
            } else if (!NOT_TO_CALLER.contains(name) && !nominated.contains(name)) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    private static String withoutOrigin(String location, String origin) {
        return location.startsWith(origin) && location.startsWith("/", origin.length())
                ? location.substring(origin.length())
                : location;
    }

    /** What the header Connection names ends here too. */
    private static Set<String> nominated(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        var lines = headers.getAll(HttpHeaders.CONNECTION);
        if (lines.size() == 1 && NAMES_NOTHING.contains(lines.getFirst())) {
            return Set.of();
        }
        var names = new HashSet<String>();
        for (var line : lines) {
            for (var name : line.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
