package org.shequ.assessment.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.shequ.contracts.event.assessment.CalendarChanged;
import org.shequ.kit.calendar.CalendarView;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.database.Database;
import org.shequ.kit.outbox.Outbox;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells the other services what is on record: this service keeps the one calendar of all. */
@ApplicationScoped
class TellCalendars {

    private final Calendars calendars;
    private final Database database;
    private final Outbox outbox;

    TellCalendars(Calendars calendars, Database database, Outbox outbox) {
        this.calendars = calendars;
        this.database = database;
        this.outbox = outbox;
    }

    /** Years that came with the schema, or were entered before calendars were published: each is published once. */
    void untold(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().run(() -> {
            var years = calendars.years();
            var told = told(years.stream().map(String::valueOf).toList());
            outbox.publishAll(years.stream()
                    .filter(year -> !told.contains(String.valueOf(year)))
                    .map(calendars::get)
                    .map(TellCalendars::state)
                    .toList());
        });
    }

    private List<String> told(List<String> years) {
        return database.list(
                "SELECT aggregate_id FROM event_aggregates WHERE aggregate_type = 'calendar' AND aggregate_id = ANY (?)",
                row -> row.getText("aggregate_id"),
                years);
    }

    void changed(CalendarView calendar) {
        outbox.publish(state(calendar));
    }

    private static CalendarChanged state(CalendarView calendar) {
        return new CalendarChanged(
                calendar.year(),
                calendar.holidays(),
                calendar.extraWorkingDays(),
                calendar.documentNumber(),
                calendar.updatedAt(),
                calendar.version());
    }
}
