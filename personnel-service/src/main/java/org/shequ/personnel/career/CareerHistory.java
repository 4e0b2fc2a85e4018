package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.page.Seek;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.ReserveMembership;
import org.shequ.personnel.career.timeline.Tenancy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Careers as they were known and as they held: page by page at any moment, and what was superseded or withdrawn. */
@ApplicationScoped
public class CareerHistory {

    private static final Statements SQL = Statements.of(CareerHistory.class);

    private final Database database;

    CareerHistory(Database database) {
        this.database = database;
    }

    /** A fact and since when it is recorded in this form. */
    record Recorded<T extends Tenancy<T>>(T tenancy, Instant recordedAt) {}

    /** @param asOf only what held on the day
     *  @param knownAt as it was recorded at the instant; null for now */
    record Moment(@Nullable LocalDate asOf, @Nullable Instant knownAt) {}

    List<Recorded<Assignment>> assignments(UUID person, Moment moment, Seek seek) {
        return page("assignments", CareerRows.ASSIGNMENT, CareerRows::assignment, person, moment, seek);
    }

    List<Recorded<Identity>> identities(UUID person, Moment moment, Seek seek) {
        return page("identities", CareerRows.IDENTITY, CareerRows::identity, person, moment, seek);
    }

    List<Recorded<ReserveMembership>> reserveMemberships(UUID person, Moment moment, Seek seek) {
        return page("reserve_memberships", CareerRows.HELD, CareerRows::reserveMembership, person, moment, seek);
    }

    private <T extends Tenancy<T>> List<Recorded<T>> page(
            String table, String columns, Function<Row, T> mapper, UUID person, Moment moment, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                "SELECT " + columns + " FROM " + table + " " + SQL.text("entries-of-a-person"),
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

    /** Posts as they last stood, believed or not. */
    public List<Assignment> lastAssignments(Collection<UUID> ids) {
        return last("assignments", CareerRows.ASSIGNMENT, CareerRows::assignment, ids);
    }

    /** Identities as they last stood, believed or not. */
    public List<Identity> lastIdentities(Collection<UUID> ids) {
        return last("identities", CareerRows.IDENTITY, CareerRows::identity, ids);
    }

    /** Memberships of the reserve as they last stood, believed or not. */
    public List<ReserveMembership> lastReserveMemberships(Collection<UUID> ids) {
        return last("reserve_memberships", CareerRows.HELD, CareerRows::reserveMembership, ids);
    }

    /** The membership of the reserve that was cut short on a day, as it had been before. */
    public Optional<ReserveMembership> cutShort(UUID person, LocalDate on) {
        return database.find(
                "SELECT " + CareerRows.HELD
                        + " FROM reserve_memberships WHERE (id, revision) IN (SELECT id, revision - 1"
                        + " FROM reserve_memberships WHERE person_id = ? AND recorded_to = 'infinity' AND upper(held) = ?)",
                CareerRows::reserveMembership,
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
}
