package org.shequ.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens written by hand, so that wrong ones can be written too. */
final class TestTokens {

    static final String ISSUER = "local.shequ";
    static final String KEY_ID = "local-jwt";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    // the key set is written by the test's own class loader, the tokens are signed in Quarkus's: a property joins them
    private static final KeyPair KEYS = sharedKeys();

    private TestTokens() {}

    static String of(String subject, String scope, String... roles) {
        return sign(claims(subject, scope, roles));
    }

    static Map<String, Object> claims(String subject, String scope, String... roles) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", List.of("shequ"));
        claims.put("sub", subject);
        claims.put("upn", subject);
        claims.put("groups", List.of(roles));
        claims.put("scope_unit", scope);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    static String ofPerson(String subject, String person) {
        return sign(claimsOfPerson(subject, person));
    }

    static Map<String, Object> claimsOfPerson(String subject, String person, String... roles) {
        var claims = claims(subject, "320613", roles);
        claims.remove("scope_unit");
        claims.put("scope_person", person);
        return claims;
    }

    static String sign(Map<String, Object> claims) {
        return sign(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID), claims, KEYS.getPrivate());
    }

    static String sign(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        try {
            var content = encode(header) + "." + encode(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String unsigned(Map<String, Object> claims) {
        return encode(Map.of("alg", "none", "typ", "JWT")) + "." + encode(claims) + ".";
    }

    /** HS256 with the public key as the secret: what a verifier that trusts the header would accept. */
    static String signedWithPublicKey(Map<String, Object> claims) {
        try {
            var content = encode(Map.of("alg", "HS256", "typ", "JWT", "kid", KEY_ID)) + "." + encode(claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return content + "." + URL.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static KeyPair otherKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String keySet() {
        var key = (RSAPublicKey) KEYS.getPublic();
        return write(Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        KEY_ID,
                        "n",
                        URL.encodeToString(unsigned(key.getModulus().toByteArray())),
                        "e",
                        URL.encodeToString(key.getPublicExponent().toByteArray())))));
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] unsigned(byte[] magnitude) {
        return magnitude[0] == 0 ? java.util.Arrays.copyOfRange(magnitude, 1, magnitude.length) : magnitude;
    }

    private static String encode(Map<String, Object> part) {
        return URL.encodeToString(write(part).getBytes(StandardCharsets.UTF_8));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyPair sharedKeys() {
        var name = "org.shequ.kit.http.keys";
        synchronized (System.getProperties()) {
            var shared = System.getProperty(name);
            if (shared == null) {
                var made = otherKeys();
                shared = Base64.getEncoder().encodeToString(made.getPublic().getEncoded())
                        + " "
                        + Base64.getEncoder().encodeToString(made.getPrivate().getEncoded());
                System.setProperty(name, shared);
            }
            var space = shared.indexOf(' ');
            try {
                var rsa = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        rsa.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(shared.substring(0, space)))),
                        rsa.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(shared.substring(space + 1)))));
            } catch (GeneralSecurityException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
