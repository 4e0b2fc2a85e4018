package org.shequ.kit.security;

import io.quarkus.security.StringPermission;

import java.security.Permission;

/** A permission of the table {@code roles.properties}, as the framework holds it. */
final class Permissions {

    private Permissions() {}

    /** {@code quota:manage} as a name and an action. */
    static Permission parse(String permission) {
        var colon = permission.indexOf(':');
        return colon < 0
                ? new StringPermission(permission)
                : new StringPermission(permission.substring(0, colon), permission.substring(colon + 1));
    }
}
