package org.shequ.selection.application;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.importing.ImportFiles;
import org.shequ.kit.importing.ImportRequest;
import org.shequ.kit.importing.TakesFile;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.selection.round.SelectionRounds;

import java.io.File;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Registrations by file. */
@Path("rounds/{id}")
@Tag(name = "registrations")
public class RegistrationFileResource {

    private final ImportFiles files;
    private final SelectionRounds rounds;
    private final Caller caller;

    RegistrationFileResource(ImportFiles files, SelectionRounds rounds, Caller caller) {
        this.files = files;
        this.rounds = rounds;
        this.caller = caller;
    }

    @POST
    @Path("registration-imports")
    @Consumes({TabularMedia.CSV, TabularMedia.XLSX})
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("selection:manage")
    @Idempotent
    @TakesFile(example = "personnel_number,name,position\nCC000264,张伟,1\n")
    @Operation(
            operationId = "importRegistrations",
            summary = "Import the registrations of a file / 批量导入报名",
            description =
                    "Each row as registerCandidate would register it: whoever is not eligible is entered too, with a warning. All or nobody"
                            + " unless acceptGoodRows=true. / 逐行按报名规则登记；不符合条件者同样登记并提示。默认整份文件全部接收或全部退回。")
    public Response imports(@PathParam("id") UUID id, File body, @BeanParam ImportRequest request) {
        rounds.getAbove(id, caller.scope());
        return files.submit(RegistrationImport.KIND, request, Map.of("roundId", id), body);
    }
}
