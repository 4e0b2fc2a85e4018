package org.shequ.kit.privacy;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Refuses to start with keys that are missing, of the wrong length, or not for the configured suite. */
@ApplicationScoped
class PrivacyStartup {

    private final String suite;
    private final String keys;
    private final String indexKey;
    private final String eventsKeys;

    PrivacyStartup(
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.privacy.keys") String keys,
            @ConfigProperty(name = "shequ.privacy.index-key") String indexKey,
            @ConfigProperty(name = "shequ.events.keys") String eventsKeys) {
        this.suite = suite;
        this.keys = keys;
        this.indexKey = indexKey;
        this.eventsKeys = eventsKeys;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        KeyRing.parse("shequ.privacy.keys", keys, PrivacySuite.named(suite));
        KeyRing.parse("shequ.events.keys", eventsKeys, PrivacySuite.named(suite));
        new BlindIndex(suite, indexKey);
    }
}
