package org.shequ.personnel.career;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.access.PeopleLists;
import org.shequ.personnel.career.tenure.TenureMode;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.PeopleQuery;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.unit.UnitCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Time served by everybody who serves in a subtree, over HTTP. */
@Shows(PersonField.ASSIGNMENTS)
@Path("tenures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "careers")
public class SubtreeTenureResource {

    private static final String KIND = "tenures";
    private static final PeopleLists.Columns<PersonTenureView> COLUMNS =
            PeopleLists.Columns.of(Set.of(PersonField.NAME), PersonTenureView::personId);

    private final PeopleQuery query;
    private final Careers careers;
    private final Policies policies;
    private final CountTenure countTenure;
    private final Cursors cursors;
    private final BusinessClock clock;
    private final Caller caller;
    private final Disclosure disclosure;
    private final PeopleLists lists;

    public SubtreeTenureResource(
            PeopleQuery query,
            Careers careers,
            Policies policies,
            CountTenure countTenure,
            Cursors cursors,
            BusinessClock clock,
            Caller caller,
            Disclosure disclosure,
            PeopleLists lists) {
        this.query = query;
        this.careers = careers;
        this.policies = policies;
        this.countTenure = countTenure;
        this.cursors = cursors;
        this.clock = clock;
        this.caller = caller;
        this.disclosure = disclosure;
        this.lists = lists;
    }

    /** One person's time served. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PersonTenure")
    public record PersonTenureView(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String personnelNumber,
            @Schema(required = true, examples = "张*") String name,
            @Schema(required = true) String unitCode,
            @Schema(required = true) Post post,
            @Schema(required = true) TenureMode mode,
            @Schema(required = true) LocalDate until,

            @Schema(required = true, description = "Whole months; 12 are a year / 整月数，12 个月为一年", examples = "105")
            int months,

            @Nullable LocalDate since) {}

    private record Served(Person person, Tenure tenure) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listTenures",
            summary = "List time served by everybody who serves in a subtree / 某单位全体在岗人员的任职年限",
            description =
                    "Three queries a page, whatever the size. Time in what the current community came out of counts as"
                            + " time there. / 每页三次查询。撤并、拆分前所在社区的任职计入本社区。")
    @Sorted("unit")
    public Page<PersonTenureView> list(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("post") @Parameter(description = "All posts when absent / 缺省为全部岗位") List<Post> posts,
            @QueryParam("mode") @Parameter(description = "CONSECUTIVE when absent / 缺省为连续") @Nullable TenureMode mode,
            @QueryParam("until") @Parameter(description = "Cut-off day; today when absent / 截止日，缺省为当日") @Nullable
                    LocalDate until,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        LocalDate day = until == null ? clock.today() : until;
        TenureMode counted = mode == null ? TenureMode.CONSECUTIVE : mode;
        Set<Post> wanted = posts.isEmpty() ? EnumSet.allOf(Post.class) : EnumSet.copyOf(posts);
        String subtree = UnitCode.subtree(unit);
        String fingerprint = Cursors.fingerprint(subtree, day, counted, wanted);
        var seek = cursors.open(request, fingerprint, "unit");
        var filter = new PeopleQuery.Filter(subtree, null, null, null, null);
        return lists.page(
                KIND,
                COLUMNS,
                disclosure.shown(KIND, fingerprint),
                shown -> seek.page(
                        count(query.page(filter, caller.scope(), seek, needed(shown)), wanted, counted, day),
                        served -> List.of(
                                served.person().scopeCode(),
                                served.person().id().toString()),
                        served -> view(served, counted, day, shown),
                        () -> query.count(filter, caller.scope())));
    }

    /** Unit and post belong to the posts over time, which the grant gives. */
    private static Predicate<PersonField> needed(Shown shown) {
        return field -> switch (field) {
            case UNIT_CODE, POST -> true;
            case NAME -> shown.needs(field);
            default -> false;
        };
    }

    private List<Served> count(List<Person> page, Set<Post> posts, TenureMode mode, LocalDate day) {
        var byUnit = policies.everywhere("tenure", day, TenurePolicy.class);
        Map<UUID, Career> held = careers.byPerson(page.stream().map(Person::id).toList());
        Map<UUID, String> scopes = new HashMap<>();
        List<Career> inOrder = new ArrayList<>();
        for (Person person : page) {
            scopes.put(person.id(), person.scopeCode());
            inOrder.add(Objects.requireNonNull(held.get(person.id())));
        }
        List<Tenure> tenures = countTenure.of(
                inOrder,
                posts,
                mode,
                day,
                career -> byUnit.around(Objects.requireNonNull(scopes.get(career.personId())))
                        .definition());
        List<Served> served = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            served.add(new Served(page.get(i), tenures.get(i)));
        }
        return served;
    }

    private static PersonTenureView view(Served served, TenureMode mode, LocalDate day, Shown shown) {
        Person person = served.person();
        return new PersonTenureView(
                person.id(),
                person.personnelNumber(),
                shown.text(PersonField.NAME, person.fields().name()),
                Objects.requireNonNull(person.standing().unitCode()),
                Objects.requireNonNull(person.standing().post()),
                mode,
                day,
                served.tenure().months(),
                served.tenure().since());
    }
}
