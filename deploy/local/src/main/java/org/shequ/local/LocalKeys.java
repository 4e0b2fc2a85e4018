package org.shequ.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The keys of one machine, made at its first run and readable by their owner only. Every id and the issuer begin with
 * {@code local}, so that a service in production refuses to start with them.
 */
public final class LocalKeys {
    public static final String KEY_ID = "local-1";
    public static final String ISSUER = "local.shequ";

    private static final String PRIVATE_KEY = "jwt-private.pem";
    private static final String PUBLIC_KEY = "jwt-public.jwks.json";
    private static final String SECRETS = "secrets.properties";
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    private final Path directory;
    private final RSAPrivateKey signingKey;
    private final Properties secrets;

    private LocalKeys(Path directory, RSAPrivateKey signingKey, Properties secrets) {
        this.directory = directory;
        this.signingKey = signingKey;
        this.secrets = secrets;
    }

    /** Reads the keys of the directory, making those that are missing. */
    public static LocalKeys in(Path directory) {
        try {
            Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            if (!Files.exists(directory.resolve(PRIVATE_KEY)) || !Files.exists(directory.resolve(PUBLIC_KEY))) {
                makeSigningKey(directory);
            }
            return new LocalKeys(directory, readSigningKey(directory), secrets(directory));
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalException(
                    "The local keys in " + directory + " cannot be made or read: " + e.getMessage()
                            + " (delete the directory to have new ones)",
                    e);
        }
    }

    private static void makeSigningKey(Path directory) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        var pair = generator.generateKeyPair();
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        var publicKey = (RSAPublicKey) pair.getPublic();
        var jwks =
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}\n"
                        .formatted(KEY_ID, unsigned(publicKey.getModulus()), unsigned(publicKey.getPublicExponent()));
        write(directory.resolve(PUBLIC_KEY), jwks);
        write(directory.resolve(PRIVATE_KEY), pem);
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** The secrets of the directory; those that it lacks are made. */
    private static Properties secrets(Path directory) throws IOException {
        var file = directory.resolve(SECRETS);
        var secrets = new Properties();
        if (Files.exists(file)) {
            secrets.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        }
        var before = secrets.size();
        secrets.computeIfAbsent("privacy.keys", name -> KEY_ID + ":" + secret());
        secrets.computeIfAbsent("privacy.index-key", name -> secret());
        secrets.computeIfAbsent("events.keys", name -> KEY_ID + ":" + secret());
        secrets.computeIfAbsent("cursor.key", name -> secret());
        if (secrets.size() > before) {
            var text = new StringWriter();
            secrets.store(text, null);
            write(file, text.toString());
        }
        return secrets;
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private static void write(Path file, String text) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("no directory for " + file);
        }
        var part = Files.createTempFile(directory, "new-", ".part", ownerOnly(directory, "rw-------"));
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        && path.getFileSystem() == FileSystems.getDefault()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static RSAPrivateKey readSigningKey(Path directory) throws IOException, GeneralSecurityException {
        var pem = Files.readString(directory.resolve(PRIVATE_KEY));
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    public RSAPrivateKey signingKey() {
        return signingKey;
    }

    /** The JWKS file that services check tokens with. */
    public Path publicKeyFile() {
        return directory.resolve(PUBLIC_KEY).toAbsolutePath();
    }

    /** {@code keyid:base64}, AES-256. */
    public String privacyKeys() {
        return secret("privacy.keys");
    }

    /** {@code keyid:base64}. */
    public String privacyIndexKey() {
        return KEY_ID + ":" + secret("privacy.index-key");
    }

    /** {@code keyid:base64}, AES-256: under which the services send each other keys. */
    public String eventsKeys() {
        return secret("events.keys");
    }

    /** {@code keyid:base64}. */
    public String cursorKey() {
        return KEY_ID + ":" + secret("cursor.key");
    }

    private String secret(String name) {
        var value = secrets.getProperty(name);
        if (value == null) {
            throw new UncheckedIOException(new IOException(name + " is missing in " + directory.resolve(SECRETS)));
        }
        return value;
    }
}
