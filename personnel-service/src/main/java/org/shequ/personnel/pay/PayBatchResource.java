package org.shequ.personnel.pay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Seek;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.PeopleLists;
import org.shequ.personnel.pay.grade.PayGrade;
import org.shequ.personnel.pay.grade.PayPeriod;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.unit.UnitCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The yearly batch of pay grades and its preview, over HTTP. */
@Shows(PersonField.PAY_GRADES)
@Path("pay-grade-batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "pay")
public class PayBatchResource {

    private static final String KIND = "pay-grade-preview";
    private static final PeopleLists.Columns<PayMoveView> COLUMNS =
            PeopleLists.Columns.of(Set.of(PersonField.NAME), PayMoveView::personId);

    private final PayBatch batch;
    private final People people;
    private final Jobs jobs;
    private final Cursors cursors;
    private final BusinessClock clock;
    private final Caller caller;
    private final Disclosure disclosure;
    private final PeopleLists lists;

    public PayBatchResource(
            PayBatch batch,
            People people,
            Jobs jobs,
            Cursors cursors,
            BusinessClock clock,
            Caller caller,
            Disclosure disclosure,
            PeopleLists lists) {
        this.batch = batch;
        this.people = people;
        this.jobs = jobs;
        this.cursors = cursors;
        this.clock = clock;
        this.caller = caller;
        this.disclosure = disclosure;
        this.lists = lists;
    }

    /** Whose pay moves, from what to what, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayMove")
    public record PayMoveView(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String personnelNumber,
            @Schema(required = true, examples = "张*") String name,
            @Nullable String unitCode,
            @Nullable PayScheme schemeNow,
            @Nullable Integer gradeNow,

            @Schema(description = "Absent when no scheme covers then / 届时不适用任何工资制度的缺省") @Nullable
            PayScheme schemeThen,

            @Nullable Integer gradeThen,

            @Schema(required = true, description = "Each term of the formula with its evidence / 各项计算依据")
            List<PayGrade.Term> terms) {

        static PayMoveView of(RecalculatePay.Move move, Shown shown) {
            PayRecord now = move.present();
            PayPeriod then = move.due();
            Person person = move.person();
            return new PayMoveView(
                    person.id(),
                    person.personnelNumber(),
                    shown.text(PersonField.NAME, person.fields().name()),
                    shown.value(PersonField.UNIT_CODE, person.standing().unitCode()),
                    now == null ? null : now.scheme(),
                    now == null ? null : now.grade(),
                    then == null ? null : then.scheme(),
                    then == null ? null : then.grade(),
                    then == null ? List.of() : then.terms());
        }
    }

    @GET
    @Path("preview")
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "previewPayGradeBatch",
            summary = "Preview whose pay would move on a day, and why; changes nothing / 预览某日等级变动人员及依据",
            description = "If all stays as recorded now. " + " / 以现有记录为准。")
    @Sorted("unit")
    public Page<PayMoveView> preview(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("on") @Parameter(description = "Today when absent / 缺省为当日") @Nullable LocalDate on,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        if (unit != null) {
            disclosure.requireGranted(PersonField.UNIT_CODE);
        }
        String subtree = UnitCode.subtree(unit);
        LocalDate day = on == null ? clock.today() : on;
        String fingerprint = Cursors.fingerprint(subtree, day);
        var seek = cursors.open(request, fingerprint, "unit");
        return lists.page(
                KIND,
                COLUMNS,
                disclosure.shown(KIND, fingerprint),
                shown -> seek.page(
                        from -> moves(subtree, day, from),
                        move -> List.of(move.person().id().toString()),
                        move -> PayMoveView.of(move, shown)));
    }

    private List<RecalculatePay.Move> moves(String subtree, LocalDate day, Seek from) {
        UUID after = from.afterId(0);
        Person last = after == null ? null : people.find(after).orElse(null);
        return batch.preview(subtree, day, caller.scope(), last, from.fetch()).moves();
    }

    /** What a batch is to do. */
    @Schema(name = "PayGradeBatchRequest")
    public record BatchRequest(
            @Schema(required = true, examples = "320613") @NotBlank @Size(max = 40)
            String unit,

            @Schema(required = true, description = "The day that the order names; today or earlier / 文件所载日期，不晚于当日")
            @NotNull
            LocalDate on,

            @Schema(required = true, examples = "崇人社〔2027〕1号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "runPayGradeBatch",
            summary = "Settle the pay grades of a subtree as they are due on a day / 年度等级核定",
            description =
                    "Pay follows by itself from facts and policies, each from its own day; the batch does at once what is"
                            + " still due, under an order, and says how many moved. dryRun counts and changes nothing. /"
                            + " 等级依事实与政策自其生效之日自动核定；批量核定依文件即时办理尚未完成部分并统计变动人数。dryRun仅统计，不作更改。")
    @APIResponse(
            responseCode = "202",
            description = "The job that does it / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response run(
            @QueryParam("dryRun") @Parameter(description = "Count, change nothing / 仅统计，不作更改") @Nullable Boolean dryRun,
            @Valid @NotNull BatchRequest request) {
        if (request.on().isAfter(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/on", "NOT_IN_FUTURE", "lies in the future", "不得晚于当日");
        }
        String subtree = UnitCode.subtree(request.unit());
        caller.scope().require(subtree);
        return jobs.accepted(batch.submit(
                new PayBatch.Parameters(subtree, request.on(), request.orderNumber()), Boolean.TRUE.equals(dryRun)));
    }
}
