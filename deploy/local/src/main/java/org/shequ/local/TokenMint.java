package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the tokens (JWT, RS256) that an identity provider would, for the local stack and for tests. */
public final class TokenMint {
    public static final String AUDIENCE = "shequ";

    private final PrivateKey key;

    public TokenMint(LocalKeys keys) {
        this.key = keys.signingKey();
    }

    /**
     * @param scopeUnit a unit code, whose subtree the bearer may see, or {@code *} for everything
     * @param subject who bears it
     */
    public String mint(List<String> roles, String scopeUnit, String subject, Duration validFor) {
        return mint(roles, scopeUnit, subject, validFor, null);
    }

    /** @param client the client system that the token is issued to; null for none */
    public String mint(
            List<String> roles, String scopeUnit, String subject, Duration validFor, @Nullable String client) {
        return sign(roles, "scope_unit", scopeUnit, subject, validFor, client);
    }

    /**
     * A natural person's token, which opens that person's own record.
     *
     * @param person the id of the record
     */
    public String mintForPerson(UUID person, String subject, Duration validFor) {
        return sign(List.of(), "scope_person", person.toString(), subject, validFor, null);
    }

    private String sign(
            List<String> roles,
            String scopeClaim,
            String scope,
            String subject,
            Duration validFor,
            @Nullable String client) {
        var now = Instant.now();
        return sign(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":%s}".formatted(quoted(LocalKeys.KEY_ID)),
                ("{\"iss\":%s,\"aud\":[%s],\"sub\":%s,\"upn\":%s,\"groups\":[%s],%s:%s,%s"
                                + "\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}")
                        .formatted(
                                quoted(LocalKeys.ISSUER),
                                quoted(AUDIENCE),
                                quoted(subject),
                                quoted(subject),
                                roles.stream().map(TokenMint::quoted).collect(Collectors.joining(",")),
                                quoted(scopeClaim),
                                quoted(scope),
                                client == null ? "" : "\"azp\":" + quoted(client) + ",",
                                now.getEpochSecond(),
                                now.plus(validFor).getEpochSecond(),
                                UUID.randomUUID()));
    }

    /** Signs any header and claims, so that a test can make a token that must be refused. */
    public String sign(String headerJson, String claimsJson) {
        var content = base64(headerJson.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claimsJson.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
