package org.shequ.kit.security;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Whom a verified token speaks for: an office with a part of the map, or a natural person with the own record.
 *
 * @param roles those of the table that the token names; for a natural person {@code person} alone
 * @param permissions what the roles grant together
 * @param scope null for a natural person
 * @param person null for an office
 * @param client the program that the token was issued to; null where it names none
 */
public record Bearer(
        Set<String> roles,
        Set<String> permissions,
        @Nullable Scope scope,
        @Nullable UUID person,
        @Nullable String client) {

    /** Under which the identity of a request carries this. */
    static final String ATTRIBUTE = Bearer.class.getName();

    boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** Tells this bearer's reach from any other's. */
    String reach() {
        return scope == null ? "person " + person : scope.unitCode();
    }
}
