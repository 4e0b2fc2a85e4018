package org.shequ.kit.calendar;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A year's arrangement of holidays on record. */
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
