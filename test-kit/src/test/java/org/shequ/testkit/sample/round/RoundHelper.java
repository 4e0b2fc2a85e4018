package org.shequ.testkit.sample.round;

import org.shequ.testkit.sample.rule.AgeRule;

import java.time.Instant;

import jakarta.ws.rs.core.Response;

/** Breaks rules on purpose: its name, HTTP outside a resource, the machine's clock, printing, and a cycle. */
public class RoundHelper {
    public Response today() {
        System.out.println(new AgeRule());
        return Response.ok(Instant.now().toString()).build();
    }
}
