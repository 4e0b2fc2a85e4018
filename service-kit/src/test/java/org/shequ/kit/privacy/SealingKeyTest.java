package org.shequ.kit.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealingKeyTest {

    private static final byte[] PLAIN = "沈若溪".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(PrivacySuite.class)
    void what_is_sealed_opens_with_the_key_and_in_its_context_alone(PrivacySuite suite) {
        var key = SealingKey.generate(suite);
        var sealed = key.seal(PLAIN, "of one");

        assertThat(SealingKey.of(key.bytes()).open(sealed, "of one")).isEqualTo(PLAIN);
        assertThat(key.seal(PLAIN, "of one")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> key.open(sealed, "of another")).isInstanceOf(CipherException.class);
        assertThatThrownBy(() -> SealingKey.generate(suite).open(sealed, "of one"))
                .isInstanceOf(CipherException.class);
        assertThatThrownBy(() -> key.open("no base64!", "of one")).isInstanceOf(CipherException.class);
        assertThat(key.toString()).isEqualTo("SealingKey");
    }

    /** The samples were made by another program: keys 00…1f and 40…5f, nonces 00…0b and 0c…17. */
    @Test
    void the_golden_samples_of_the_contract_open() throws IOException {
        var event = sample("personnel.person-changed");
        var person = event.path("personId").asText();
        var ring = new FieldCipher("samples", "aes", "events-1:" + base64(0x40));
        var key = ring.decryptBytes(
                sample("personnel.person-key").path("key").asText(), "personnel.person-key:" + person);

        assertThat(Base64.getEncoder().encodeToString(key)).isEqualTo(base64(0));
        var details =
                SealingKey.of(key).open(event.path("sealed").asText(), "personnel.person-changed.sealed:" + person);
        assertThat(new ObjectMapper().readTree(details)).isEqualTo(sample("personnel.person-details"));
    }

    private static com.fasterxml.jackson.databind.JsonNode sample(String name) throws IOException {
        try (var stream = SealingKeyTest.class.getResourceAsStream("/samples/" + name + "/1.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream));
        }
    }

    private static String base64(int first) {
        var bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
