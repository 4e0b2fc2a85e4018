package org.shequ.personnel.person;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.json.MergePatch;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.access.PeopleLists;
import org.shequ.personnel.unit.UnitCode;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** People over HTTP. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people", description = "People: one record for life / 人员：一人一档，终身不变")
public class PersonResource {

    /** What a refusal would confirm, try by try. */
    private static final Set<String> GUESSABLE = Set.of("citizenId", "birthDate", "sex");

    private static final PeopleLists.Columns<PersonView> COLUMNS =
            PeopleLists.Columns.of(PersonView.PERSONAL, PersonView::id);

    private final People people;
    private final PeopleQuery query;
    private final CreatePerson createPerson;
    private final ChangePerson changePerson;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final PeopleLists lists;

    public PersonResource(
            People people,
            PeopleQuery query,
            CreatePerson createPerson,
            ChangePerson changePerson,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure,
            AccessLog accessLog,
            PeopleLists lists) {
        this.people = people;
        this.query = query;
        this.createPerson = createPerson;
        this.changePerson = changePerson;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.lists = lists;
    }

    /** The named filters of the list. */
    public static class PersonFilter {
        @QueryParam("unit")
        @Parameter(
                description = "Present primary post in this unit or under it / 现主职在此单位或其下级",
                example = "320613002004")
        public @Nullable String unit;

        @QueryParam("post")
        @Parameter(description = "Present primary post / 现主职岗位")
        public @Nullable Post post;

        @QueryParam("tenureKind")
        @Parameter(description = "Present identity / 现身份")
        public @Nullable TenureKind tenureKind;

        @QueryParam("status")
        @Parameter(description = "Status of the person / 人员状态")
        public @Nullable PersonStatus status;

        @QueryParam("personnelNumber")
        @Parameter(description = "Exact personnel number / 人员编号（精确）")
        public @Nullable String personnelNumber;

        /** What the filter asks by, for a client system's grant: the rows that answer would tell the value. */
        Set<PersonField> fields() {
            Set<PersonField> asked = EnumSet.noneOf(PersonField.class);
            ask(asked, PersonField.UNIT_CODE, unit);
            ask(asked, PersonField.POST, post);
            ask(asked, PersonField.TENURE_KIND, tenureKind);
            return asked;
        }

        private static void ask(Set<PersonField> asked, PersonField field, @Nullable Object value) {
            if (value != null) {
                asked.add(field);
            }
        }

        PeopleQuery.Filter filter() {
            return new PeopleQuery.Filter(
                    unit == null ? null : UnitCode.subtree(unit), post, tenureKind, status, personnelNumber);
        }
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listPeople", summary = "List people, masked / 人员列表（脱敏）")
    @Sorted("unit")
    public Page<PersonView> list(
            @BeanParam PersonFilter wanted,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        wanted.fields().forEach(disclosure::requireGranted);
        PeopleQuery.Filter filter = wanted.filter();
        String fingerprint = Cursors.fingerprint(
                filter.unit(), filter.post(), filter.tenureKind(), filter.status(), filter.personnelNumber());
        var seek = cursors.open(request, fingerprint, "unit");
        return lists.page(
                "people-list",
                COLUMNS,
                disclosure.shown("people-list", fingerprint),
                shown -> seek.page(
                        query.page(filter, caller.scope(), seek, shown::needs),
                        person -> List.of(person.scopeCode(), person.id().toString()),
                        person -> PersonView.of(person, shown),
                        () -> query.count(filter, caller.scope())));
    }

    @GET
    @OwnRecord("id")
    @Path("{id}")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "getPerson", summary = "Read a person, masked / 单个人员（脱敏）")
    public PersonView get(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        Person person = people.get(id, caller.scope());
        Shown shown = disclosure.shown("person", id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        Set<PersonField> whole = shown.whole(PersonView.PERSONAL);
        if (shown.opensAnything() && !whole.isEmpty()) {
            accessLog.record(List.of(id), "person", whole);
        }
        return PersonView.of(person, shown);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "createPerson", summary = "Open a record for a person / 建立人员档案")
    @APIResponse(responseCode = "201", description = "Recorded / 已建档")
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response create(@Valid @NotNull PersonFields fields) {
        Person person = createPerson.handle(fields, caller.scope());
        return Response.created(URI.create("people/" + person.id()))
                .entity(PersonView.of(person, disclosure.masked()))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "changePerson",
            summary = "Change a record by merge patch / 以合并补丁修改档案",
            description =
                    "A change of citizenId, birthDate or sex needs a purpose (X-Purpose) and is on record even when it"
                            + " is refused. A status of leaving (RETIRED, RESIGNED, DISMISSED, DECEASED) ends all posts and the identity"
                            + " on the present day; with another day, see recordLeaving. / 修改证件号、出生日期、性别须声明用途，被拒绝的也留有记录。状态改为退休、辞职、解聘、去世的，当日终止全部任职与身份；离职日期不是当日的，用 recordLeaving 登记。")
    public PersonView change(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "RECORD_KEEPING") @Nullable
                    String purpose,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = PersonFields.class)))
                    MergePatch patch)
            throws IOException {
        if (GUESSABLE.stream().anyMatch(patch::names)) {
            // a wrong value is refused by the citizen ID that is on record, and so tells the right one by trying
            disclosure.lookUp("person-change", id.toString());
        }
        return PersonView.of(changePerson.handle(id, patch, caller.scope(), expected), disclosure.masked());
    }
}
