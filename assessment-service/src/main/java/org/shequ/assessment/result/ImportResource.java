package org.shequ.assessment.result;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Forbidden;
import org.shequ.kit.tabular.TabularMedia;

import java.io.File;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Imports of final results of years before this system. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "result imports", description = "Results of years before this system / 系统启用前的考核结果导入")
public class ImportResource {

    private static final int DISTRICT_DIGITS = 6;

    private final ImportFiles files;
    private final Caller caller;

    ImportResource(ImportFiles files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @POST
    @Path("community-result-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @TakesFile(example = "year,unit_code,score,peer_group\n" + "2025,320613002004,94.80,URBAN\n")
    @Operation(
            operationId = "importCommunityResults",
            summary = "Import final results of communities and rank them / 导入社区考核结果并排名",
            description =
                    "A repeated import changes nothing; a changed row makes a new version, and the peers whose rank"
                            + " moves get one too. Needs the scope of a district, in which they are ranked. /"
                            + " 重复导入不产生变化；按区排名，须具有区级数据范围。")
    public Response communities(File body, @BeanParam ImportRequest request) {
        if (!caller.scope().all() && caller.scope().unitCode().length() > DISTRICT_DIGITS) {
            throw Forbidden.scope(caller.scope().unitCode().substring(0, DISTRICT_DIGITS));
        }
        return files.submit(CommunityResultImport.KIND, request, body);
    }

    @POST
    @Path("person-result-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @TakesFile(example = "year,personnel_number,grade,score\n" + "2025,CC000264,EXCELLENT,93.40\n")
    @Operation(
            operationId = "importPersonResults",
            summary = "Import final results of persons / 导入人员考核结果",
            description = "A repeated import changes nothing; a changed row makes a new version. / 重复导入不产生变化，改动产生新版本。")
    public Response people(File body, @BeanParam ImportRequest request) {
        return files.submit(PersonResultImport.KIND, request, body);
    }
}
