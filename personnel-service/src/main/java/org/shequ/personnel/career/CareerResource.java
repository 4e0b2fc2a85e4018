package org.shequ.personnel.career;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Seek;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.career.CareerViews.AssignmentView;
import org.shequ.personnel.career.CareerViews.IdentityView;
import org.shequ.personnel.career.CareerViews.ReserveMembershipView;
import org.shequ.personnel.career.timeline.Tenancy;
import org.shequ.personnel.person.People;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Careers over HTTP, as they are known and as they were. */
@Path("people/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "careers", description = "Posts, identities and the reserve over time / 任职、身份与后备")
public class CareerResource {

    private final People people;
    private final CareerHistory history;
    private final Cursors cursors;
    private final Caller caller;

    public CareerResource(People people, CareerHistory history, Cursors cursors, Caller caller) {
        this.people = people;
        this.history = history;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** As when: what held on a day, as it was known at an instant. */
    public static class AsWhen {
        @QueryParam("asOf")
        @Parameter(description = "Only what held on this day / 仅当日有效", example = "2026-01-05")
        public @Nullable LocalDate asOf;

        @QueryParam("knownAt")
        @Parameter(description = "As it was recorded at this instant / 按当时的记录", example = "2026-01-05T01:00:00Z")
        public @Nullable Instant knownAt;

        CareerHistory.Moment moment() {
            return new CareerHistory.Moment(asOf, knownAt);
        }
    }

    @GET
    @Shows(PersonField.ASSIGNMENTS)
    @OwnRecord("id")
    @Path("assignments")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listAssignments", summary = "List a person's posts over time / 人员任职历史")
    @Sorted("from")
    public Page<AssignmentView> assignments(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(from -> history.assignments(id, when.moment(), from), AssignmentView::of, seek);
    }

    @GET
    @Shows(PersonField.IDENTITIES)
    @OwnRecord("id")
    @Path("identities")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listIdentities", summary = "List a person's identities over time / 人员身份历史")
    @Sorted("from")
    public Page<IdentityView> identities(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(from -> history.identities(id, when.moment(), from), IdentityView::of, seek);
    }

    @GET
    @Shows(PersonField.RESERVE_MEMBERSHIPS)
    @OwnRecord("id")
    @Path("reserve-memberships")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listReserveMemberships", summary = "List a person's memberships of the reserve / 后备干部记录")
    @Sorted("from")
    public Page<ReserveMembershipView> reserveMemberships(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(from -> history.reserveMemberships(id, when.moment(), from), ReserveMembershipView::of, seek);
    }

    private Seek open(UUID id, AsWhen when, PageRequest request) {
        people.get(id, caller.scope());
        return cursors.open(request, Cursors.fingerprint(when.asOf, when.knownAt), "from");
    }

    private static <T extends Tenancy<T>, V> Page<V> page(
            Function<Seek, List<CareerHistory.Recorded<T>>> reading,
            Function<CareerHistory.Recorded<T>, V> view,
            Seek seek) {
        return seek.page(
                reading,
                row -> List.of(
                        row.tenancy().held().from().toString(),
                        row.tenancy().id().toString()),
                view);
    }
}
