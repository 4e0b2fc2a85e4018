package org.shequ.kit.job;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.job.JobProblems.Place;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Jobs, for whoever submitted them and for readers of the service, where their scope holds the one of the submission. */
@Path("jobs")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Work that takes longer than a request / 后台任务")
public class JobResource {

    private static final Columns PROBLEM_COLUMNS = Columns.of(
            Column.of("row", "行号"),
            Column.of("column", "列"),
            Column.of("value", "值"),
            Column.of("rule", "规则"),
            Column.of("message", "说明"),
            Column.of("cell", "单元格"),
            Column.of("header", "列标题"),
            Column.of("severity", "级别"));

    private final JobTable table;
    private final JobProblems problems;
    private final Cursors cursors;
    private final Caller caller;
    private final VisibleJobs visible;

    JobResource(JobTable table, JobProblems problems, Cursors cursors, Caller caller, VisibleJobs visible) {
        this.table = table;
        this.problems = problems;
        this.cursors = cursors;
        this.caller = caller;
        this.visible = visible;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "List jobs, newest first / 任务列表，最新在前")
    @Sorted("-submittedAt")
    public Page<JobView> list(
            @BeanParam PageRequest request,
            @QueryParam("state") @Nullable JobState state,
            @QueryParam("kind") @Nullable String kind) {
        var seek = cursors.open(request, Cursors.fingerprint(state, kind, caller.subject()), "-submittedAt");
        var after = seek.after(0);
        var others = visible.othersToo();
        var under = caller.scope().prefix();
        var language = Jobs.language();
        return seek.page(
                table.list(
                        caller.subject(),
                        others,
                        under,
                        state,
                        kind,
                        after == null ? null : UUID.fromString(after),
                        seek.fetch()),
                job -> List.of(job.id().toString()),
                job -> job.view(language),
                () -> table.count(caller.subject(), others, under, state, kind));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getJob", summary = "Read a job: state, progress, counts, failure, result / 任务详情")
    public JobView get(@PathParam("id") UUID id) {
        return visible.get(id).view(Jobs.language());
    }

    @GET
    @Path("{id}/problems")
    @Operation(operationId = "listJobProblems", summary = "List the bad rows of a job, in the file's order / 任务的问题行")
    @Sorted("row")
    public Page<RowProblem> problems(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var job = visible.get(id);
        var seek = cursors.open(request, Cursors.fingerprint(id, job.attempt()), "row");
        var row = seek.after(0);
        var seq = seek.after(1);
        var after = row == null || seq == null ? Place.START : new Place(Long.parseLong(row), Integer.parseInt(seq));
        return seek.page(
                problems.list(id, job.attempt(), after, seek.fetch()),
                kept -> List.of(String.valueOf(kept.place().row()), String.valueOf(kept.seq())),
                JobProblems.KeptProblem::problem,
                () -> problems.count(id, job.attempt()));
    }

    @GET
    @Path("{id}/problems")
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @Operation(hidden = true)
    public Response problemsAsTable(@PathParam("id") UUID id, @jakarta.ws.rs.core.Context HttpHeaders headers) {
        var job = visible.get(id);
        var csv = headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardType())
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(type -> type.equals(TabularMedia.CSV) || type.equals(TabularMedia.XLSX))
                .findFirst()
                .orElse(TabularMedia.CSV)
                .equals(TabularMedia.CSV);
        var media = csv ? TabularMedia.CSV : TabularMedia.XLSX;
        var language = Jobs.language();
        StreamingOutput rows = out -> {
            try (var table = TabularWriter.open(out, media, PROBLEM_COLUMNS, language)) {
                writeProblems(job, table);
            }
        };
        return Response.ok(rows, csv ? media + ";charset=UTF-8" : media)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"problems-" + id + (csv ? ".csv" : ".xlsx") + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void writeProblems(JobRow job, TabularWriter rows) {
        var after = Place.START;
        while (true) {
            var page = problems.list(job.id(), job.attempt(), after, PageRequest.MAX_LIMIT);
            for (var kept : page) {
                var problem = kept.problem();
                rows.row(
                        problem.row(),
                        problem.column(),
                        problem.value(),
                        problem.rule(),
                        problem.message(),
                        problem.cell(),
                        problem.header(),
                        problem.severity().name());
                after = kept.place();
            }
            if (page.size() < PageRequest.MAX_LIMIT) {
                return;
            }
        }
    }

    @POST
    @Path("{id}/cancellation")
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job of your own; repeating it changes nothing / 取消本人提交的任务，可重复调用")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled / 已取消",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It ends at its next step / 将在下一步停止",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    public Response cancel(@PathParam("id") UUID id) {
        var job = visible.get(id);
        if (!visible.isOwn(job)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, new Words("to have submitted the job", "任务提交人身份"));
        }
        var asked = table.cancel(id).orElseGet(() -> visible.get(id));
        if (asked.state() == JobState.CANCEL.to()) {
            return Response.ok(asked.view(Jobs.language())).build();
        }
        JobState.CANCEL.require(asked.state());
        return Response.accepted(asked.view(Jobs.language()))
                .location(URI.create("jobs/" + id))
                .build();
    }
}
