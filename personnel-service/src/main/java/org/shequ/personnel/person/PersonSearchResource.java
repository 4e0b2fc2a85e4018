package org.shequ.personnel.person;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.access.PeopleLists;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whoever is known exactly, looked up over HTTP: what is masked in answers can be asked for by a purpose alone. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class PersonSearchResource {

    private static final PeopleLists.Columns<PersonView> COLUMNS =
            PeopleLists.Columns.of(PersonView.PERSONAL, PersonView::id);

    private final PeopleQuery query;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final PeopleLists lists;

    PersonSearchResource(PeopleQuery query, Cursors cursors, Caller caller, Disclosure disclosure, PeopleLists lists) {
        this.query = query;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.lists = lists;
    }

    /** What to look for; at least one criterion, all must fit. */
    @Schema(name = "PersonSearch")
    public record PersonSearch(
            @Schema(examples = "320602199001011239") @Nullable
            String citizenId,

            @Nullable String personnelNumber,
            @Nullable String phone,

            @Schema(description = "Whole name / 全名", examples = "张伟") @Nullable
            String name) {

        /** What is masked in answers, and could be guessed value by value. */
        boolean asksForMasked() {
            return citizenId != null || phone != null || name != null;
        }

        /** By what is asked, without the values. */
        String criteria() {
            return Stream.of(
                            citizenId == null ? null : "citizenId",
                            personnelNumber == null ? null : "personnelNumber",
                            phone == null ? null : "phone",
                            name == null ? null : "name")
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }

        boolean asksForNothing() {
            return citizenId == null && personnelNumber == null && phone == null && name == null;
        }

        @Override
        public String toString() {
            return "PersonSearch";
        }
    }

    @POST
    @Path("searches")
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "searchPeople",
            summary = "Find people by exact ID, number, phone or name / 按证件号、编号、电话或姓名精确查询",
            description =
                    "A POST, so that no personal data stands in a URL; changes nothing. Citizen ID, phone and name need"
                            + " the permission personnel:lookup and a purpose (X-Purpose), and are on record; the answer is masked"
                            + " unless the purpose and the caller's permissions open more. /"
                            + " 使用 POST 以免个人信息出现在网址中；不作任何更改。按证件号、电话或姓名查询须有 personnel:lookup 权限并声明用途，"
                            + "且留有记录；除用途与权限许可外，结果脱敏。")
    @Sorted("id")
    public Page<PersonView> search(
            @NotNull PersonSearch wanted,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        if (wanted.asksForNothing()) {
            throw ProblemException.of(PersonnelProblem.SEARCH_EMPTY);
        }
        Shown shown = wanted.asksForMasked()
                ? disclosure.lookUp("people-search", wanted.criteria())
                : disclosure.shown("people-search", wanted.criteria());
        var seek = cursors.open(
                request,
                Cursors.fingerprint(wanted.citizenId(), wanted.personnelNumber(), wanted.phone(), wanted.name()),
                "id");
        return lists.page(
                "people-search",
                COLUMNS,
                shown,
                seen -> seek.page(
                        from -> query.search(
                                wanted.citizenId(),
                                wanted.personnelNumber(),
                                wanted.phone(),
                                wanted.name(),
                                caller.scope(),
                                from),
                        person -> List.of(person.id().toString()),
                        person -> PersonView.of(person, seen)));
    }

    /** Whose data are asked about. */
    @Schema(name = "Verification")
    public record Verification(
            @Schema(required = true, examples = "张伟") @NotNull
            String name,

            @Schema(required = true, examples = "320602199001011239") @NotNull
            String citizenId) {

        @Override
        public String toString() {
            return "Verification";
        }
    }

    /** Yes or no, and nothing else. */
    public record VerificationAnswer(
            @Schema(required = true, description = "Somebody with this name and ID serves / 有此姓名与号码的在职人员")
            boolean serving) {}

    @POST
    @Path("verifications")
    @PermissionsAllowed("personnel:lookup")
    @Operation(
            operationId = "verifyPerson",
            summary = "Verify whether somebody of this name and ID serves: yes or no / 核验某人是否在职：仅答是或否",
            description = "Needs a purpose (X-Purpose); every question is on record. / 须声明用途，每次核验均留有记录。")
    public VerificationAnswer verify(
            @HeaderParam("X-Purpose")
                    @Parameter(description = "Code of the list purposes / 用途代码", required = true, example = "PAYROLL")
                    @Nullable
                    String purpose,
            @Valid @NotNull Verification asked) {
        disclosure.lookUp("person-verification", "name, citizenId");
        return new VerificationAnswer(query.isServing(asked.name(), asked.citizenId(), caller.scope()));
    }
}
