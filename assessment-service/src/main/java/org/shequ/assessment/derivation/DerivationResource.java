package org.shequ.assessment.derivation;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.security.OwnRecord;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Why a result is what it is. */
@Path("cycles/{id}/subjects/{subject}/derivation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outcomes", description = "What the scheme makes of the sheets / 核算结果")
public class DerivationResource {

    private final DeriveResult deriveResult;

    DerivationResource(DeriveResult deriveResult) {
        this.deriveResult = deriveResult;
    }

    @GET
    @OwnRecord("subject")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "getDerivation",
            summary = "Read the whole derivation of a result, to be recomputed from this answer alone / 结果完整推导",
            description =
                    "All sheets without their raters, exact means, points, vetoes, the cap with its figures, and the"
                            + " scores of all peers. What was corrected after the cycle stands with the result's versions. /"
                            + " 含全部评分（不含评价人）、精确均分、加减分、否决、名额与同组得分。")
    public Derivation get(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        return deriveResult.handle(id, subject);
    }
}
