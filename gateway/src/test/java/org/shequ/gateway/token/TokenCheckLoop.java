package org.shequ.gateway.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.shequ.gateway.Keys;
import org.shequ.token.RememberedTokens;
import org.shequ.token.TokenRoles;
import org.shequ.token.TokenVerifier;

import java.time.InstantSource;
import java.util.Set;

/**
 * What the check of a token costs: by the suite's verifier, by the bare jose4j consumer that the gateway had before, and from
 * memory. Run by hand; nothing asserts its figures.
 */
final class TokenCheckLoop {

    private static final int TIMES = 20_000;

    private TokenCheckLoop() {}

    private interface Check {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var token = Keys.token("zhang");
        var rules = rules();
        var verifier = new TokenVerifier();
        var roles = new TokenRoles("groups", "scope_person");
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKey(Keys.KNOWN.getPublicKey())
                .setExpectedIssuer("local.shequ")
                .setExpectedAudience("shequ")
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(10)
                .build();
        var believed = new RememberedTokens<Bearer>(InstantSource.system(), Bearer::until);
        believed.keep(token, new Bearer("zhang", Set.of(), Long.MAX_VALUE));
        for (int round = 0; round < 3; round++) {
            time("jose4j consumer", () -> consumer.processToClaims(token));
            time("token-kit verifier", () -> {
                var principal = verifier.parse(token, rules);
                roles.permissions(roles.of(principal));
            });
            time("from memory", () -> believed.find(token));
        }
    }

    private static JWTAuthContextInfo rules() {
        var rules = new JWTAuthContextInfo();
        rules.setPublicKeyContent(new JsonWebKeySet(Keys.KNOWN).toJson());
        rules.setIssuedBy("local.shequ");
        rules.setExpectedAudience(Set.of("shequ"));
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        rules.setClockSkew(10);
        rules.setMaxTimeToLiveSecs(-1L);
        return rules;
    }

    private static void time(String name, Check check) throws Exception {
        var begun = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            check.run();
        }
        System.out.printf("%-20s %8.2f µs%n", name, (System.nanoTime() - begun) / 1000.0 / TIMES);
    }
}
