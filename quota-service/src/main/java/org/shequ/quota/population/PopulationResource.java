package org.shequ.quota.population;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularMedia;

import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Urban permanent residents per community and day. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "populations", description = "Urban permanent residents per community and day / 城镇常住人口")
public class PopulationResource {

    private final Populations populations;
    private final ImportFiles files;
    private final Cursors cursors;
    private final Caller caller;

    public PopulationResource(Populations populations, ImportFiles files, Cursors cursors, Caller caller) {
        this.populations = populations;
        this.files = files;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @Path("population-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @TakesFile(example = "unit_code,date,urban_population,source\n" + "320613002004,2025-12-31,6574,2025年常住人口调查\n")
    @Operation(
            operationId = "importPopulations",
            summary = "Import populations of communities / 导入社区人口",
            description = "A repeated import changes nothing; a"
                    + " changed figure replaces the old one. Communities over 100,000 residents and changes over 30 %"
                    + " in a year are refused until acknowledged. / 重复导入不产生变化；超过十万人或年变动超过 30% 的须确认。")
    public Response importPopulations(
            File body,
            @BeanParam ImportRequest request,
            @Parameter(description = "Implausible figures are right / 确认异常数据无误")
                    @QueryParam("acknowledgeWarnings")
                    @DefaultValue("false")
                    boolean acknowledgeWarnings) {
        return files.submit(PopulationImport.KIND, request, Map.of("acknowledgeWarnings", acknowledgeWarnings), body);
    }

    @GET
    @Path("populations")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listPopulations", summary = "List populations, by unit and day / 人口数据列表")
    @Sorted("unitCode")
    public Page<PopulationView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613002")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit,
            @QueryParam("date") @Parameter(description = "Only of this day / 仅此日期", example = "2025-12-31") @Nullable
                    LocalDate date,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(unit, date, scope.unitCode()), "unitCode");
        return seek.page(
                populations.list(scope, unit, date, seek.after(), seek.fetch()),
                row -> List.of(row.unitCode(), row.date().toString()),
                () -> populations.count(scope, unit, date));
    }
}
