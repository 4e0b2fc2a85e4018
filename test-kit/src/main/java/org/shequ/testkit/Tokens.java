package org.shequ.testkit;

import org.jspecify.annotations.Nullable;
import org.shequ.local.TokenMint;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tokens that the service under test accepts: {@code Tokens.of("selection-officer").scope("320613").sign()}. */
public final class Tokens {
    private final List<String> roles;
    private final String scope;
    private final String subject;
    private final Duration validFor;
    private final @Nullable String client;

    private Tokens(List<String> roles, String scope, String subject, Duration validFor, @Nullable String client) {
        this.roles = roles;
        this.scope = scope;
        this.subject = subject;
        this.validFor = validFor;
        this.client = client;
    }

    /** For everything ({@code *}), an hour, and a subject named after the first role. */
    public static Tokens of(String... roles) {
        return new Tokens(
                List.of(roles), "*", roles.length == 0 ? "nobody" : roles[0] + "-1", Duration.ofHours(1), null);
    }

    /** @param unitCode whose subtree the bearer may see */
    public Tokens scope(String unitCode) {
        return new Tokens(roles, unitCode, subject, validFor, client);
    }

    public Tokens subject(String name) {
        return new Tokens(roles, scope, name, validFor, client);
    }

    /** @param name of the client system that the token is issued to */
    public Tokens client(String name) {
        return new Tokens(roles, scope, subject, validFor, name);
    }

    /** @param duration negative for a token that has expired */
    public Tokens validFor(Duration duration) {
        return new Tokens(roles, scope, subject, duration, client);
    }

    public String sign() {
        return mint().mint(roles, scope, subject, validFor, client);
    }

    /** The value of an Authorization header. */
    public String bearer() {
        return "Bearer " + sign();
    }

    /** The Authorization header of a natural person, who reads the own record. */
    public static String bearerOfPerson(UUID person) {
        return "Bearer " + mint().mintForPerson(person, "person-" + person, Duration.ofHours(1));
    }

    /** The mint itself, for tokens that must be refused. */
    public static TokenMint mint() {
        return new TokenMint(TestServers.keys());
    }
}
