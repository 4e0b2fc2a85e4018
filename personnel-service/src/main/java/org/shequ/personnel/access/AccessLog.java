package org.shequ.personnel.access;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.Looks;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Purpose;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keeps for each person who saw the data in the clear, when and for what purpose (个人信息查阅记录). */
@ApplicationScoped
public class AccessLog implements Looks {

    private final Database database;
    private final Caller caller;
    private final BusinessClock clock;

    public AccessLog(Database database, Caller caller, BusinessClock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /** One look at one person. */
    public record Access(
            long id,
            Instant lookedAt,
            String actor,
            String purpose,
            String kind,
            @Nullable List<String> fields) {}

    /** Records a look at a part of the record, which {@code kind} names. */
    public void record(Collection<UUID> people, String kind) {
        record(people, kind, Set.of());
    }

    /** One statement for all of them. */
    @Override
    @Transactional
    public void record(Collection<UUID> people, String kind, Set<PersonField> fields) {
        record(
                people,
                kind,
                fields,
                caller.subject(),
                caller.purpose().map(Purpose::toString).orElse(""));
    }

    /** The same for work that goes on after the request. */
    @Transactional
    public void record(Collection<UUID> people, String kind, Set<PersonField> fields, String actor, String purpose) {
        Instant now = clock.realInstant();
        Bulk bulk = new Bulk("uuid", "timestamptz", "text", "text", "text", "text");
        String names = fields.isEmpty() ? null : String.join(" ", PersonField.names(fields));
        people.forEach(person -> bulk.add(person, now, actor, purpose, kind, names));
        database.update(
                "INSERT INTO personal_data_accesses (person_id, looked_at, actor, purpose, kind, fields) SELECT * FROM "
                        + bulk.unnest(),
                bulk);
    }

    /** Newest first. */
    public List<Access> page(UUID person, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT id, looked_at, actor, purpose, kind, fields FROM personal_data_accesses"
                        + " WHERE person_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                row -> new Access(
                        row.getLong("id"),
                        row.getInstant("looked_at"),
                        row.getText("actor"),
                        row.getText("purpose"),
                        row.getText("kind"),
                        fields(row.findText("fields"))),
                person,
                after == null ? Long.MAX_VALUE : Long.parseLong(after),
                seek.fetch());
    }

    public long count(UUID person) {
        return database.number("SELECT count(*) FROM personal_data_accesses WHERE person_id = ?", person);
    }

    private static @Nullable List<String> fields(@Nullable String names) {
        return names == null ? null : List.of(names.split(" ", -1));
    }
}
