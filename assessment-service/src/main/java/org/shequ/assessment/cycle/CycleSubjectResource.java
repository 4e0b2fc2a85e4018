package org.shequ.assessment.cycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who is judged in a cycle, and what has changed since that was fixed. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cycles", description = "One assessment of a year / 年度考核周期")
public class CycleSubjectResource {

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final DecideCycleSubject decideCycleSubject;
    private final BusinessClock clock;
    private final Cursors cursors;
    private final Caller caller;

    CycleSubjectResource(
            Cycles cycles,
            CycleSubjects subjects,
            DecideCycleSubject decideCycleSubject,
            BusinessClock clock,
            Cursors cursors,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.decideCycleSubject = decideCycleSubject;
        this.clock = clock;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** What is done about a late change. */
    @Schema(name = "SubjectDecisionRequest")
    public record SubjectDecisionRequest(
            @Schema(required = true, description = "Unit code or person's id / 区划代码或人员标识", examples = "320613002004")
            @NotNull
            @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true) @NotNull SubjectDecision decision,

            @Schema(required = true, examples = "年中并入其他社区") @NotBlank @Size(max = 500)
            String reason) {}

    /** Somebody or some community on the list; names of people are masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CycleSubject")
    public record SubjectView(
            String subject,
            @Nullable String name,
            String unitCode,
            @Nullable String peerGroup,

            @Schema(description = "What caps are counted over / 优秀比例计算范围")
            String pool,

            @Schema(examples = "LISTED") String origin,
            @Nullable String withdrawnReason) {}

    /** How the records differ from the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LateChange")
    public record ChangeView(
            CycleSubjects.ChangeKind kind,
            String subject,
            @Nullable String listedUnit,
            @Nullable String unitNow) {}

    @GET
    @Path("subjects")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCycleSubjects", summary = "List who is judged in the cycle / 考核对象名单")
    @Sorted("subject")
    public Page<SubjectView> subjects(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        Cycle cycle = cycles.get(id, scope);
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "subject");
        return seek.page(
                subjects.list(id, scope, seek.after(0), seek.fetch()),
                listed -> List.of(listed.subject()),
                listed -> new SubjectView(
                        listed.subject(),
                        shown(cycle, listed.name()),
                        listed.unitCode(),
                        listed.peerGroup(),
                        listed.pool(),
                        listed.origin(),
                        listed.withdrawnReason()),
                () -> subjects.count(id, scope));
    }

    private static @Nullable String shown(Cycle cycle, @Nullable String name) {
        return name == null || cycle.subjectKind() == SubjectKind.COMMUNITY ? name : Masking.name(name);
    }

    @GET
    @Path("late-changes")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listLateChanges",
            summary = "List how the records now differ from the list of subjects / 名单固定后的变动",
            description = "Each is followed or not by decision. / 是否采纳须逐项决定。")
    @Sorted("subject")
    public Page<ChangeView> changes(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        Cycle cycle = cycles.get(id, scope);
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "subject");
        return seek.page(
                from -> cycle.listedOn() == null
                        ? List.of()
                        : subjects.listChanges(cycle, clock.today(), scope, from.after(0), from.fetch()),
                change -> List.of(change.subject()),
                change -> new ChangeView(change.kind(), change.subject(), change.listedUnit(), change.unitNow()));
    }

    @POST
    @Path("subject-decisions")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "decideCycleSubject", summary = "Add or withdraw a subject after the opening / 增列或退出考核对象")
    public CycleView decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull SubjectDecisionRequest request) {
        return CycleView.of(
                decideCycleSubject.handle(id, expected, request.subject(), request.decision(), request.reason()));
    }
}
