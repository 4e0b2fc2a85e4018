package org.shequ.gateway.token;

import io.quarkus.logging.Log;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The issuer's public keys by their id. Reading never happens on a request's thread. */
final class VerificationKeys {

    private static final int SMALLEST_MODULUS = 2048;
    private static final String ONLY_KEY = "";
    private static final int LONGEST = 256 * 1024;

    private final String location;
    private final boolean localKeysAllowed;
    private volatile Map<String, RSAPublicKey> keys = Map.of();

    VerificationKeys(String location, boolean localKeysAllowed) {
        this.location = location;
        this.localKeysAllowed = localKeysAllowed;
    }

    /** The key of that id. A PEM holds one key without an id, which then serves every token. */
    @Nullable
    Key find(@Nullable String keyId) {
        var present = keys;
        var only = present.get(ONLY_KEY);
        return only != null ? only : keyId == null ? null : present.get(keyId);
    }

    boolean loaded() {
        return !keys.isEmpty();
    }

    Set<String> ids() {
        return keys.keySet();
    }

    /** Reads the keys again; on failure those known stay. */
    void refresh() {
        try {
            load();
        } catch (IOException | IllegalStateException e) {
            Log.warnf("The keys at %s cannot be read (%s); %d stay in use", location, e.getMessage(), keys.size());
        }
    }

    void load() throws IOException {
        var text = read();
        var read = text.contains("-----BEGIN") ? Map.of(ONLY_KEY, pem(text)) : jwks(text);
        if (read.isEmpty()) {
            throw new IllegalStateException("no usable RSA key in it");
        }
        if (!localKeysAllowed && read.keySet().stream().anyMatch(id -> id.startsWith(LocalKeysGuard.LOCAL))) {
            throw new IllegalStateException("it holds a local key");
        }
        keys = Map.copyOf(read);
    }

    private String read() throws IOException {
        if (location.startsWith("http://") || location.startsWith("https://")) {
            return fetch(URI.create(location));
        }
        var path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        return Files.readString(path);
    }

    private static String fetch(URI uri) throws IOException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.body().length() > LONGEST) {
                throw new IOException("answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static RSAPublicKey pem(String text) {
        var base64 = text.replaceAll("-----(BEGIN|END)[A-Z ]*-----|\\s", "");
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return strong((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException("it is no RSA public key in PEM form", e);
        }
    }

    private static Map<String, RSAPublicKey> jwks(String text) {
        try {
            var found = new HashMap<String, RSAPublicKey>();
            for (var key : new JsonWebKeySet(text).getJsonWebKeys()) {
                var signs = key.getUse() == null || key.getUse().equals("sig");
                var rs256 = key.getAlgorithm() == null || key.getAlgorithm().equals("RS256");
                if (signs
                        && rs256
                        && key.getKeyId() != null
                        && key instanceof PublicJsonWebKey published
                        && published.getPublicKey() instanceof RSAPublicKey rsa) {
                    found.put(key.getKeyId(), strong(rsa));
                }
            }
            return found;
        } catch (JoseException e) {
            throw new IllegalStateException("it is no JSON Web Key Set", e);
        }
    }

    private static RSAPublicKey strong(RSAPublicKey key) {
        if (key.getModulus().bitLength() < SMALLEST_MODULUS) {
            throw new IllegalStateException("an RSA key in it is shorter than " + SMALLEST_MODULUS + " bits");
        }
        return key;
    }
}
