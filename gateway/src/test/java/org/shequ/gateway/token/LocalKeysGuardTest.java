package org.shequ.gateway.token;

import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.gateway.Keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalKeysGuardTest {

    @Test
    void production_refuses_a_local_issuer() {
        assertThatThrownBy(() -> LocalKeysGuard.checkIssuer("local.shequ", List.of("prod")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("local.shequ")
                .hasMessageContaining("SHEQU_JWT_ISSUER");
        assertThatCode(() -> LocalKeysGuard.checkIssuer("https://login.example", List.of("prod")))
                .doesNotThrowAnyException();
        assertThatCode(() -> LocalKeysGuard.checkIssuer("local.shequ", List.of("local")))
                .doesNotThrowAnyException();
    }

    @Test
    void production_refuses_a_local_key_whatever_the_issuer(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("keys.json"), new JsonWebKeySet(Keys.KNOWN).toJson());
        assertThatThrownBy(() -> new VerificationKeys(file.toUri().toString(), false).load())
                .hasMessageContaining("local key");
        var keys = new VerificationKeys(file.toUri().toString(), true);
        keys.load();
        assertThat(keys.find("local-test")).isEqualTo(Keys.KNOWN.getPublicKey());
        assertThat(keys.find("other")).isNull();
        assertThat(keys.find(null)).isNull();
    }

    @Test
    void a_pem_serves_tokens_of_any_key_id(@TempDir Path folder) throws Exception {
        var base64 =
                Base64.getMimeEncoder().encodeToString(Keys.KNOWN.getPublicKey().getEncoded());
        var file = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
        var keys = new VerificationKeys(file.toString(), true);
        keys.load();
        assertThat(keys.find(null)).isEqualTo(Keys.KNOWN.getPublicKey());
    }

    @Test
    void broken_keys_keep_the_known_ones(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("keys.json"), new JsonWebKeySet(Keys.KNOWN).toJson());
        var keys = new VerificationKeys(file.toUri().toString(), true);
        keys.load();
        Files.writeString(file, "{}");
        keys.refresh();
        assertThat(keys.find("local-test")).isNotNull();
    }
}
