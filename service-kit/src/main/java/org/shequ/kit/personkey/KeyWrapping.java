package org.shequ.kit.personkey;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.kit.privacy.CipherException;
import org.shequ.kit.privacy.FieldCipher;
import org.shequ.kit.privacy.SealingKey;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A person's key never lies bare: at rest it is wrapped under the service's own keys, on its way between services under
 * the ring that they share ({@code shequ.events.keys}).
 */
@ApplicationScoped
class KeyWrapping {

    private final FieldCipher atRest;
    private final FieldCipher onTheWay;

    KeyWrapping(
            FieldCipher atRest,
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.events.keys") String keys) {
        this.atRest = atRest;
        this.onTheWay = new FieldCipher("shequ.events.keys", suite, keys);
    }

    SealingKey newKey() {
        return atRest.newKey();
    }

    String store(SealingKey key, UUID person) {
        return atRest.encrypt(key.bytes(), "person_keys.wrapped:" + person);
    }

    SealingKey stored(String wrapped, UUID person) {
        return SealingKey.of(atRest.decryptBytes(wrapped, "person_keys.wrapped:" + person));
    }

    String send(SealingKey key, UUID person) {
        return onTheWay.encrypt(key.bytes(), context(person));
    }

    /** @throws CipherException when the ring lacks the key that it was sent under */
    SealingKey received(String wrapped, UUID person) {
        return SealingKey.of(onTheWay.decryptBytes(wrapped, context(person)));
    }

    private static String context(UUID person) {
        return "personnel.person-key:" + person;
    }
}
