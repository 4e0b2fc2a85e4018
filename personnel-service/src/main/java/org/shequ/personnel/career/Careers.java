package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.ReserveMembership;
import org.shequ.personnel.career.timeline.Tenancy;
import org.shequ.personnel.career.timeline.Timeline;
import org.shequ.personnel.vocabulary.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All careers. Every change adds a revision and closes the one before; nothing is overwritten. */
@ApplicationScoped
public class Careers {

    private final Database database;

    public Careers(Database database) {
        this.database = database;
    }

    public Career get(UUID personId) {
        Career career = byPerson(List.of(personId)).get(personId);
        if (career == null) {
            throw new IllegalStateException("every person has a career");
        }
        return career;
    }

    /** What is believed now, for each of the people. */
    public Map<UUID, Career> byPerson(Collection<UUID> people) {
        Map<UUID, List<Assignment>> assignments =
                current("assignments", CareerRows.ASSIGNMENT, CareerRows::assignment, people);
        Map<UUID, List<Identity>> identities = current("identities", CareerRows.IDENTITY, CareerRows::identity, people);
        Map<UUID, List<ReserveMembership>> reserve =
                current("reserve_memberships", CareerRows.HELD, CareerRows::reserveMembership, people);
        Map<UUID, Career> careers = new LinkedHashMap<>();
        people.forEach(id -> careers.put(
                id,
                new Career(
                        id,
                        assignments.getOrDefault(id, List.of()),
                        identities.getOrDefault(id, List.of()),
                        reserve.getOrDefault(id, List.of()),
                        Ids::next)));
        return careers;
    }

    private <T> Map<UUID, List<T>> current(
            String table, String columns, Function<Row, T> mapper, Collection<UUID> people) {
        return database
                .list(
                        "SELECT " + columns + " FROM " + table
                                + " WHERE person_id = ANY (?) AND recorded_to = 'infinity' ORDER BY lower(held), id",
                        row -> Map.entry(row.getId("person_id"), mapper.apply(row)),
                        people)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Who holds a post in one of the units on the day or later, as believed now. */
    public List<UUID> holdersIn(Collection<String> unitCodes, LocalDate day) {
        return database.list(
                "SELECT DISTINCT person_id FROM assignments WHERE unit_code = ANY (?) AND recorded_to = 'infinity'"
                        + " AND (upper_inf(held) OR upper(held) > ?) ORDER BY person_id",
                row -> row.getId("person_id"),
                unitCodes,
                day);
    }

    /** Writes what is new in the careers. */
    void write(Collection<Career> careers, Instant at, String by) {
        write(
                "assignments",
                "unit_code, post, is_primary, end_reason",
                new Bulk(types("text", "text", "boolean", "text")),
                careers,
                Career::assignments,
                (bulk, entry) -> bulk.add(row(
                        entry,
                        at,
                        by,
                        entry.tenancy.unitCode(),
                        entry.tenancy.post(),
                        entry.tenancy.primary(),
                        entry.tenancy.endReason())),
                at);
        write(
                "identities",
                "kind",
                new Bulk(types("text")),
                careers,
                Career::identities,
                (bulk, entry) -> bulk.add(row(entry, at, by, entry.tenancy.kind())),
                at);
        write(
                "reserve_memberships",
                "",
                new Bulk(types()),
                careers,
                Career::reserveMemberships,
                (bulk, entry) -> bulk.add(row(entry, at, by)),
                at);
    }

    private record Entry<T extends Tenancy<T>>(UUID person, T tenancy) {}

    private <T extends Tenancy<T>> void write(
            String table,
            String moreColumns,
            Bulk inserted,
            Collection<Career> careers,
            Function<Career, Timeline<T>> timelineOf,
            BiConsumer<Bulk, Entry<T>> add,
            Instant at) {
        Bulk closed = new Bulk("uuid", "integer");
        for (Career career : careers) {
            Timeline<T> timeline = timelineOf.apply(career);
            timeline.withdrawn().forEach(closed::add);
            for (T tenancy : timeline.unwritten()) {
                if (tenancy.revision() > 0) {
                    closed.add(tenancy.id(), tenancy.revision());
                }
                add.accept(inserted, new Entry<>(career.personId(), tenancy));
            }
        }
        database.update(
                "WITH c (id, revision) AS (SELECT * FROM " + closed.unnest() + ") UPDATE " + table
                        + " t SET recorded_to = greatest(?::timestamptz, t.recorded_from) FROM c"
                        + " WHERE t.id = c.id AND t.revision = c.revision AND t.recorded_to = 'infinity'",
                closed,
                at);
        database.insert(
                table,
                "id, revision, person_id, held, from_month, to_month, order_number, appointment_id, recorded_from,"
                        + " recorded_by"
                        + (moreColumns.isEmpty() ? "" : ", " + moreColumns),
                inserted);
    }

    private static String[] types(String... more) {
        String[] common = {"uuid", "integer", "uuid", "daterange", "text", "text", "text", "uuid", "timestamptz", "text"
        };
        String[] all = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return all;
    }

    private static <T extends Tenancy<T>> @Nullable Object[] row(
            Entry<T> entry, Instant at, String by, @Nullable Object... more) {
        T tenancy = entry.tenancy;
        Period held = tenancy.held();
        String range = "[" + held.from() + "," + (held.to() == null ? "" : held.to()) + ")";
        @Nullable
        Object[] common = {
            tenancy.id(),
            tenancy.revision() + 1,
            entry.person,
            range,
            held.fromMonth(),
            held.toMonth(),
            tenancy.orderNumber(),
            tenancy.appointmentId(),
            at,
            by
        };
        @Nullable Object[] all = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return all;
    }
}
