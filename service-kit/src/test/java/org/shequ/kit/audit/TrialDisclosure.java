package org.shequ.kit.audit;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.problem.ProblemException;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

@Path("disclosed-people")
@PermissionsAllowed("personnel:read")
public class TrialDisclosure {

    @Inject
    Disclosure disclosure;

    @Inject
    AuditLog audit;

    @GET
    @Path("{id}")
    @Operation(operationId = "getDisclosedPerson")
    public Map<String, String> get(@PathParam("id") String id) {
        var name = disclosure.shown("person", id, "320613002").text(PersonField.NAME, "张三");
        return Map.of("name", name);
    }

    @POST
    @Path("{id}/marks")
    @Transactional
    @Operation(operationId = "markPerson")
    public Map<String, String> mark(
            @PathParam("id") String id,
            @QueryParam("refuse") boolean refuse,
            @QueryParam("unit") @DefaultValue("320613002") String unit) {
        audit.append("person-marked", "person", id, unit, Map.of("b", 2, "a", "一"));
        if (refuse) {
            throw ProblemException.of(CommonProblem.CONFLICT, "refused");
        }
        return Map.of();
    }
}
