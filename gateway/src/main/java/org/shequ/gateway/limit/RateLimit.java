package org.shequ.gateway.limit;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.gateway.configuration.GatewayConfiguration;
import org.shequ.gateway.problem.Refusal;

import jakarta.inject.Singleton;

/** How often one subject, or one address without a valid token, may ask; counted per gateway replica. */
@Singleton
public class RateLimit {

    private final TokenBuckets callers;
    private final TokenBuckets addresses;

    RateLimit(GatewayConfiguration configuration) {
        var rate = configuration.rate();
        callers = new TokenBuckets(rate.caller().burst(), rate.caller().perSecond(), System::nanoTime);
        addresses = new TokenBuckets(rate.address().burst(), rate.address().perSecond(), System::nanoTime);
    }

    /** @throws Refusal 429 with the time to wait */
    public void caller(String subject) {
        check(callers, subject);
    }

    /** @throws Refusal 429 with the time to wait */
    public void address(String address) {
        check(addresses, CallerAddress.bucketOf(address));
    }

    private static void check(TokenBuckets buckets, String caller) {
        buckets.take(caller).ifPresent(wait -> {
            throw Refusal.until(CommonProblem.TOO_MANY_REQUESTS, wait);
        });
    }
}
