package org.shequ.contracts.permission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table {@code roles.properties}: which role may do what. {@code *:read} stands for every service's read; a name with
 * a dot in it holds what a role is for.
 */
public final class RolePermissions {

    private static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern FORM = Pattern.compile("[a-z]+:[a-z]+");

    private final Map<String, Set<String>> byRole;

    private RolePermissions(Map<String, Set<String>> byRole) {
        this.byRole = byRole;
    }

    public static RolePermissions load() {
        var table = new Properties();
        try (InputStream resource = RolePermissions.class.getResourceAsStream("/roles.properties")) {
            if (resource == null) {
                throw new IllegalStateException("roles.properties is missing from the class path");
            }
            table.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var byRole = new HashMap<String, Set<String>>();
        for (var role : table.stringPropertyNames()) {
            if (role.indexOf('.') < 0) {
                byRole.put(role, parseAll(role, table.getProperty(role)));
            }
        }
        return new RolePermissions(Map.copyOf(byRole));
    }

    private static Set<String> parseAll(String role, String text) {
        var granted = new LinkedHashSet<String>();
        for (var permission : SPACE.split(text.strip(), -1)) {
            if (permission.startsWith("*:")) {
                SERVICES.forEach(service -> granted.add(service + permission.substring(1)));
            } else if (FORM.matcher(permission).matches()) {
                granted.add(permission);
            } else {
                throw new IllegalStateException("roles.properties: " + role + " has no permission " + permission);
            }
        }
        return Set.copyOf(granted);
    }

    /** What the roles grant together; an unknown role grants nothing. */
    public Set<String> of(Collection<String> roles) {
        var granted = new LinkedHashSet<String>();
        roles.forEach(role -> granted.addAll(byRole.getOrDefault(role, Set.of())));
        return granted;
    }

    /** Those of the names that are roles. */
    public Set<String> known(Collection<String> names) {
        return names.stream().filter(byRole::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> roles() {
        return byRole.keySet();
    }
}
