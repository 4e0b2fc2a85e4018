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
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.career.tenure.TenureMode;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.policy.Policies;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Time served, over HTTP. */
@Shows(PersonField.ASSIGNMENTS)
@Path("people/{id}/tenure")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "careers")
public class TenureResource {

    private final People people;
    private final Careers careers;
    private final Policies policies;
    private final CountTenure countTenure;
    private final BusinessClock clock;
    private final Caller caller;

    public TenureResource(
            People people,
            Careers careers,
            Policies policies,
            CountTenure countTenure,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.careers = careers;
        this.policies = policies;
        this.countTenure = countTenure;
        this.clock = clock;
        this.caller = caller;
    }

    /** A spell that was counted; {@code to} is exclusive. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TenureSpell")
    public record SpellView(
            @Schema(required = true) LocalDate from,
            @Nullable LocalDate to) {}

    /** Time served up to a day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Tenure")
    public record TenureView(
            @Schema(required = true) TenureMode mode,
            @Schema(required = true) LocalDate until,

            @Schema(required = true, description = "Whole months; 12 are a year / 整月数，12 个月为一年", examples = "105")
            int months,

            @Nullable LocalDate since,
            @Schema(required = true) List<SpellView> spells,

            @Schema(description = "Before this day nothing is known / 此日之前无记录") @Nullable
            LocalDate knownSince,

            @Schema(required = true) int gapToleranceDays,
            @Schema(required = true) UUID policyId) {}

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "getTenure", summary = "Count time served in posts, in whole months / 任职年限（整月）")
    public TenureView get(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @QueryParam("post") @Parameter(description = "All posts when absent / 缺省为全部岗位") List<Post> posts,
            @QueryParam("mode") @Parameter(description = "CONSECUTIVE when absent / 缺省为连续") @Nullable TenureMode mode,
            @QueryParam("until") @Parameter(description = "Cut-off day; today when absent / 截止日，缺省为当日") @Nullable
                    LocalDate until) {
        Person person = people.get(id, caller.scope());
        LocalDate day = until == null ? clock.today() : until;
        TenureMode counted = mode == null ? TenureMode.CONSECUTIVE : mode;
        var policy = policies.get("tenure", person.scopeCode(), day, TenurePolicy.class);
        Career career = careers.get(id);
        Set<Post> wanted = posts.isEmpty() ? EnumSet.allOf(Post.class) : EnumSet.copyOf(posts);
        Tenure tenure = countTenure
                .of(List.of(career), wanted, counted, day, served -> policy.definition())
                .getFirst();
        return new TenureView(
                counted,
                day,
                tenure.months(),
                tenure.since(),
                spells(tenure),
                career.knownSince().orElse(null),
                policy.definition().gapToleranceDays(),
                policy.id());
    }

    private static List<SpellView> spells(Tenure tenure) {
        return tenure.spells().stream()
                .map(spell -> new SpellView(spell.from(), spell.to()))
                .toList();
    }
}
