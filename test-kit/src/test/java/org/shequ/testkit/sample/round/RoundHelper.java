package org.shequ.testkit.sample.round;

import org.jspecify.annotations.Nullable;
import org.shequ.testkit.sample.rule.AgeRule;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Breaks rules on purpose: its name, HTTP outside a resource, the machine's clock, printing, a field that is injected, and a cycle. */
public class RoundHelper {
    @Inject
    @Nullable
    AgeRule rule;

    public Response today() {
        System.out.println(rule);
        return Response.ok(Instant.now().toString()).build();
    }
}
