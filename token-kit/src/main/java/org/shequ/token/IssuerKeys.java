package org.shequ.token;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import org.jose4j.http.Get;
import org.jose4j.lang.UnresolvableKeyException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.List;

/**
 * The issuer's public keys, read whole or not at all: where nothing usable stands they are refused at once, and not token by
 * token; and an issuer who does not answer keeps a thread for some seconds only.
 */
final class IssuerKeys extends KeyLocationResolver {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int SMALLEST_MODULUS = 2048;

    IssuerKeys(JWTAuthContextInfo rules) throws UnresolvableKeyException {
        super(rules);
        var read = read();
        if (read.isEmpty()) {
            throw new UnresolvableKeyException(
                    "no RSA public key stands there, neither as PEM nor in a JSON Web Key Set");
        }
        for (var each : read) {
            if (each instanceof RSAKey rsa && rsa.getModulus().bitLength() < SMALLEST_MODULUS) {
                throw new UnresolvableKeyException("an RSA key in it is shorter than " + SMALLEST_MODULUS + " bits");
            }
        }
    }

    private List<Key> read() throws UnresolvableKeyException {
        if (key != null) {
            return List.of(key);
        }
        try {
            var keys = httpsJwks == null ? jsonWebKeys : httpsJwks.getJsonWebKeys();
            return keys == null
                    ? List.of()
                    : keys.stream().map(each -> each.getKey()).toList();
        } catch (IOException | org.jose4j.lang.JoseException unreadable) {
            throw new UnresolvableKeyException("the key set cannot be read", unreadable);
        }
    }

    @Override
    protected Get getHttpGet() {
        var get = super.getHttpGet();
        get.setConnectTimeout(TIMEOUT_MILLIS);
        get.setReadTimeout(TIMEOUT_MILLIS);
        get.setRetries(0);
        return get;
    }

    @Override
    protected UrlStreamResolver getUrlResolver() {
        return new UrlStreamResolver() {
            @Override
            public InputStream resolve(String location) throws IOException {
                var connection = URI.create(location).toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getInputStream();
            }
        };
    }
}
