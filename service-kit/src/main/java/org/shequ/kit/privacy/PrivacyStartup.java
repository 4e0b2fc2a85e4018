package org.shequ.kit.privacy;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Refuses to start with keys that are wrong, or that are only for a developer's machine. */
@ApplicationScoped
class PrivacyStartup {

    private static final Set<String> PROFILES = Set.of("local", "test", "dev");
    private static final String LOCAL = "local";

    private final String suite;
    private final String keys;
    private final String indexKey;

    @Inject
    PrivacyStartup(
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.privacy.keys") String keys,
            @ConfigProperty(name = "shequ.privacy.index-key") String indexKey) {
        this.suite = suite;
        this.keys = keys;
        this.indexKey = indexKey;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        var ring = KeyRing.parse(keys, PrivacySuite.named(suite));
        new BlindIndex(suite, indexKey);
        var local = ring.ids().stream().anyMatch(id -> id.startsWith(LOCAL));
        if (local
                && LaunchMode.current() == LaunchMode.NORMAL
                && ConfigUtils.getProfiles().stream().noneMatch(PROFILES::contains)) {
            throw new IllegalStateException("shequ.privacy.keys holds a local key; it is for the profiles " + PROFILES
                    + " only, and the profile is " + ConfigUtils.getProfiles());
        }
    }
}
