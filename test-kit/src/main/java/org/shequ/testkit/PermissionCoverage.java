package org.shequ.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import org.shequ.kit.security.OwnRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** Finds endpoints that do not say who may call them, and permissions that no role has. */
public final class PermissionCoverage {
    private PermissionCoverage() {}

    /** One line per fault; empty when all is well. */
    public static List<String> faults(JavaClasses classes) {
        var known = knownPermissions();
        var faults = new ArrayList<String>();
        for (var type : classes) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getAllMethods().stream()
                        .filter(PermissionCoverage::isEndpoint)
                        .forEach(method -> check(type, method, known, faults));
            }
        }
        return faults;
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.isMetaAnnotatedWith(HttpMethod.class);
    }

    private static void check(JavaClass type, JavaMethod method, Set<String> known, List<String> faults) {
        if (!guarded(method) && !guarded(type)) {
            faults.add(type.getName() + "." + method.getName() + " does not say who may call it");
        }
        if (method.isAnnotatedWith(OwnRecord.class) && !method.isAnnotatedWith(GET.class)) {
            faults.add(type.getName() + "." + method.getName() + " is open to the person and does more than read");
        }
        for (var permission : named(method)) {
            if (!known.contains(permission)) {
                faults.add(type.getName() + "." + method.getName() + " wants " + permission + ", which no role has");
            }
        }
    }

    private static boolean guarded(CanBeAnnotated place) {
        return place.isAnnotatedWith(PermissionsAllowed.class)
                || place.isAnnotatedWith(PermissionsAllowed.List.class)
                || place.isAnnotatedWith(RolesAllowed.class)
                || place.isAnnotatedWith(Authenticated.class)
                || place.isAnnotatedWith(PermitAll.class);
    }

    private static List<String> named(JavaMethod method) {
        var names = new ArrayList<String>();
        for (JavaAnnotation<?> annotation : method.getAnnotations()) {
            if (annotation.getRawType().isEquivalentTo(PermissionsAllowed.class)) {
                names.addAll(List.of(
                        method.getAnnotationOfType(PermissionsAllowed.class).value()));
            } else if (annotation.getRawType().isEquivalentTo(PermissionsAllowed.List.class)) {
                for (var one : method.getAnnotationOfType(PermissionsAllowed.List.class)
                        .value()) {
                    names.addAll(List.of(one.value()));
                }
            }
        }
        return names;
    }

    /** The table's {@code *:read} stands for the read permission of every service; names with a dot tell what for. */
    private static Set<String> knownPermissions() {
        var table = new Properties();
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("roles.properties")) {
            if (stream == null) {
                throw new IllegalStateException("roles.properties is not on the class path");
            }
            table.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.stringPropertyNames().stream()
                .filter(role -> role.indexOf('.') < 0)
                .flatMap(role -> Arrays.stream(table.getProperty(role).strip().split("\\s+", -1)))
                .collect(Collectors.toSet());
    }
}
