package org.shequ.testkit.sample.round;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.security.PermissionsAllowed;
import org.shequ.kit.outbox.Outbox;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Breaks rules on purpose: an endpoint for anybody, an invented permission, answers in any media type, an outbox in a resource. */
@Path("rounds")
@IfBuildProfile("never")
public class RoundResource {
    private final Outbox outbox;

    RoundResource(Outbox outbox) {
        this.outbox = outbox;
    }

    @GET
    public Response forgotten() {
        return Response.ok(outbox).build();
    }

    @POST
    @PermissionsAllowed("selection:invented")
    public Response misspelt() {
        return Response.ok().build();
    }

    @GET
    @Path("public")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response open() {
        return Response.ok().build();
    }

    @GET
    @Path("guarded")
    @PermissionsAllowed("selection:read")
    public Response guarded() {
        return Response.ok().build();
    }
}
