package org.shequ.gateway.limit;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.problem.Refusal;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** How many requests of one subject, and from one address, are on their way at once; counted per gateway replica. */
@Singleton
public class ConcurrentRequests {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Counts callers;
    private final Counts addresses;

    ConcurrentRequests(GatewayConfiguration configuration) {
        callers = new Counts(configuration.concurrent().caller());
        addresses = new Counts(configuration.concurrent().address());
    }

    /**
     * @param subject of a valid token; empty without one
     * @return to be run once, when the request is over
     * @throws Refusal 429 when there are too many
     */
    public Runnable enter(String subject, String address) {
        var bucket = CallerAddress.bucketOf(address);
        if (!addresses.enter(bucket)) {
            throw Refusal.until(CommonProblem.TOO_MANY_REQUESTS, SOON);
        }
        if (subject.isEmpty()) {
            return () -> addresses.leave(bucket);
        }
        if (!callers.enter(subject)) {
            addresses.leave(bucket);
            throw Refusal.until(CommonProblem.TOO_MANY_REQUESTS, SOON);
        }
        return () -> {
            callers.leave(subject);
            addresses.leave(bucket);
        };
    }

    /** Only those are remembered who have something on its way. */
    private static final class Counts {
        private final int most;
        private final ConcurrentHashMap<String, Integer> present = new ConcurrentHashMap<>();

        Counts(int most) {
            this.most = most;
        }

        boolean enter(String who) {
            var entered = new boolean[1];
            present.compute(who, (key, count) -> {
                var before = count == null ? 0 : count;
                entered[0] = before < most;
                return entered[0] ? before + 1 : count;
            });
            return entered[0];
        }

        void leave(String who) {
            present.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
