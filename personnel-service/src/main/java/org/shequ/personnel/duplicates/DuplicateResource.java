package org.shequ.personnel.duplicates;

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
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.PeopleLists;
import org.shequ.personnel.person.PeopleQuery;
import org.shequ.personnel.person.PersonView;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Records that look like one person's, over HTTP. */
@Path("person-duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class DuplicateResource {

    private static final String KIND = "person-duplicates";
    private static final PeopleLists.Columns<DuplicateView> COLUMNS = new PeopleLists.Columns<>(
            PersonView.PERSONAL, pair -> pair.people().stream().map(PersonView::id));

    private final PersonMergers mergers;
    private final PeopleQuery query;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final PeopleLists lists;

    public DuplicateResource(
            PersonMergers mergers,
            PeopleQuery query,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure,
            PeopleLists lists) {
        this.mergers = mergers;
        this.query = query;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.lists = lists;
    }

    /** Two or more records that share name, birth date and phone. */
    @Schema(name = "PersonDuplicate")
    public record DuplicateView(
            @Schema(required = true, description = "The records, masked, oldest first / 疑似重复的档案（脱敏）")
            List<PersonView> people) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listPersonDuplicates",
            summary = "List records that may be of one person / 疑似重复的人员档案",
            description =
                    "Several records of the caller's scope share name, birth date and phone. One citizen ID cannot"
                            + " stand in two records at all. / 数据范围内姓名、出生日期、电话均相同的档案；同一公民身份号码不可能有两份档案。")
    @Sorted("likeness")
    public Page<DuplicateView> list(
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        var seek = cursors.open(request, "", "likeness");
        List<String> likenesses = mergers.likenesses(caller.scope(), seek);
        return lists.page(KIND, COLUMNS, disclosure.shown(KIND, ""), shown -> {
            Map<String, List<PersonView>> records =
                    query.alike(likenesses, caller.scope(), person -> PersonView.of(person, shown));
            return seek.page(
                    likenesses,
                    List::of,
                    likeness -> new DuplicateView(records.getOrDefault(likeness, List.of())),
                    () -> mergers.countLikenesses(caller.scope()));
        });
    }
}
