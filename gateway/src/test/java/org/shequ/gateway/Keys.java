package org.shequ.gateway;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.util.Map;

/** Signs what the gateway must believe, and what it must not. */
public final class Keys {

    public static final RsaJsonWebKey KNOWN = generate("local-test");
    public static final RsaJsonWebKey FOREIGN = generate("local-test");

    private Keys() {}

    private static RsaJsonWebKey generate(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String jwks() {
        return new JsonWebKeySet(KNOWN).toJson();
    }

    public static JwtClaims claims(String subject) {
        var claims = new JwtClaims();
        claims.setIssuer("local.shequ");
        claims.setAudience("shequ");
        claims.setSubject(subject);
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setIssuedAtToNow();
        return claims;
    }

    public static String token(String subject) {
        return sign(claims(subject), KNOWN, Map.of());
    }

    public static String sign(JwtClaims claims, RsaJsonWebKey key, Map<String, String> headers) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setAlgorithmHeaderValue("RS256");
        headers.forEach(jws::setHeader);
        return compact(jws);
    }

    /** The classic confusion: the public key taken for a shared secret. */
    public static String hmacWithPublicKey(JwtClaims claims) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(new HmacKey(KNOWN.getPublicKey().getEncoded()));
        jws.setKeyIdHeaderValue(KNOWN.getKeyId());
        jws.setAlgorithmHeaderValue("HS256");
        return compact(jws);
    }

    public static String unsigned(JwtClaims claims) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue("none");
        return compact(jws);
    }

    public static NumericDate minutesFromNow(int minutes) {
        return secondsFromNow(minutes * 60L);
    }

    public static NumericDate secondsFromNow(long seconds) {
        var date = NumericDate.now();
        date.addSeconds(seconds);
        return date;
    }

    private static String compact(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
