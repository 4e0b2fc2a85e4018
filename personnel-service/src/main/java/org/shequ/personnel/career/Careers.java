package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.page.Seek;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.ReserveMembership;
import org.shequ.personnel.career.timeline.Tenancy;
import org.shequ.personnel.career.timeline.Timeline;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All careers. Every change adds a revision and closes the one before; nothing is overwritten. */
@ApplicationScoped
public class Careers {

    private static final String HELD = "id, revision, person_id, lower(held) AS held_from, upper(held) AS held_to,"
            + " from_month, to_month, order_number, appointment_id, recorded_from";
    private static final String ASSIGNMENT = HELD + ", unit_code, post, is_primary, end_reason";
    private static final String IDENTITY = HELD + ", kind";

    private final Database database;

    public Careers(Database database) {
        this.database = database;
    }

    /** A fact and since when it is recorded in this form. */
    record Recorded<T extends Tenancy<T>>(T tenancy, Instant recordedAt) {}

    public Career get(UUID personId) {
        Career career = byPerson(List.of(personId)).get(personId);
        if (career == null) {
            throw new IllegalStateException("every person has a career");
        }
        return career;
    }

    /** What is believed now, for each of the people. */
    public Map<UUID, Career> byPerson(Collection<UUID> people) {
        Map<UUID, List<Assignment>> assignments = current("assignments", ASSIGNMENT, Careers::assignment, people);
        Map<UUID, List<Identity>> identities = current("identities", IDENTITY, Careers::identity, people);
        Map<UUID, List<ReserveMembership>> reserve =
                current("reserve_memberships", HELD, Careers::reserveMembership, people);
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

    /** Posts as they last stood, believed or not. */
    public List<Assignment> lastAssignments(Collection<UUID> ids) {
        return last("assignments", ASSIGNMENT, Careers::assignment, ids);
    }

    /** Identities as they last stood, believed or not. */
    public List<Identity> lastIdentities(Collection<UUID> ids) {
        return last("identities", IDENTITY, Careers::identity, ids);
    }

    /** Memberships of the reserve as they last stood, believed or not. */
    public List<ReserveMembership> lastReserveMemberships(Collection<UUID> ids) {
        return last("reserve_memberships", HELD, Careers::reserveMembership, ids);
    }

    /** The membership of the reserve that was cut short on a day, as it had been before. */
    public Optional<ReserveMembership> cutShort(UUID person, LocalDate on) {
        return database.find(
                "SELECT " + HELD + " FROM reserve_memberships WHERE (id, revision) IN (SELECT id, revision - 1"
                        + " FROM reserve_memberships WHERE person_id = ? AND recorded_to = 'infinity' AND upper(held) = ?)",
                Careers::reserveMembership,
                person,
                on);
    }

    private <T> List<T> last(String table, String columns, Function<Row, T> mapper, Collection<UUID> ids) {
        return database.list(
                "SELECT DISTINCT ON (id) " + columns + " FROM " + table
                        + " WHERE id = ANY (?) ORDER BY id, revision DESC",
                mapper,
                ids);
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

    /** @param asOf only what held on the day
     *  @param knownAt as it was recorded at the instant; null for now */
    record Moment(@Nullable LocalDate asOf, @Nullable Instant knownAt) {}

    List<Recorded<Assignment>> assignments(UUID person, Moment moment, Seek seek) {
        return page("assignments", ASSIGNMENT, Careers::assignment, person, moment, seek);
    }

    List<Recorded<Identity>> identities(UUID person, Moment moment, Seek seek) {
        return page("identities", IDENTITY, Careers::identity, person, moment, seek);
    }

    List<Recorded<ReserveMembership>> reserveMemberships(UUID person, Moment moment, Seek seek) {
        return page("reserve_memberships", HELD, Careers::reserveMembership, person, moment, seek);
    }

    private <T extends Tenancy<T>> List<Recorded<T>> page(
            String table, String columns, Function<Row, T> mapper, UUID person, Moment moment, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                "SELECT " + columns + " FROM " + table + """
                 WHERE person_id = ?
                  AND CASE WHEN ?::timestamptz IS NULL THEN recorded_to = 'infinity'
                      ELSE recorded_from <= ? AND recorded_to > ? END
                  AND (?::date IS NULL OR held @> ?::date)
                  AND (?::date IS NULL OR (lower(held), id) > (?::date, ?::uuid))
                ORDER BY lower(held), id LIMIT ?""",
                row -> new Recorded<>(mapper.apply(row), row.getInstant("recorded_from")),
                person,
                moment.knownAt(),
                moment.knownAt(),
                moment.knownAt(),
                moment.asOf(),
                moment.asOf(),
                afterDay,
                afterDay,
                afterId,
                seek.fetch());
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

    private static Period held(Row row) {
        return new Period(
                row.getDate("held_from"),
                row.findDate("held_to"),
                row.findMonth("from_month"),
                row.findMonth("to_month"));
    }

    private static Assignment assignment(Row row) {
        return new Assignment(
                row.getId("id"),
                row.getInt("revision"),
                row.getText("unit_code"),
                row.getEnum("post", Post.class),
                row.getBoolean("is_primary"),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"),
                row.findText("end_reason"));
    }

    private static Identity identity(Row row) {
        return new Identity(
                row.getId("id"),
                row.getInt("revision"),
                row.getEnum("kind", TenureKind.class),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"));
    }

    private static ReserveMembership reserveMembership(Row row) {
        return new ReserveMembership(
                row.getId("id"),
                row.getInt("revision"),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"));
    }
}
