package org.shequ.selection.notice;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.assessment.CalendarChanged;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.calendar.YearCalendar;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the holidays as assessment-service last published them. */
@ApplicationScoped
public class CalendarEventsConsumer implements StateProjection {

    private static final String TOLD_BY = "system:assessment";

    private final Calendars calendars;

    CalendarEventsConsumer(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String name() {
        return "calendars";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ASSESSMENT_CALENDAR);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        LastStates.of(CalendarChanged.class, events).forEach(told -> {
            var calendar = told.state();
            calendars.keep(
                    new YearCalendar(
                            calendar.year(), Set.copyOf(calendar.holidays()), Set.copyOf(calendar.extraWorkingDays())),
                    calendar.version(),
                    calendar.documentNumber(),
                    TOLD_BY,
                    calendar.updatedAt());
        });
    }

    /** No year ever ends, so each is written over when it arrives again; until then notices are counted by what is here. */
    @Override
    public void reset() {}
}
