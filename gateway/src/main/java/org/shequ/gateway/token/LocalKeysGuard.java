package org.shequ.gateway.token;

import java.util.Collection;
import java.util.Set;

/**
 * Local keys lie readable on a developer's disk. A gateway that is not on such a disk must not believe them, whatever
 * its configuration says.
 */
final class LocalKeysGuard {

    /** How every local issuer and key id begins. */
    static final String LOCAL = "local";

    private static final Set<String> LOCAL_PROFILES = Set.of("local", "dev", "test");

    private LocalKeysGuard() {}

    static boolean allows(Collection<String> profiles) {
        return profiles.stream().anyMatch(LOCAL_PROFILES::contains);
    }

    /** @throws IllegalStateException when the issuer is a local one and the profile is not */
    static void checkIssuer(String issuer, Collection<String> profiles) {
        if (issuer.startsWith(LOCAL) && !allows(profiles)) {
            throw new IllegalStateException("shequ.jwt.issuer is '" + issuer
                    + "': local issuers are for the profiles local, dev and test only; the active profile is "
                    + profiles + ". Set SHEQU_JWT_ISSUER and SHEQU_JWT_PUBLIC_KEY_LOCATION.");
        }
    }
}
