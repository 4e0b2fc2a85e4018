package org.shequ.token;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses to start with what is meant for a developer's machine: keys and issuers whose name begins with "local", and the
 * controllable clock, are accepted under the profiles local, test and dev only.
 */
@ApplicationScoped
public class LocalKeysGuard {

    private static final Set<String> HOME = Set.of("local", "test", "dev");
    private static final String LOCAL = "local";
    private static final List<String> KEYS =
            List.of("shequ.privacy.keys", "shequ.privacy.index-key", "shequ.events.keys", "shequ.cursor.key");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([^\"]*)\"");

    void check(@Observes @Priority(1) StartupEvent start, Config config) {
        for (var name : List.of("shequ.jwt.issuer", "shequ.jwt.public-key-location")) {
            if (text(config, name).isBlank()) {
                throw new IllegalStateException(name + " must be set");
            }
        }
        var complaints = complaints(ConfigUtils.getProfiles(), config);
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("Refusing to start under profile "
                    + String.join(",", ConfigUtils.getProfiles()) + ": " + String.join("; ", complaints)
                    + ". These are accepted only under the profiles local, test and dev.");
        }
    }

    static List<String> complaints(Collection<String> profiles, Config config) {
        var complaints = new ArrayList<String>();
        if (profiles.stream().anyMatch(HOME::contains)) {
            return complaints;
        }
        if (text(config, "shequ.jwt.issuer").startsWith(LOCAL)) {
            complaints.add("shequ.jwt.issuer names a local issuer");
        }
        for (var name : KEYS) {
            for (var key : COMMA.split(text(config, name).strip(), -1)) {
                if (key.startsWith(LOCAL) && key.indexOf(':') > 0) {
                    complaints.add(name + " holds the local key " + key.substring(0, key.indexOf(':')));
                }
            }
        }
        localKeyId(text(config, "shequ.jwt.public-key-location"))
                .forEach(id -> complaints.add("shequ.jwt.public-key-location holds the local key " + id));
        if (config.getOptionalValue("shequ.clock.controllable", Boolean.class).orElse(false)) {
            complaints.add("shequ.clock.controllable is on");
        }
        return complaints;
    }

    /** Key ids in a key set that is a file; one behind a URL is its issuer's and cannot be local. */
    private static List<String> localKeyId(String location) {
        var path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location.replace('\0', '_'));
        if (location.isEmpty() || !Files.isRegularFile(path)) {
            return List.of();
        }
        try {
            return KEY_ID.matcher(Files.readString(path))
                    .results()
                    .map(result -> result.group(1))
                    .filter(id -> id.startsWith(LOCAL))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("shequ.jwt.public-key-location cannot be read: " + location, unreadable);
        }
    }

    private static String text(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
