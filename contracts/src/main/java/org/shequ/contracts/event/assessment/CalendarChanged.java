package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A year's arrangement of holidays (节假日安排) as the State Council's notice has it: the one calendar of the suite.
 *
 * @param holidays days off; the notice may reach into December of the year before
 * @param extraWorkingDays weekend days worked in exchange (调休)
 * @param version counts what was recorded of the year, from 1
 */
@EventType(type = "assessment.calendar-changed", topic = Topics.ASSESSMENT_CALENDAR, aggregate = "calendar")
public record CalendarChanged(
        int year,
        List<LocalDate> holidays,
        List<LocalDate> extraWorkingDays,
        String documentNumber,
        Instant updatedAt,
        long version)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return String.valueOf(year);
    }
}
