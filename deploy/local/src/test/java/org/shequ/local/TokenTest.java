package org.shequ.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private String token(String... words) {
        return Main.token(StackOptions.standard().home(home), new ArrayDeque<>(List.of(words)));
    }

    @Test
    void a_token_carries_who_what_and_where_and_verifies_with_the_published_key() throws Exception {
        var token = token("--role", "selection-officer", "--scope", "320613", "--subject", "张\"三", "--hours", "2");
        var parts = List.of(token.split("\\.", -1));
        var header = json(parts.get(0));
        var claims = json(parts.get(1));
        assertEquals("RS256", header.path("alg").asText());
        assertEquals(LocalKeys.KEY_ID, header.path("kid").asText());
        assertEquals("local.shequ", claims.path("iss").asText());
        assertEquals("shequ", claims.path("aud").path(0).asText());
        assertEquals("张\"三", claims.path("sub").asText());
        assertEquals("selection-officer", claims.path("groups").path(0).asText());
        assertEquals("320613", claims.path("scope_unit").asText());
        assertEquals(7200, claims.path("exp").asLong() - claims.path("iat").asLong());

        var key = JSON.readTree(
                        LocalKeys.in(home.resolve("keys")).publicKeyFile().toFile())
                .path("keys")
                .path(0);
        assertEquals(header.path("kid"), key.path("kid"));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts.get(2))));
    }

    @Test
    void an_operators_token_is_for_everywhere_without_saying_so() throws Exception {
        var claims = json(token("--role", "operator").split("\\.", -1)[1]);
        assertEquals("operator", claims.path("groups").path(0).asText());
        assertEquals("*", claims.path("scope_unit").asText());
        assertRefused("--scope", "--role", "operator", "--role", "viewer");
    }

    @Test
    void a_natural_persons_token_names_the_person_and_no_unit_and_no_role() throws Exception {
        var person = UUID.randomUUID().toString();
        var claims = json(List.of(token("--person", person).split("\\.", -1)).get(1));
        assertEquals(person, claims.path("scope_person").asText());
        assertEquals("person-" + person, claims.path("sub").asText());
        assertTrue(claims.path("scope_unit").isMissingNode());
        assertEquals(0, claims.path("groups").size());
    }

    @Test
    void help_tells_every_role_with_its_permissions_and_what_it_is_for() throws IOException {
        var help = token("--help");
        var table = new Properties();
        try (var reader = Files.newBufferedReader(
                StackOptions.standard().project().resolve("contracts/src/main/resources/roles.properties"))) {
            table.load(reader);
        }
        var roles = table.stringPropertyNames().stream()
                .filter(name -> name.indexOf('.') < 0)
                .toList();
        assertTrue(roles.size() > 10);
        for (var role : roles) {
            for (var said : List.of(role, role + ".en", role + ".zh")) {
                assertTrue(help.contains(table.getProperty(said)), said);
            }
        }
    }

    @Test
    void what_was_typed_wrongly_is_refused_and_named() {
        assertRefused("--scope", "--role", "viewer");
        assertRefused("--role", "--scope", "*");
        assertRefused("unknown role person", "--role", "person", "--scope", "*");
        assertRefused("--person stands alone", "--person", UUID.randomUUID().toString(), "--scope", "*");
        assertRefused("'zhang'", "--person", "zhang");
        assertRefused("unknown role mayor", "--role", "mayor", "--scope", "*");
        assertRefused("unknown option --rôle", "--rôle", "viewer");
        assertRefused("'everywhere!'", "--role", "viewer", "--scope", "everywhere!");
        assertRefused("'0'", "--role", "viewer", "--scope", "*", "--hours", "0");
        assertRefused("--hours wants a value", "--role", "viewer", "--scope", "*", "--hours");
    }

    private void assertRefused(String reason, String... words) {
        var refusal = assertThrows(Main.UsageException.class, () -> token(words));
        assertTrue(refusal.toString().contains(reason), refusal.toString());
    }

    @Test
    void keys_are_made_once_differ_between_homes_and_are_readable_by_their_owner_only() throws IOException {
        var first = LocalKeys.in(home.resolve("a"));
        var again = LocalKeys.in(home.resolve("a"));
        var other = LocalKeys.in(home.resolve("b"));
        assertEquals(first.privacyKeys(), again.privacyKeys());
        assertEquals(first.signingKey(), again.signingKey());
        assertNotEquals(first.privacyIndexKey(), other.privacyIndexKey());
        assertNotEquals(first.signingKey(), other.signingKey());
        for (var key : List.of(first.privacyKeys(), first.privacyIndexKey(), first.cursorKey())) {
            assertTrue(
                    key.startsWith("local-1:"), "a program in production would not know that the key is a local one");
            assertEquals(32, Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1)).length);
        }
        try (var files = Files.list(home.resolve("a"))) {
            for (var file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    private static JsonNode json(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static BigInteger number(JsonNode node) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(node.asText()));
    }
}
