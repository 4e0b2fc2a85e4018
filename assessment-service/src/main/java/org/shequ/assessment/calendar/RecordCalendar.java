package org.shequ.assessment.calendar;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.calendar.CalendarRequest;
import org.shequ.kit.calendar.CalendarView;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.calendar.YearCalendar;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Loads a year's arrangement of holidays, or replaces it, for all services. A period already begun keeps its last day.
 */
@ApplicationScoped
public class RecordCalendar {

    private final Calendars calendars;
    private final TellCalendars told;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RecordCalendar(Calendars calendars, TellCalendars told, AuditLog audit, BusinessClock clock, Caller caller) {
        this.calendars = calendars;
        this.told = told;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param expected required where the year is on record already */
    @Transactional
    public CalendarView handle(int year, CalendarRequest request, @Nullable Version expected) {
        YearCalendar calendar = request.calendar(year);
        caller.scope().requireOver("*");
        requireSound(calendar);
        var present = calendars.lock(calendar.year());
        if (present > 0 || expected != null) {
            Version.require(expected, present);
        }
        var kept = calendars.keep(calendar, present + 1, request.documentNumber(), caller.subject(), clock.instant());
        told.changed(kept);
        audit.append(
                "calendar-recorded",
                "calendar",
                String.valueOf(calendar.year()),
                AuditLog.EVERY_UNIT,
                Map.of("documentNumber", request.documentNumber()));
        return kept;
    }

    private static void requireSound(YearCalendar calendar) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        for (var fault : calendar.faults()) {
            switch (fault.rule()) {
                case "OTHER_YEAR" ->
                    refusal.violation(
                            "/holidays",
                            fault.rule(),
                            fault.day() + " lies neither in the year nor in December before it",
                            fault.day() + "不在该年，也不在上一年12月");
                case "NOT_A_WEEKEND" ->
                    refusal.violation(
                            "/extraWorkingDays",
                            fault.rule(),
                            fault.day() + " is a weekday anyway",
                            fault.day() + "本就是工作日");
                default ->
                    refusal.violation(
                            "/extraWorkingDays",
                            fault.rule(),
                            fault.day() + " is named as a holiday too",
                            fault.day() + "同时列为假日");
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
