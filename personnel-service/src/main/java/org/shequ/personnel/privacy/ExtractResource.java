package org.shequ.personnel.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Json;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonView;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The person's own extract (个人信息副本): everything held about one person, for programs and for paper. */
@Path("people/{id}/extract")
@Tag(name = "personal data")
public class ExtractResource {

    private final PersonExtract extract;
    private final People people;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final BusinessClock clock;
    private final Caller caller;
    private final Json json;

    public ExtractResource(
            PersonExtract extract,
            People people,
            Disclosure disclosure,
            AccessLog accessLog,
            BusinessClock clock,
            Caller caller,
            Json json) {
        this.extract = extract;
        this.people = people;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.clock = clock;
        this.caller = caller;
        this.json = json;
    }

    /** Everything that is held about one person. */
    @Schema(name = "PersonExtract")
    public record ExtractView(
            @Schema(required = true) Instant madeAt,
            @Schema(required = true) PersonView person,

            @Schema(
                    required = true,
                    description = "Rows by table, superseded ones too / 按类别列出的全部记录，含已更正的",
                    implementation = Map.class)
            Map<String, List<JsonNode>> sections) {}

    @GET
    @OwnRecord("id")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(
            value = {"personnel:unmask", "personnel:sensitive"},
            inclusive = true)
    @Operation(
            operationId = "getPersonExtract",
            summary = "Read everything held about a person, in the clear; needs a purpose / 个人信息副本（明文，须声明用途）")
    public ExtractView get(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, required = true, example = "PAYROLL")
                    @Nullable
                    String purpose) {
        PersonView person = open(id);
        Map<String, List<JsonNode>> sections = new LinkedHashMap<>();
        extract.of(id, disclosure.goesToPerson()).forEach(section -> sections.put(section.name(), section.rows()));
        return new ExtractView(clock.realInstant(), person, sections);
    }

    @GET
    @OwnRecord("id")
    @Path("page")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed(
            value = {"personnel:unmask", "personnel:sensitive"},
            inclusive = true)
    @Operation(
            operationId = "getPersonExtractPage",
            summary = "Read everything held about a person as a page to print, complete in itself / 可打印的个人信息副本")
    @APIResponse(
            responseCode = "200",
            description = "The page / 页面",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    public Response page(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, required = true, example = "PAYROLL")
                    @Nullable
                    String purpose) {
        PersonView person = open(id);
        JsonNode record = json.read(json.write(person), JsonNode.class);
        return Response.ok(
                        ExtractPage.of(person, record, extract.of(id, disclosure.goesToPerson()), clock.realInstant()),
                        MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    private PersonView open(UUID id) {
        Person person = people.get(id, caller.scope());
        Shown shown = disclosure.required("person", id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        accessLog.record(List.of(id), "person-extract");
        return PersonView.of(person, shown);
    }
}
