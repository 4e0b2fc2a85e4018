package org.shequ.quota.forecast;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Years ahead, and the statutory ages that they go by. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "forecasts", description = "Places and people in the years ahead / 员额需求预测")
public class ForecastResource {

    private final ForecastYears forecastYears;
    private final RetirementPolicies policies;
    private final Cursors cursors;
    private final Caller caller;

    ForecastResource(ForecastYears forecastYears, RetirementPolicies policies, Cursors cursors, Caller caller) {
        this.forecastYears = forecastYears;
        this.policies = policies;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Path("forecast")
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "forecastQuota",
            summary = "Forecast places and people in the years ahead / 预测未来各年员额与到龄人数",
            description =
                    "Residents grow by the given rate, or by the trend of the counts; people leave at the statutory"
                            + " age. Changes nothing. / 人口按给定增长率或历年趋势推算，人员按法定退休年龄减少，不改变现状。")
    @APIResponse(responseCode = "200", description = "The years ahead / 未来各年")
    @APIResponseSchema(ForecastView.class)
    @APIResponse(responseCode = "404", ref = "Problem404")
    @APIResponse(responseCode = "422", ref = "Problem422")
    public ForecastView forecast(
            @QueryParam("jurisdiction")
                    @Parameter(required = true, example = "320613")
                    @NotNull
                    @Pattern(regexp = "[0-9]{2,9}")
                    String jurisdiction,
            @QueryParam("standard") @Parameter(required = true, description = "The standard applied / 适用标准") @NotNull
                    UUID standard,
            @QueryParam("years") @DefaultValue("5") @Min(1) @Max(30) int years,
            @QueryParam("growthPercent")
                    @Parameter(description = "Per year; the trend unless given / 年增长率，缺省取趋势", example = "1.5")
                    @DecimalMin("-50")
                    @DecimalMax("100")
                    @Nullable
                    BigDecimal growthPercent) {
        return forecastYears.handle(jurisdiction, standard, years, growthPercent);
    }

    @POST
    @Path("retirement-policies")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "adoptRetirementPolicy",
            summary = "Adopt statutory ages from a day on / 自某日起采用退休年龄规定",
            description = "Where none is adopted, the national rule of gradual delay holds. / 未采用时适用国家渐进式延迟规定。")
    @APIResponse(responseCode = "201", description = "Adopted / 已采用")
    @APIResponseSchema(value = RetirementPolicyView.class, responseCode = "201")
    public Response adopt(@Valid @NotNull RetirementPolicyRequest request) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/retirement-policies")
                .entity(policies.adopt(request))
                .build();
    }

    @GET
    @Path("retirement-policies")
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "listRetirementPolicies",
            summary = "List statutory ages, by jurisdiction and number / 退休年龄规定列表")
    @Sorted("jurisdiction")
    public Page<RetirementPolicyView> list(
            @QueryParam("jurisdiction")
                    @Parameter(description = "Only of this jurisdiction / 仅此辖区", example = "320613")
                    @Pattern(regexp = "[0-9]{2,9}")
                    @Nullable
                    String jurisdiction,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(jurisdiction, scope.unitCode()), "jurisdiction");
        return seek.page(
                policies.page(scope, jurisdiction, seek),
                policy -> List.of("", policy.jurisdiction(), String.valueOf(policy.number())),
                () -> policies.count(scope, jurisdiction));
    }
}
