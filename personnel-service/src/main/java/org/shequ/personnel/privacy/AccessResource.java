package org.shequ.personnel.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.person.People;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The access log of one person's data, over HTTP. */
@Path("people/{id}/accesses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "personal data", description = "Access log, extract, retention / 查阅记录、个人信息副本、保存期限")
public class AccessResource {

    private final AccessLog accessLog;
    private final People people;
    private final Cursors cursors;
    private final Caller caller;

    public AccessResource(AccessLog accessLog, People people, Cursors cursors, Caller caller) {
        this.accessLog = accessLog;
        this.people = people;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A look at the person's data in the clear. */
    @Schema(name = "PersonalDataAccess")
    public record AccessView(
            @Schema(required = true) Instant lookedAt,

            @Schema(required = true, description = "Who / 查阅人")
            String actor,

            @Schema(required = true, description = "Why / 用途")
            String purpose,

            @Schema(required = true, description = "What was looked at / 查阅内容", examples = "people-export")
            String kind,

            @Schema(
                    description = "Fields shown whole, where the kind does not say it / 完整显示的字段",
                    examples = "[\"name\"]")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<String> fields) {

        static AccessView of(AccessLog.Access access) {
            return new AccessView(access.lookedAt(), access.actor(), access.purpose(), access.kind(), access.fields());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "listPersonalDataAccesses",
            summary = "List who saw the person's data in the clear, when and why, newest first / 个人信息查阅记录，最新在前")
    @Sorted("-lookedAt")
    public Page<AccessView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam PageRequest request) {
        people.get(id, caller.scope());
        var seek = cursors.open(request, id.toString(), "-lookedAt");
        return seek.page(
                accessLog.page(id, seek),
                access -> List.of(String.valueOf(access.id())),
                AccessView::of,
                () -> accessLog.count(id));
    }
}
