package org.shequ.selection.application;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What one person has registered for, over all rounds. */
@Path("people/{personId}/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registrations")
public class PersonRegistrationResource {

    private final Registrations registrations;
    private final RegistrationViews views;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    public PersonRegistrationResource(
            Registrations registrations,
            RegistrationViews views,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.registrations = registrations;
        this.views = views;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @GET
    @OwnRecord("personId")
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "listRegistrationsOfPerson",
            summary = "List a person's registrations in all rounds, oldest first / 某人员历次报名，按先后排列",
            description = "To an office those made from a unit within its scope. / 对单位令牌仅列报名时所在单位在其数据范围内者。")
    @Sorted("id")
    public Page<RegistrationView> list(
            @PathParam("personId") @Parameter(description = "The person's id / 人员标识") UUID personId,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose,
            @BeanParam PageRequest request) {
        var shown = disclosure.shown("person", personId.toString());
        var seek = cursors.open(request, Cursors.fingerprint(personId), "id");
        return seek.page(
                from -> registrations.pageOfPerson(personId, caller.scope(), from.afterId(0), from.fetch()),
                registration -> List.of(registration.id().toString()),
                registration -> views.of(registration, shown));
    }
}
