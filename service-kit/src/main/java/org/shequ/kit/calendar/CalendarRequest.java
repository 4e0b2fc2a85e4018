package org.shequ.kit.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A year's arrangement of holidays as it is loaded. */
@Schema(name = "CalendarRequest")
public record CalendarRequest(
        @NotNull @Size(max = 366) @Schema(examples = "[\"2027-01-01\"]")
        List<@NotNull LocalDate> holidays,

        @NotNull
        @Size(max = 110)
        @Schema(description = "Weekend days that are worked / 调休上班的周末", examples = "[\"2027-02-07\"]")
        List<@NotNull LocalDate> extraWorkingDays,

        @NotBlank @Size(max = 100) @Schema(examples = "国办发明电〔2026〕0号")
        String documentNumber) {

    public YearCalendar calendar(int year) {
        return new YearCalendar(year, new HashSet<>(holidays), new HashSet<>(extraWorkingDays));
    }
}
