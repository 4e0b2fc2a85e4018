package org.shequ.personnel.pay;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.page.Seek;
import org.shequ.personnel.pay.grade.FailedYear;
import org.shequ.personnel.pay.grade.PayGrade;
import org.shequ.personnel.vocabulary.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All pay records; like careers, nothing is overwritten. */
@ApplicationScoped
class PayRecords {

    private static final Statements SQL = Statements.of(PayRecords.class);

    private static final String COLUMNS = "r.id, r.revision, r.person_id, r.scheme, r.grade, r.policy_id,"
            + " lower(r.held) AS held_from, upper(r.held) AS held_to, r.cause, r.terms::text AS terms, r.recorded_from";

    private static final String POLICIES = "pay-policies";
    private static final TypeReference<List<PayGrade.Term>> TERMS = new TypeReference<>() {};
    private static final TypeReference<List<FailedYear>> FAILED_YEARS = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    PayRecords(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Until the transaction ends no policy begins: what is computed by the former ones would be planned by them too. */
    void holdPolicies() {
        database.list("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", row -> true, POLICIES);
    }

    /** All that is believed now, per person. */
    Map<UUID, List<PayRecord>> believed(Collection<UUID> people) {
        return database
                .list(
                        "SELECT " + COLUMNS + " FROM pay_records r WHERE person_id = ANY (?)"
                                + " AND recorded_to = 'infinity'",
                        this::record,
                        people)
                .stream()
                .collect(Collectors.groupingBy(PayRecord::personId));
    }

    /** The record that goes on, per person. */
    Map<UUID, PayRecord> open(Collection<UUID> people) {
        Map<UUID, PayRecord> open = new HashMap<>();
        believed(people).values().stream()
                .flatMap(List::stream)
                .filter(record -> record.held().to() == null)
                .forEach(record -> open.put(record.personId(), record));
        return open;
    }

    /** A record with the name of its table. */
    record Shown(PayRecord pay, @Nullable String tableCode, Instant recordedAt) {}

    List<Shown> page(UUID person, @Nullable Instant knownAt, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                "SELECT " + COLUMNS + ", p.definition ->> 'code' AS table_code FROM pay_records r" + " "
                        + SQL.text("pay-records-of-a-person"),
                row -> new Shown(record(row), row.findText("table_code"), row.getInstant("recorded_from")),
                person,
                knownAt,
                knownAt,
                knownAt,
                afterDay,
                afterDay,
                afterId,
                seek.fetch());
    }

    /** Closes what was believed and adds what is believed now. */
    void write(Collection<PayRecord> superseded, Collection<PayRecord> records, Instant at) {
        Bulk closed = new Bulk("uuid", "integer");
        superseded.forEach(record -> closed.add(record.id(), record.revision()));
        database.update(
                "WITH c (id, revision) AS (SELECT * FROM " + closed.unnest() + ") UPDATE pay_records r"
                        + " SET recorded_to = greatest(?::timestamptz, r.recorded_from) FROM c"
                        + " WHERE r.id = c.id AND r.revision = c.revision",
                closed,
                at);
        Bulk inserted = new Bulk(
                "uuid", "integer", "uuid", "text", "integer", "uuid", "daterange", "text", "jsonb", "timestamptz");
        records.forEach(record -> inserted.add(
                record.id(),
                record.revision() + 1,
                record.personId(),
                record.scheme(),
                record.grade(),
                record.policyId(),
                range(record.held()),
                record.cause(),
                json.write(record.terms()),
                at));
        database.insert(
                "pay_records",
                "id, revision, person_id, scheme, grade, policy_id, held, cause, terms, recorded_from",
                inserted);
    }

    /** When each is to be looked at again. */
    void plan(Map<UUID, Optional<LocalDate>> reviews) {
        Bulk bulk = new Bulk("uuid", "date");
        reviews.forEach((person, day) -> bulk.add(person, day.orElse(null)));
        database.update(
                "INSERT INTO pay_reviews AS r (person_id, due_on) SELECT * FROM " + bulk.unnest()
                        + " ON CONFLICT (person_id) DO UPDATE SET due_on = excluded.due_on"
                        + " WHERE r.due_on IS DISTINCT FROM excluded.due_on",
                bulk);
    }

    /** Who is to be looked at by the day, earliest first. */
    List<UUID> dueReviews(LocalDate today, int limit) {
        return database.list(
                "SELECT person_id FROM pay_reviews WHERE due_on <= ? ORDER BY due_on, person_id LIMIT ?",
                row -> row.getId("person_id"),
                today,
                limit);
    }

    private static String range(Period held) {
        return "[" + held.from() + "," + (held.to() == null ? "" : held.to()) + ")";
    }

    /** Years that stood as 不合格, per person; of records that were merged into this one too. */
    Map<UUID, List<FailedYear>> failedYears(Collection<UUID> people) {
        return database
                .list(
                        """
                        SELECT coalesce(p.merged_into, f.person_id) AS person_id, f.periods::text AS periods
                        FROM failed_years f LEFT JOIN people p ON p.id = f.person_id
                        WHERE f.person_id = ANY (?)
                           OR f.person_id IN (SELECT id FROM people WHERE merged_into = ANY (?))""",
                        row -> Map.entry(row.getId("person_id"), json.read(row.getText("periods"), FAILED_YEARS)),
                        people,
                        people)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(entry -> entry.getValue().stream(), Collectors.toList())));
    }

    /** True when that changes what was known. Of whom no year ever failed nothing is kept. */
    boolean learnFailedYears(UUID person, List<FailedYear> years) {
        String periods = json.write(years);
        return database.update("""
                        INSERT INTO failed_years AS f (person_id, periods) SELECT p.id, p.periods
                        FROM (VALUES (?::uuid, ?::jsonb)) AS p (id, periods)
                        WHERE p.periods <> '[]' OR EXISTS (SELECT FROM failed_years k WHERE k.person_id = p.id)
                        ON CONFLICT (person_id) DO UPDATE SET periods = excluded.periods
                        WHERE f.periods <> excluded.periods""", person, periods) == 1;
    }

    /** The anonymised among the people: their days are rounded, so that nothing can be computed again. */
    Set<UUID> anonymised(Collection<UUID> people) {
        return Set.copyOf(database.list(
                "SELECT id FROM people WHERE id = ANY (?) AND anonymised_at IS NOT NULL",
                row -> row.getId("id"),
                people));
    }

    /** Whoever holds or held a post in the jurisdiction is to be looked at by the day, whatever was planned for them. */
    void planAll(String jurisdiction, LocalDate day) {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, POLICIES);
        database.update("""
                        INSERT INTO pay_reviews AS r (person_id, due_on)
                        SELECT DISTINCT person_id, ?::date FROM assignments
                        WHERE starts_with(unit_code, ?) AND recorded_to = 'infinity'
                        ON CONFLICT (person_id) DO UPDATE SET due_on = least(r.due_on, excluded.due_on)""", day, jurisdiction);
    }

    void forgetFailedYears() {
        database.update("DELETE FROM failed_years");
    }

    private PayRecord record(Row row) {
        return new PayRecord(
                row.getId("id"),
                row.getInt("revision"),
                row.getId("person_id"),
                PayScheme.valueOf(row.getText("scheme")),
                row.findInt("grade"),
                row.findId("policy_id"),
                new Period(row.getDate("held_from"), row.findDate("held_to")),
                row.getText("cause"),
                json.read(row.getText("terms"), TERMS));
    }
}
