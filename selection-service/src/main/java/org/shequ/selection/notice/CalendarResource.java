package org.shequ.selection.notice;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.calendar.YearCalendar;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.problem.ProblemException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("calendars/{year}")
@Tag(name = "calendars", description = "Holidays and weekends worked in exchange / 节假日与调休")
public class CalendarResource {

    @Inject
    Calendars calendars;

    @Inject
    RecordCalendar recordCalendar;

    @Schema(name = "CalendarRequest")
    public record CalendarRequest(
            @NotNull @Size(max = 366) @Schema(examples = "[\"2027-01-01\"]")
            List<@NotNull LocalDate> holidays,

            @NotNull
            @Size(max = 110)
            @Schema(description = "Weekend days that are worked / 调休上班的周末", examples = "[\"2027-02-07\"]")
            List<@NotNull LocalDate> extraWorkingDays,

            @NotBlank @Size(max = 100) @Schema(examples = "国办发明电〔2026〕0号")
            String documentNumber) {}

    @Schema(name = "Calendar")
    public record CalendarView(
            int year,
            List<LocalDate> holidays,
            List<LocalDate> extraWorkingDays,
            String documentNumber,
            String updatedBy,
            Instant updatedAt,
            long version)
            implements Versioned {

        static CalendarView of(Calendars.Recorded recorded) {
            return new CalendarView(
                    recorded.calendar().year(),
                    recorded.calendar().holidays().stream().sorted().toList(),
                    recorded.calendar().extraWorkingDays().stream().sorted().toList(),
                    recorded.documentNumber(),
                    recorded.updatedBy(),
                    recorded.updatedAt(),
                    recorded.version());
        }
    }

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getCalendar", summary = "A year's holidays / 某年节假日安排")
    public CalendarView get(@PathParam("year") @Min(2000) @Max(2199) int year) {
        return CalendarView.of(calendars.find(year).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    @PUT
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "putCalendar",
            summary = "Load or replace a year's holidays / 载入或替换某年节假日安排",
            description = "Needs the scope of everything; replacing needs If-Match. / 须具有全部数据范围；替换时须带 If-Match。")
    public CalendarView put(
            @PathParam("year") @Min(2000) @Max(2199) int year,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid CalendarRequest request) {
        return CalendarView.of(recordCalendar.handle(
                new YearCalendar(year, new HashSet<>(request.holidays()), new HashSet<>(request.extraWorkingDays())),
                request.documentNumber(),
                expected));
    }
}
