package org.shequ.personnel.roster;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.personnel.career.AssignmentImport;
import org.shequ.personnel.person.PersonImport;
import org.shequ.personnel.unit.UnitImport;

import java.io.File;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Imports of units, people and assignments. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Units, people and assignments from files / 单位、人员、任职的文件导入")
public class RosterImportResource {

    private final ImportFiles files;

    RosterImportResource(ImportFiles files) {
        this.files = files;
    }

    @POST
    @Path("unit-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @TakesFile(example = "code,name,kind,parent_code\n" + "320613002004,濠北社区,COMMUNITY,320613002\n")
    @Operation(
            operationId = "importUnits",
            summary = "Import units that exist / 导入现有单位",
            description = "Parents stand before their children. A known unit is updated. / 上级须先于下级；已有单位予以更新。")
    public Response units(File body, @BeanParam ImportRequest request) {
        return files.submit(UnitImport.KIND, request, body);
    }

    @POST
    @Path("person-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @TakesFile(
            example = "personnel_number,name,citizen_id,education,status\n"
                    + "CC000001,张伟,320602199001011239,大学本科,ACTIVE\n")
    @Operation(
            operationId = "importPeople",
            summary = "Import people / 导入人员",
            description =
                    "Codes by name, standard's code or Chinese label. A known personnel number is updated; blank cells"
                            + " keep what is known. / 代码项可填名称、标准代码或中文标签。人员编号已存在的更新，空单元格保留原值。")
    public Response people(File body, @BeanParam ImportRequest request) {
        return files.submit(PersonImport.KIND, request, body);
    }

    @POST
    @Path("assignment-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:import")
    @Idempotent
    @TakesFile(
            example = "personnel_number,unit_code,post,primary,from,to,tenure_kind,order_number\n"
                    + "CC000001,320613002004,SECRETARY,true,2017-04-01,,STAFFED,崇委组〔2017〕4号\n")
    @Operation(
            operationId = "importAssignments",
            summary = "Import assignments and identities / 导入任职与身份",
            description =
                    "The same post in the same unit from the same day is updated; equal adjoining identities become"
                            + " one. last_day is the last day served; to is the first day no longer in post. / 同一单位同一岗位同日开始的更新，"
                            + "相同且相接的身份合并。结束日期为任职最后一日（含当日）；免职日期为不再任职的第一日（不含当日）。")
    public Response assignments(File body, @BeanParam ImportRequest request) {
        return files.submit(AssignmentImport.KIND, request, body);
    }
}
