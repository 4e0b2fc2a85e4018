package org.shequ.personnel.identity;

import org.jspecify.annotations.Nullable;
import org.shequ.testkit.ServersResource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers of every test, with a Keycloak as the identity provider in place of the local keys. */
public class KeycloakServers extends ServersResource {

    private @Nullable Keycloak keycloak;

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        var started = Keycloak.start();
        keycloak = started;
        started.make("", realm());
        started.replace("/" + Keycloak.REALM + "/users/profile", userProfile());
        settings.put("shequ.jwt.issuer", started.issuer());
        settings.put("shequ.jwt.public-key-location", started.keySet());
        settings.put("shequ.jwt.roles-path", "realm_access.roles");
        return settings;
    }

    @Override
    public void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    /** What docs/identity.md tells a district to set up. */
    private static Map<String, Object> realm() {
        return Map.of(
                "realm",
                Keycloak.REALM,
                "enabled",
                true,
                "sslRequired",
                "none",
                "roles",
                Map.of("realm", List.of(Map.of("name", "viewer"), Map.of("name", "personnel-clerk"))),
                "clients",
                List.of(client("desk", mappers()), client("elsewhere", List.of())),
                "users",
                List.of(
                        Keycloak.user("zhang", List.of("viewer"), Map.of("scope_unit", List.of("320613"))),
                        Keycloak.user("li", List.of("viewer"), Map.of("scope_unit", List.of("320602"))),
                        Keycloak.user("clerk", List.of("personnel-clerk"), Map.of("scope_unit", List.of("320613"))),
                        Keycloak.user("nobody", List.of("viewer"), Map.of())));
    }

    /** Keycloak drops attributes that the profile does not name; the scope is the administrators' to give. */
    private static Map<String, Object> userProfile() {
        return Map.of(
                "attributes",
                List.of(
                        profiled("username", "admin", "user"),
                        profiled("email", "admin", "user"),
                        profiled("firstName", "admin", "user"),
                        profiled("lastName", "admin", "user"),
                        profiled("scope_unit", "admin"),
                        profiled("scope_person", "admin")));
    }

    private static Map<String, Object> profiled(String name, String... editors) {
        return Map.of("name", name, "permissions", Map.of("view", List.of("admin", "user"), "edit", List.of(editors)));
    }

    private static Map<String, Object> client(String id, List<Map<String, Object>> mappers) {
        return Map.of(
                "clientId", id,
                "enabled", true,
                "publicClient", true,
                "directAccessGrantsEnabled", true,
                "protocolMappers", mappers);
    }

    private static List<Map<String, Object>> mappers() {
        return List.of(
                mapper("audience", "oidc-audience-mapper", Map.of("included.custom.audience", "shequ")),
                mapper("unit", "oidc-usermodel-attribute-mapper", attribute("scope_unit")),
                mapper("person", "oidc-usermodel-attribute-mapper", attribute("scope_person")));
    }

    private static Map<String, String> attribute(String name) {
        return Map.of("user.attribute", name, "claim.name", name, "jsonType.label", "String");
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> configuration) {
        var whole = new HashMap<>(configuration);
        whole.put("access.token.claim", "true");
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", whole);
    }
}
