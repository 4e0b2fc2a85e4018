package org.shequ.acceptance.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * From where the attacker looks: a role with a scope, a passer-by without a token, or a place where the suite leaves traces.
 *
 * @param scope a unit code or {@code *}; empty for who has none
 * @param token null for who calls without one, or does not call at all
 */
record Viewpoint(String role, String scope, @Nullable String token) {

    /** Without a token. */
    static final Viewpoint PUBLIC = new Viewpoint("public", "", null);

    /** Who may read Kafka and has no grant. */
    static final Viewpoint EVENTS = new Viewpoint("events", "", null);

    /** Who may read the log files. */
    static final Viewpoint LOGS = new Viewpoint("logs", "", null);

    /** Who may read what the management ports show. */
    static final Viewpoint METRICS = new Viewpoint("metrics", "", null);

    /** Who may read what the programs tell a collector of spans. */
    static final Viewpoint SPANS = new Viewpoint("spans", "", null);

    /** Whether people of the unit are this one's business. */
    boolean covers(String unit) {
        return scope.equals("*") || !scope.isEmpty() && unit.startsWith(scope);
    }

    String title() {
        return scope.isEmpty() ? role : role + " " + scope;
    }
}
