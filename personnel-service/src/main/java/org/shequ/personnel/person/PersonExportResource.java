package org.shequ.personnel.person;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.TabularMedia;
import org.shequ.kit.tabular.TabularWriter;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * The roster as a table, streamed, in the columns that the import reads and beside them where each person serves now; masked
 * like every read.
 */
@Path("person-exports")
@Tag(name = "people")
public class PersonExportResource {

    private static final int PAGE = 1_000;

    private final People people;
    private final PeopleQuery query;
    private final OrgUnits units;
    private final Caller caller;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final Snapshot snapshot;
    private final BusinessClock clock;

    public PersonExportResource(
            People people,
            PeopleQuery query,
            OrgUnits units,
            Caller caller,
            Disclosure disclosure,
            AccessLog accessLog,
            Snapshot snapshot,
            BusinessClock clock) {
        this.people = people;
        this.query = query;
        this.units = units;
        this.caller = caller;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    @GET
    @Produces({TabularMedia.CSV, TabularMedia.XLSX})
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "exportPeople",
            summary = "Export the roster as CSV or xlsx, masked / 导出人员名册（脱敏）",
            description =
                    "Streamed in the order of units and ids, with the filters of the list; all rows as they were at one"
                            + " instant, which the header Snapshot gives. An export that broke off goes on with resumeAfter, the"
                            + " personnel number of the last whole row. With a purpose and the permission the data are open, and"
                            + " it is on record for each person. / 按单位与标识顺序流式导出，筛选条件同列表；全部为同一时刻的内容，"
                            + "该时刻见 Snapshot 响应头。中断后以 resumeAfter（最后完整一行的人员编号）续传。"
                            + "声明用途并有权限者可导出明文，并逐人留有记录。")
    @APIResponse(
            responseCode = "200",
            description = "The table; headers and cells in the language asked for / 表格，表头与内容的语言随请求",
            headers =
                    @Header(
                            name = "Snapshot",
                            required = true,
                            description = "The instant of which all rows are. / 全部数据所属的时刻。",
                            schema = @Schema(implementation = Instant.class)),
            content = {
                @Content(mediaType = TabularMedia.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TabularMedia.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(
            @BeanParam PersonResource.PersonFilter wanted,
            @QueryParam("resumeAfter")
                    @Parameter(description = "Go on after this personnel number / 自该人员编号之后续传", example = "CC000001")
                    @Nullable
                    String resumeAfter,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose,
            @Context HttpHeaders headers) {
        wanted.fields().forEach(disclosure::requireGranted);
        PeopleQuery.Filter filter = wanted.filter();
        Scope scope = caller.scope();
        Person last = resumeAfter == null ? null : resumed(resumeAfter, scope);
        Shown shown = disclosure.shown("people-export", fingerprint(filter));
        Onlooker onlooker = new Onlooker(
                caller.subject(), caller.purpose().map(Purpose::toString).orElse(""), shown);
        boolean xlsx = headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> TabularMedia.XLSX.equals(type.getType() + "/" + type.getSubtype()));
        String media = xlsx ? TabularMedia.XLSX : TabularMedia.CSV;
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        StreamingOutput rows = out -> snapshot.run(
                () -> write(new Table(out, media, language), new Selection(filter, scope, last), onlooker));
        return Response.ok(rows, xlsx ? media : media + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"people" + (xlsx ? ".xlsx" : ".csv") + "\"")
                .header("Snapshot", clock.realInstant().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Person resumed(String personnelNumber, Scope scope) {
        return people.findByNumber(personnelNumber, scope)
                .orElseThrow(() -> ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                        .violation("/query/resumeAfter", "UNKNOWN", "there is no such person", "没有该人员"));
    }

    private static String fingerprint(PeopleQuery.Filter filter) {
        return Cursors.fingerprint(
                filter.unit(), filter.post(), filter.tenureKind(), filter.status(), filter.personnelNumber());
    }

    /** Who looks, why, and what that opens. */
    private record Onlooker(String actor, String purpose, Shown shown) {

        Set<PersonField> fields() {
            return shown.opensAnything() ? shown.whole(PersonView.PERSONAL) : Set.of();
        }
    }

    /** Where the rows go. */
    private record Table(OutputStream out, String media, Language language) {}

    /** Which rows go there; {@code after} is the last that the caller has. */
    private record Selection(
            PeopleQuery.Filter filter,
            Scope scope,
            @Nullable Person after) {}

    private void write(Table target, Selection selection, Onlooker onlooker) {
        try (var table = TabularWriter.open(target.out(), target.media(), PersonRow.EXPORTED, target.language())) {
            Person last = selection.after();
            List<Person> page;
            do {
                page = query.after(selection.filter(), selection.scope(), last, PAGE, onlooker.shown()::needs);
                if (!onlooker.fields().isEmpty()) {
                    snapshot.outside(recordLook(page, onlooker));
                }
                List<PersonView> seen = page.stream()
                        .map(person -> PersonView.of(person, onlooker.shown()))
                        .toList();
                Map<String, OrgUnit> named = units(seen);
                seen.forEach(person -> row(table, person, named, target.language()));
                last = page.isEmpty() ? null : page.getLast();
            } while (page.size() == PAGE);
        }
    }

    private Runnable recordLook(List<Person> page, Onlooker onlooker) {
        List<UUID> ids = page.stream().map(Person::id).toList();
        return () -> accessLog.record(ids, "people-export", onlooker.fields(), onlooker.actor(), onlooker.purpose());
    }

    /** Names of the units that are shown. */
    private Map<String, OrgUnit> units(List<PersonView> page) {
        Set<String> codes =
                page.stream().map(PersonView::unitCode).filter(Objects::nonNull).collect(Collectors.toSet());
        return codes.isEmpty() ? Map.of() : units.byCode(codes);
    }

    private static void row(TabularWriter table, PersonView person, Map<String, OrgUnit> units, Language language) {
        String unitCode = person.unitCode();
        OrgUnit unit = unitCode == null ? null : units.get(unitCode);
        table.row(
                person.personnelNumber(),
                person.name(),
                person.citizenId(),
                label(person.sex(), language),
                person.birthDate(),
                person.phone(),
                label(person.ethnicity(), language),
                label(person.politicalStatus(), language),
                either(person.partyJoinedOn(), person.partyJoinedMonth()),
                label(person.education(), language),
                either(person.educationCompletedOn(), person.educationCompletedMonth()),
                label(person.degree(), language),
                either(person.degreeConferredOn(), person.degreeConferredMonth()),
                label(person.certificate(), language),
                person.certificateEmployedFrom(),
                label(person.status(), language),
                unitCode,
                unit == null ? null : unit.name(),
                label(person.post(), language),
                label(person.tenureKind(), language));
    }

    /** In Chinese the label, else the constant: the import reads both. */
    private static @Nullable String label(@Nullable Coded value, Language language) {
        return value == null ? null : language.choose(value.name(), value.zh());
    }

    private static @Nullable Temporal either(@Nullable LocalDate day, @Nullable YearMonth month) {
        return day == null ? month : day;
    }
}
