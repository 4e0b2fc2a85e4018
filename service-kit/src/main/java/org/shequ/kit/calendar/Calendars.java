package org.shequ.kit.calendar;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The arrangements of holidays on record, by year, in the tables {@code calendars} and {@code calendar_days} of a service
 * that counts working days. They are entered in assessment-service ({@code RecordCalendar}) and published to the others.
 */
@ApplicationScoped
public class Calendars {

    private final Database database;

    public Calendars(Database database) {
        this.database = database;
    }

    public record Recorded(
            YearCalendar calendar, String documentNumber, String updatedBy, Instant updatedAt, long version) {}

    /** The last of so many working days after a day; a year without a calendar is refused by name, never guessed. */
    public LocalDate lastWorkingDay(LocalDate published, int days) {
        return counted(workingDays -> workingDays.lastDay(published, days));
    }

    /** The last of so many calendar days after a day, moved on to a working day; refused like the other. */
    public LocalDate lastCalendarDay(LocalDate published, int days) {
        return counted(workingDays -> workingDays.lastCalendarDay(published, days));
    }

    private LocalDate counted(Function<WorkingDays, LocalDate> count) {
        Map<Integer, Optional<YearCalendar>> read = new HashMap<>();
        try {
            return count.apply(new WorkingDays(
                    year -> read.computeIfAbsent(year, key -> find(key).map(Recorded::calendar))));
        } catch (MissingCalendarException missing) {
            throw ProblemException.causedBy(missing, CommonProblem.CALENDAR_MISSING, missing.year())
                    .figure("year", missing.year());
        }
    }

    /** The year's calendar as clients see it. */
    public CalendarView get(int year) {
        return CalendarView.of(find(year).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    Optional<Recorded> find(int year) {
        Map<String, Set<LocalDate>> days = database
                .list(
                        "SELECT day, kind FROM calendar_days WHERE year = ?",
                        row -> Map.entry(row.getText("kind"), row.getDate("day")),
                        year)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return database.find(
                "SELECT * FROM calendars WHERE year = ?",
                row -> new Recorded(
                        new YearCalendar(
                                year, days.getOrDefault("HOLIDAY", Set.of()), days.getOrDefault("WORKED", Set.of())),
                        row.getText("document_number"),
                        row.getText("updated_by"),
                        row.getInstant("updated_at"),
                        row.getLong("version")),
                year);
    }

    /** Whether the year's notice is on record and names days of the year before. */
    public boolean reachesBack(int year) {
        return database.exists(
                "SELECT 1 FROM calendar_days WHERE year = ? AND day < make_date(year, 1, 1) LIMIT 1", year);
    }

    /** All on record, by year. */
    public List<Integer> years() {
        return database.list("SELECT year FROM calendars ORDER BY year FOR UPDATE", row -> row.getInt("year"));
    }

    /** The version on record, locked; 0 when there is none. */
    public long lock(int year) {
        return database.find(
                        "SELECT version FROM calendars WHERE year = ? FOR UPDATE", row -> row.getLong("version"), year)
                .orElse(0L);
    }

    /** Puts a year on record, in place of what was there. @return what clients see of it */
    public CalendarView keep(YearCalendar calendar, long version, String documentNumber, String by, Instant at) {
        database.update("""
                INSERT INTO calendars (year, version, document_number, updated_by, updated_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (year) DO UPDATE SET version = excluded.version,
                    document_number = excluded.document_number, updated_by = excluded.updated_by,
                    updated_at = excluded.updated_at
                """, calendar.year(), version, documentNumber, by, at);
        database.update("DELETE FROM calendar_days WHERE year = ?", calendar.year());
        keepDays(calendar.year(), "HOLIDAY", List.copyOf(calendar.holidays()));
        keepDays(calendar.year(), "WORKED", List.copyOf(calendar.extraWorkingDays()));
        return CalendarView.of(new Recorded(calendar, documentNumber, by, at, version));
    }

    private void keepDays(int year, String kind, List<LocalDate> days) {
        database.updateEach("INSERT INTO calendar_days (day, year, kind) VALUES (?, ?, ?)", days, day ->
                new Object[] {day, year, kind});
    }
}
