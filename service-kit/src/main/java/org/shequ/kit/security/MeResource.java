package org.shequ.kit.security;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells the bearer of a token what the token is good for. */
@Path("me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me", description = "Who the caller is / 调用方身份")
public class MeResource {

    private final Caller caller;
    private final JsonWebToken token;

    public MeResource(Caller caller, JsonWebToken token) {
        this.caller = caller;
        this.token = token;
    }

    @GET
    @OwnRecord
    @Operation(
            operationId = "getMe",
            summary = "Read who the token is: roles, permissions, scope, expiry / 令牌持有者：角色、权限、数据范围与有效期")
    public MeView get() {
        var bearer = caller.bearer();
        var scope = bearer.scope();
        return new MeView(
                caller.subject(),
                sorted(bearer.roles()),
                sorted(bearer.permissions()),
                scope == null ? null : scope.unitCode(),
                bearer.person(),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
