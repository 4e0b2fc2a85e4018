package org.shequ.assessment.calendar;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.calendar.CalendarRequest;
import org.shequ.kit.calendar.CalendarView;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.condition.Version;

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
@Tag(name = "calendars", description = "Holidays and weekends worked in exchange / 节假日与调休")
public class CalendarResource {

    private final Calendars calendars;
    private final RecordCalendar recordCalendar;

    CalendarResource(Calendars calendars, RecordCalendar recordCalendar) {
        this.calendars = calendars;
        this.recordCalendar = recordCalendar;
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getCalendar", summary = "Read a year's holidays / 某年节假日安排")
    public CalendarView get(@PathParam("year") @Min(2000) @Max(2199) int year) {
        return calendars.get(year);
    }

    @PUT
    @PermissionsAllowed("assessment:manage")
    @Operation(
            operationId = "putCalendar",
            summary = "Load or replace a year's holidays / 载入或替换某年节假日安排",
            description =
                    "The one calendar of all services, entered here only. As the State Council's notice has it: days of"
                            + " December before the year may be named. Needs the scope of everything; replacing needs"
                            + " If-Match. / 各服务共用的节假日安排，仅在此登记；按国务院办公厅通知原样填写，可含上一年12月的日期。"
                            + "须具有全部数据范围；替换时须带 If-Match。")
    public CalendarView put(
            @PathParam("year") @Min(2000) @Max(2199) int year,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid CalendarRequest request) {
        return recordCalendar.handle(year, request, expected);
    }
}
