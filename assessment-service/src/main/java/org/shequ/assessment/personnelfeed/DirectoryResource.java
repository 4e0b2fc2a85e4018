package org.shequ.assessment.personnelfeed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The subjects that this service knows, by the latest events of personnel-service. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subjects", description = "Communities and people who can be assessed / 考核对象")
public class DirectoryResource {

    private static final Pattern UNIT = Pattern.compile("[0-9]{2,12}");

    private final Directory directory;
    private final Cursors cursors;
    private final Caller caller;

    public DirectoryResource(Directory directory, Cursors cursors, Caller caller) {
        this.directory = directory;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A community as a subject of assessment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Community")
    public record CommunityView(
            @Schema(examples = "320613002004") String unitCode,
            @Schema(examples = "濠北社区居委会") String name,
            @Schema(examples = "COMMUNITY") String kind,
            @Schema(examples = "ACTIVE") String status,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static CommunityView of(Community community) {
            return new CommunityView(
                    community.code(),
                    community.name(),
                    community.kind(),
                    community.status(),
                    community.validFrom(),
                    community.validTo());
        }
    }

    /** A person as a subject of assessment, name masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AssessedPerson")
    public record PersonView(
            UUID personId,
            @Schema(examples = "CC000264") String personnelNumber,
            @Schema(examples = "张*") String name,
            @Schema(examples = "ACTIVE") String status,
            @Schema(examples = "320613002004") @Nullable String unitCode) {

        static PersonView of(AssessedPerson person) {
            return new PersonView(
                    person.personId(),
                    person.personnelNumber(),
                    Masking.name(person.name()),
                    person.status(),
                    person.unitCode());
        }
    }

    @GET
    @Path("communities")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listCommunities",
            summary = "List communities and villages known here, by code / 本服务已知的社区与村")
    @Sorted("unitCode")
    public Page<CommunityView> communities(
            @QueryParam("unit")
                    @Parameter(description = "Only under this unit / 仅此单位及其下级", example = "320613002")
                    @Nullable
                    String unit,
            @BeanParam PageRequest request) {
        String prefix = prefix(unit);
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(unit, scope.unitCode()), "unitCode");
        return seek.page(
                directory.listCommunities(scope, prefix, seek.after(0), seek.fetch()),
                community -> List.of(community.code()),
                CommunityView::of,
                () -> directory.countCommunities(scope, prefix));
    }

    @GET
    @Path("people")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listAssessedPeople",
            summary = "List people in post who are known here, names masked / 本服务已知的在职人员（姓名脱敏）")
    @Sorted("personId")
    public Page<PersonView> people(
            @QueryParam("unit")
                    @Parameter(description = "Only under this unit / 仅此单位及其下级", example = "320613002")
                    @Nullable
                    String unit,
            @BeanParam PageRequest request) {
        String prefix = prefix(unit);
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(unit, scope.unitCode()), "personId");
        return seek.page(
                directory.listPeople(scope, prefix, seek.after(0), seek.fetch()),
                person -> List.of(person.personId().toString()),
                PersonView::of,
                () -> directory.countPeople(scope, prefix));
    }

    private static String prefix(@Nullable String unit) {
        if (unit == null) {
            return "";
        }
        if (!UNIT.matcher(unit).matches()) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/unit", "UNIT_CODE", "must be a unit code", "必须是区划代码");
        }
        return unit;
    }
}
