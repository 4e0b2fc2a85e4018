package org.shequ.personnel.reserve;

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
import org.shequ.personnel.access.PeopleLists;
import org.shequ.personnel.unit.UnitCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The reserve pool over HTTP: who is in it, whose time runs out, whose review is due. */
@Shows(PersonField.RESERVE_MEMBERSHIPS)
@Path("reserve-members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reserve", description = "The reserve pool and its yearly review / 后备人才库及年度审核")
public class ReserveResource {

    private static final String KIND = "reserve-members";
    private static final PeopleLists.Columns<MemberView> COLUMNS =
            PeopleLists.Columns.of(Set.of(PersonField.NAME), MemberView::personId);

    private final ReservePool pool;
    private final Cursors cursors;
    private final Caller caller;
    private final BusinessClock clock;
    private final Disclosure disclosure;
    private final PeopleLists lists;

    public ReserveResource(
            ReservePool pool,
            Cursors cursors,
            Caller caller,
            BusinessClock clock,
            Disclosure disclosure,
            PeopleLists lists) {
        this.pool = pool;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
        this.disclosure = disclosure;
        this.lists = lists;
    }

    /** A member of the pool. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReserveMember")
    public record MemberView(
            @Schema(required = true) UUID personId,

            @Schema(required = true, examples = "CC000001") String personnelNumber,
            @Schema(required = true, examples = "张*") String name,

            @Schema(description = "Unit of the present primary post / 现主职所在单位", examples = "320613002004") @Nullable
            String unitCode,

            @Nullable Post post,
            @Schema(required = true) LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(description = "Absent when never reviewed / 未审核过则不出现") @Nullable
            LocalDate lastReviewedOn) {

        static MemberView of(ReservePool.Member member, Shown shown) {
            return new MemberView(
                    member.personId(),
                    member.personnelNumber(),
                    shown.text(PersonField.NAME, member.name()),
                    shown.value(PersonField.UNIT_CODE, member.unitCode()),
                    shown.value(PersonField.POST, member.post()),
                    member.from(),
                    member.to(),
                    member.lastReviewedOn());
        }
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listReserveMembers", summary = "List members of the reserve pool / 后备人才库成员")
    @Sorted("unit")
    public Page<MemberView> list(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("asOf") @Parameter(description = "Today when absent / 缺省为当日") @Nullable LocalDate asOf,
            @QueryParam("expiresBefore")
                    @Parameter(description = "Only whose membership ends before this day / 仅此日前到期者")
                    @Nullable
                    LocalDate expiresBefore,
            @QueryParam("notReviewedSince")
                    @Parameter(
                            description =
                                    "Only who was neither admitted nor reviewed on this day or later: the review that"
                                            + " is due / 仅此日及以后既未入库也未审核者，即应审核人员")
                    @Nullable
                    LocalDate notReviewedSince,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose) {
        if (unit != null) {
            disclosure.requireGranted(PersonField.UNIT_CODE);
        }
        var filter = new ReservePool.Filter(
                UnitCode.subtree(unit), asOf == null ? clock.today() : asOf, expiresBefore, notReviewedSince);
        String fingerprint =
                Cursors.fingerprint(filter.subtree(), filter.asOf(), filter.expiresBefore(), filter.notReviewedSince());
        var seek = cursors.open(request, fingerprint, "unit");
        return lists.page(
                KIND,
                COLUMNS,
                disclosure.shown(KIND, fingerprint),
                shown -> seek.page(
                        from -> pool.page(filter, caller.scope(), from),
                        member -> List.of(member.scopeCode(), member.personId().toString()),
                        member -> MemberView.of(member, shown)));
    }
}
