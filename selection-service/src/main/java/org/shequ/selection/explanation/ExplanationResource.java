package org.shequ.selection.explanation;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.selection.application.RegistrationOwner;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}/registrations/{registrationId}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registrations")
public class ExplanationResource {

    private final Explanations explanations;
    private final Disclosure disclosure;

    ExplanationResource(Explanations explanations, Disclosure disclosure) {
        this.explanations = explanations;
        this.disclosure = disclosure;
    }

    @GET
    @OwnRecord(value = "registrationId", by = RegistrationOwner.class)
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "explainRegistration",
            summary = "Explain a candidate: criteria, scores, rank, decisions / 一名人选的全部情况说明")
    public ExplanationView explain(
            @PathParam("id") UUID id,
            @PathParam("registrationId") UUID registrationId,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        return explanations.of(id, registrationId, disclosure.shown("registration", registrationId.toString()));
    }
}
