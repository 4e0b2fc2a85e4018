package org.shequ.personnel.access;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnLooks;
import org.shequ.kit.security.Purpose;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps for each person who saw the data in the clear, when and for what purpose (个人信息查阅记录). */
@ApplicationScoped
public class AccessLog implements OwnLooks {

    private final Database database;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    public AccessLog(Database database, Caller caller, BusinessClock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /** One look at one person. */
    public record Access(long id, Instant lookedAt, String actor, String purpose, String kind) {}

    /**
     * Records a look at people, before anything is shown; one statement for all of them.
     *
     * @param kind what was looked at, kebab-case: {@code people-export}
     */
    public void record(Collection<UUID> people, String kind) {
        record(
                people,
                kind,
                caller.subject(),
                caller.purpose().map(Purpose::toString).orElse(""));
    }

    @Override
    public void record(UUID person, String what) {
        record(List.of(person), what);
    }

    /** The same for work that goes on after the request. */
    @Transactional
    public void record(Collection<UUID> people, String kind, String actor, String purpose) {
        Instant now = clock.realInstant();
        Bulk bulk = new Bulk("uuid", "timestamptz", "text", "text", "text");
        people.forEach(person -> bulk.add(person, now, actor, purpose, kind));
        database.update(
                "INSERT INTO personal_data_accesses (person_id, looked_at, actor, purpose, kind) SELECT * FROM "
                        + bulk.unnest(),
                bulk);
    }

    /** Newest first. */
    public List<Access> page(UUID person, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT id, looked_at, actor, purpose, kind FROM personal_data_accesses"
                        + " WHERE person_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                row -> new Access(
                        row.getLong("id"),
                        row.getInstant("looked_at"),
                        row.getText("actor"),
                        row.getText("purpose"),
                        row.getText("kind")),
                person,
                after == null ? Long.MAX_VALUE : Long.parseLong(after),
                seek.fetch());
    }
}
