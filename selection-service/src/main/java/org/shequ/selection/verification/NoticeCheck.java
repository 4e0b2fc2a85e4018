package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.calendar.WorkingDays;
import org.shequ.kit.calendar.YearCalendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the days of each notice again, and holds the objections against them. */
final class NoticeCheck implements RecordVerifier.Check {

    private final PublishedRecord record;

    NoticeCheck(PublishedRecord record) {
        this.record = record;
    }

    @Override
    public void run(Consumer<Fault> faults) {
        Map<Integer, YearCalendar> years = new HashMap<>();
        record.calendars().forEach(calendar -> {
            var year = Reading.number(calendar, "year");
            years.put(
                    year,
                    new YearCalendar(year, days(calendar.path("holidays")), days(calendar.path("extraWorkingDays"))));
        });
        var days = new WorkingDays(year -> Optional.ofNullable(years.get(year)));
        int number = 0;
        for (var notice : record.notices()) {
            var where = "NOTICE " + notice.path("number").asText("?");
            if (Reading.number(notice, "number") != ++number) {
                faults.accept(new Fault(where, "NUMBER", "breaks the order"));
            }
            counted(notice, where, days, faults);
            published(notice, where, faults);
        }
        for (var candidate : record.candidates()) {
            objections(candidate, faults);
        }
    }

    private static Set<LocalDate> days(JsonNode list) {
        Set<LocalDate> days = new HashSet<>();
        list.forEach(day -> days.add(LocalDate.parse(day.asText())));
        return days;
    }

    private void counted(JsonNode notice, String where, WorkingDays days, Consumer<Fault> faults) {
        var count = Reading.number(notice, "days");
        if (count != Reading.number(record.terms(), "noticeDays")
                || !Reading.required(notice, "dayKind").equals(Reading.required(record.terms(), "noticeDayKind"))) {
            faults.accept(new Fault(where, "DAYS", "lasts otherwise than the round's terms say"));
        }
        var from = Reading.date(notice, "publishedOn");
        var last = Reading.required(notice, "dayKind").equals("WORKING")
                ? days.lastDay(from, count)
                : days.lastCalendarDay(from, count);
        if (!last.equals(Reading.date(notice, "lastDay"))) {
            faults.accept(new Fault(where, "DAYS", "should last until " + last));
        }
    }

    private void published(JsonNode notice, String where, Consumer<Fault> faults) {
        for (var field : List.of("publishedBy", "closedBy")) {
            var by = Reading.text(notice, field);
            if (by != null && !"PUBLISHER".equals(record.panel().get(by))) {
                faults.accept(new Fault(where, "PANEL", field + " is no publisher"));
            }
        }
        var closed = Reading.instant(notice, "closedAt");
        if ((closed == null) != (Reading.text(notice, "closedBy") == null)) {
            faults.accept(new Fault(where, "CLOSED", "is closed by nobody, or at no time"));
        }
        if (closed != null && !closed.atZone(record.zone()).toLocalDate().isAfter(Reading.date(notice, "lastDay"))) {
            faults.accept(new Fault(where, "CLOSED", "was closed before it was over"));
        }
    }

    private void objections(Candidate candidate, Consumer<Fault> faults) {
        for (var objection : candidate.body().path("objections")) {
            var raised = Reading.date(objection, "raisedOn");
            if (record.notices().stream().noneMatch(notice -> names(candidate, notice) && covers(notice, raised))) {
                faults.accept(new Fault(candidate.where("objections"), "OUTSIDE", "was raised outside the notice"));
            }
            var state = Reading.required(objection, "state");
            if (state.equals("OPEN") != (objection.get("answeredAt") == null)) {
                faults.accept(new Fault(candidate.where("objections"), "STATE", state + " is not what its dates say"));
            }
            if (state.equals("UPHELD") && candidate.endedStage() == null) {
                faults.accept(new Fault(candidate.where("objections"), "UPHELD", "and the candidate is still there"));
            }
        }
        if ("OBJECTION_UPHELD".equals(Reading.text(candidate.body().path("ended"), "code"))
                && !has(candidate, "UPHELD")) {
            faults.accept(new Fault(candidate.where("objections"), "UPHELD", "is none that put the candidate out"));
        }
        if (candidate.body().path("held").asBoolean() != has(candidate, "OPEN")) {
            faults.accept(new Fault(candidate.where("held"), "HELD", "is not what the objections say"));
        }
    }

    private static boolean has(Candidate candidate, String state) {
        for (var objection : candidate.body().path("objections")) {
            if (state.equals(Reading.text(objection, "state"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Candidate candidate, JsonNode notice) {
        for (var named : candidate.body().path("notices")) {
            if (Reading.number(named, "number") == Reading.number(notice, "number")) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(JsonNode notice, LocalDate day) {
        return !day.isBefore(Reading.date(notice, "publishedOn")) && !day.isAfter(Reading.date(notice, "lastDay"));
    }
}
