package org.shequ.selection.notice;

import org.shequ.kit.calendar.WorkingDays;
import org.shequ.kit.calendar.YearCalendar;
import org.shequ.kit.database.Database;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The arrangements of holidays on record, by year. */
@ApplicationScoped
public class Calendars {

    private final Database database;

    public Calendars(Database database) {
        this.database = database;
    }

    record Recorded(YearCalendar calendar, String documentNumber, String updatedBy, Instant updatedAt, long version) {}

    /** Counts by the calendars on record, each read once. */
    WorkingDays workingDays() {
        Map<Integer, Optional<YearCalendar>> read = new HashMap<>();
        return new WorkingDays(
                year -> read.computeIfAbsent(year, key -> find(key).map(Recorded::calendar)));
    }

    Optional<Recorded> find(int year) {
        var days = database
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

    /** The version on record, locked; 0 when there is none. */
    long lock(int year) {
        return database.find(
                        "SELECT version FROM calendars WHERE year = ? FOR UPDATE", row -> row.getLong("version"), year)
                .orElse(0L);
    }

    void keep(YearCalendar calendar, long version, String documentNumber, String by, Instant at) {
        database.update("""
                INSERT INTO calendars (year, version, document_number, updated_by, updated_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (year) DO UPDATE SET (version, document_number, updated_by, updated_at) =
                (excluded.version, excluded.document_number, excluded.updated_by, excluded.updated_at)""", calendar.year(), version, documentNumber, by, at);
        database.update("DELETE FROM calendar_days WHERE year = ?", calendar.year());
        keepDays(calendar.year(), "HOLIDAY", List.copyOf(calendar.holidays()));
        keepDays(calendar.year(), "WORKED", List.copyOf(calendar.extraWorkingDays()));
    }

    private void keepDays(int year, String kind, List<LocalDate> days) {
        database.updateEach("INSERT INTO calendar_days (day, year, kind) VALUES (?, ?, ?)", days, day ->
                new Object[] {day, year, kind});
    }
}
