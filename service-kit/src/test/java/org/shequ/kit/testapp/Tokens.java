package org.shequ.kit.testapp;

import org.shequ.local.TokenMint;

import java.time.Duration;
import java.util.List;

/** Bearer tokens of the test's own issuer. */
public final class Tokens {

    private Tokens() {}

    public static String of(String subject, String scopeUnit, String... roles) {
        return new TokenMint(TestServers.keys()).mint(List.of(roles), scopeUnit, subject, Duration.ofMinutes(10));
    }
}
