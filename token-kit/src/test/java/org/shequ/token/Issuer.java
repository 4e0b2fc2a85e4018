package org.shequ.token;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider that publishes its keys over HTTP, answers when it likes, and counts how often it is asked. */
final class Issuer implements AutoCloseable {

    static final String NAME = "https://login.example.gov.cn";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String document = "{}";
    private volatile long pause;

    Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            var body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    static RsaJsonWebKey key(String id, int bits) throws JoseException {
        var key = RsaJwkGenerator.generateJwk(bits);
        key.setKeyId(id);
        return key;
    }

    static String token(RsaJsonWebKey key) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience("shequ");
        claims.setSubject("zhang");
        claims.setExpirationTimeMinutesInTheFuture(5);
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setAlgorithmHeaderValue("RS256");
        jws.setDoKeyValidation(false);
        return jws.getCompactSerialization();
    }

    /** As the services and the gateway are configured. */
    static JWTAuthContextInfo rules() {
        var rules = new JWTAuthContextInfo();
        rules.setIssuedBy(NAME);
        rules.setExpectedAudience(Set.of("shequ"));
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        rules.setClockSkew(10);
        rules.setRequireNamedPrincipal(false);
        rules.setMaxTimeToLiveSecs(-1L);
        rules.setRelaxVerificationKeyValidation(false);
        rules.setJwksRefreshInterval(5);
        rules.setForcedJwksRefreshInterval(1);
        rules.setJwksRetainCacheOnErrorDuration(1);
        return rules;
    }

    JWTAuthContextInfo rulesWithLocation() {
        var rules = rules();
        rules.setPublicKeyLocation("http://localhost:" + server.getAddress().getPort() + "/keys");
        return rules;
    }

    void publishes(RsaJsonWebKey... keys) {
        status = 200;
        document = new JsonWebKeySet(keys).toJson();
    }

    void fails() {
        status = 503;
    }

    void takesTime(long millis) {
        pause = millis;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
