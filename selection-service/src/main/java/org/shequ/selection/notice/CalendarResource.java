package org.shequ.selection.notice;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.calendar.CalendarRequest;
import org.shequ.kit.calendar.CalendarView;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("calendars/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "selection calendars", description = "Holidays and weekends worked in exchange / 节假日与调休")
public class CalendarResource {

    private final Calendars calendars;

    CalendarResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getSelectionCalendar", summary = "Read a year's holidays / 某年节假日安排")
    public CalendarView get(@PathParam("year") @Min(2000) @Max(2199) int year) {
        return calendars.get(year);
    }

    @PUT
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "putSelectionCalendar",
            summary = "Load or replace a year's holidays / 载入或替换某年节假日安排",
            description =
                    "Refused: the calendar is entered once, with PUT /assessment/v1/calendars/{year}, and known here by"
                            + " itself. / 不在此登记：节假日安排统一通过 PUT /assessment/v1/calendars/{year} 登记，此处自动同步。",
            deprecated = true)
    public CalendarView put(
            @PathParam("year") @Min(2000) @Max(2199) int year,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid CalendarRequest request) {
        throw ProblemException.of(SelectionProblem.CALENDAR_KEPT_BY_ASSESSMENT, year);
    }
}
