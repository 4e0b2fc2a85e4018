package org.shequ.personnel.person;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.problem.Language;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;

import java.io.OutputStream;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** The roster as a table, streamed, in the columns that the import reads; masked like every read. */
@Path("person-exports")
@Tag(name = "people")
public class PersonExportResource {

    private static final int PAGE = 1_000;

    private final People people;
    private final Caller caller;
    private final Disclosure disclosure;

    @Inject
    public PersonExportResource(People people, Caller caller, Disclosure disclosure) {
        this.people = people;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @GET
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "exportPeople",
            summary = "The roster as CSV or xlsx, masked / 导出人员名册（脱敏）",
            description = "Streamed in the order of units and ids, with the filters of the list; each row as it is when"
                    + " it is read. With a purpose and the permission the data are open, and it is on record. /"
                    + " 按单位与标识顺序流式导出，筛选条件同列表；每行为读取时的内容。声明用途并有权限者可导出明文，并留有记录。")
    @APIResponse(
            responseCode = "200",
            description = "The table; headers in the language asked for / 表格，表头语言随请求",
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(
            @BeanParam PersonResource.PersonFilter wanted,
            @HeaderParam("X-Purpose") @Parameter(description = "Purpose of unmasked access / 查看明文的用途") @Nullable
                    String purpose,
            @Context HttpHeaders headers) {
        People.Filter filter = wanted.filter();
        Scope scope = caller.scope();
        boolean open = disclosure.unmask("people-export", fingerprint(filter), "personnel:unmask");
        boolean xlsx = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> TabularMedia.XLSX.equals(type.getType() + "/" + type.getSubtype()));
        String media = xlsx ? TabularMedia.XLSX : TabularMedia.CSV;
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput rows = out -> write(out, media, language, filter, scope, open);
        return Response.ok(rows, xlsx ? media : media + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"people" + (xlsx ? ".xlsx" : ".csv") + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String fingerprint(People.Filter filter) {
        return Cursors.fingerprint(
                filter.unit(), filter.post(), filter.tenureKind(), filter.status(), filter.personnelNumber());
    }

    private void write(
            OutputStream out, String media, Language language, People.Filter filter, Scope scope, boolean open) {
        try (var table = TabularWriter.open(out, media, PersonImport.COLUMNS, language)) {
            Person last = null;
            List<Person> page;
            do {
                page = people.after(filter, scope, last, PAGE);
                page.forEach(person -> row(table, open ? PersonView.open(person) : PersonView.masked(person)));
                last = page.isEmpty() ? null : page.getLast();
            } while (page.size() == PAGE);
        }
    }

    private static void row(TabularWriter table, PersonView person) {
        table.row(
                person.personnelNumber(),
                person.name(),
                person.citizenId(),
                person.sex(),
                person.birthDate(),
                person.phone(),
                person.ethnicity(),
                person.politicalStatus(),
                person.partyJoinedOn(),
                person.education(),
                person.educationCompletedOn(),
                person.degree(),
                person.degreeConferredOn(),
                person.certificate(),
                person.certificateEmployedFrom(),
                person.status());
    }
}
