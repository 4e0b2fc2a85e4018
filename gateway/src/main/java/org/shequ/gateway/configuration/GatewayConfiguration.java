package org.shequ.gateway.configuration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything about the gateway that a deployment decides. Environment form: {@code SHEQU_GATEWAY_ROUTES_PERSONNEL_URL}. */
@ConfigMapping(prefix = "shequ.gateway")
public interface GatewayConfiguration {

    Listen listen();

    /** By name: what is reached under which path. */
    Map<String, Route> routes();

    Rate rate();

    Concurrent concurrent();

    Limits limits();

    Circuit circuit();

    Pool pool();

    /**
     * Networks (CIDR) of the proxies directly in front; only from these is X-Forwarded-For believed, to find the
     * caller's address. Empty: the peer is the caller.
     */
    Optional<List<String>> trustedProxies();

    /** Where callers come in. */
    interface Listen {

        String host();

        int port();

        /**
         * Without a byte in either direction, and from an answer to the end of the next request's head; longer than the
         * longest time a service may take before its first byte.
         */
        @WithDefault("75s")
        Duration idle();

        /** From the connection to the end of its first request's head; who sends it drop by drop is cut off. */
        @WithDefault("20s")
        Duration firstHead();

        /** How long those on their way may go on when the gateway stops. */
        @WithDefault("30s")
        Duration drain();

        /** Threads that read and write; 0: one for each processor. */
        @WithDefault("0")
        int loops();
    }

    /** How many requests may be on their way at once, so that nobody takes all connections to a service. */
    interface Concurrent {

        /** For each subject of a valid token. */
        @WithDefault("32")
        int caller();

        /** For each address, whoever asks from it; higher where many share one. */
        @WithDefault("96")
        int address();
    }

    /** What a slow caller, or a busy service, is waited for. */
    interface Limits {

        /** The least that a sender must send. */
        Slow body();

        /** From the head of a request to the end of its body. */
        @WithDefault("10m")
        Duration bodyTime();

        /** How long a caller may leave an answer unread. */
        @WithDefault("30s")
        Duration answerRest();

        /** For a connection to the service, when all are taken. */
        @WithDefault("5s")
        Duration turn();
    }

    /** So many bytes in each stretch of time. */
    interface Slow {

        @WithDefault("4K")
        MemorySize bytes();

        @WithDefault("5s")
        Duration within();
    }

    /** One service behind the gateway. */
    interface Route {

        /** First segment, e.g. {@code /personnel}; only {@code <path>/v<number>/…} is passed on. */
        String path();

        /** Scheme, host and port of the service. */
        URI url();

        /** From the end of the request until the head of the answer; longer than the longest long poll. */
        @WithDefault("60s")
        Duration timeout();

        @WithDefault("64M")
        MemorySize maxBody();

        /** What GET and HEAD may read without a token: exact paths, or prefixes ending in {@code /**}. */
        Optional<List<String>> publicPaths();
    }

    /** Token buckets: so many requests at once, refilled at so many a second. */
    interface Rate {

        /** For each subject of a valid token. */
        Bucket caller();

        /** For each address, for everything without a valid token. */
        Bucket address();

        interface Bucket {

            int burst();

            int perSecond();
        }
    }

    /** When a service is taken for gone. */
    interface Circuit {

        /** Failures in a row: no connection, or no answer in time. */
        @WithDefault("5")
        int failures();

        /** How long it is then left alone before one request may try. */
        @WithDefault("3s")
        Duration openFor();
    }

    /** Keep-alive connections to each service. */
    interface Pool {

        @WithDefault("128")
        int size();

        /** Who may wait when all are taken; shared evenly by event loops, whose callers never are quite. */
        @WithDefault("2048")
        int queue();

        @WithDefault("2s")
        Duration connectTimeout();

        @WithDefault("30s")
        Duration keepAlive();
    }
}
