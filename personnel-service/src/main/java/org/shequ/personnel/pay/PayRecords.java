package org.shequ.personnel.pay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.paygrade.PayGrade;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** All pay records; like careers, nothing is overwritten. */
@ApplicationScoped
class PayRecords {

    private static final String COLUMNS = "r.id, r.revision, r.person_id, r.scheme, r.grade, r.policy_id,"
            + " lower(r.held) AS held_from, upper(r.held) AS held_to, r.cause, r.terms::text AS terms, r.recorded_from";

    private final Database database;
    private final ObjectMapper mapper;

    @Inject
    PayRecords(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** The record that goes on, per person. */
    Map<UUID, PayRecord> open(Collection<UUID> people) {
        return database
                .list(
                        "SELECT " + COLUMNS + " FROM pay_records r WHERE person_id = ANY (?)"
                                + " AND recorded_to = 'infinity' AND upper_inf(held)",
                        this::record,
                        people)
                .stream()
                .collect(Collectors.toMap(PayRecord::personId, Function.identity()));
    }

    /** A record with the name of its table. */
    record Shown(PayRecord pay, @Nullable String tableCode, Instant recordedAt) {}

    List<Shown> page(UUID person, @Nullable Instant knownAt, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                "SELECT " + COLUMNS + ", p.definition ->> 'code' AS table_code FROM pay_records r" + """
                         LEFT JOIN policies p ON p.id = r.policy_id
                        WHERE r.person_id = ?
                          AND CASE WHEN ?::timestamptz IS NULL THEN r.recorded_to = 'infinity'
                              ELSE r.recorded_from <= ? AND r.recorded_to > ? END
                          AND (?::date IS NULL OR (lower(r.held), r.id) > (?::date, ?::uuid))
                        ORDER BY lower(r.held), r.id LIMIT ?""",
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
                write(record.terms()),
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

    /** Who is to be looked at by the day, and for which day, earliest first. */
    Map<UUID, LocalDate> dueReviews(LocalDate today, int limit) {
        Map<UUID, LocalDate> due = new LinkedHashMap<>();
        database.list(
                        "SELECT person_id, due_on FROM pay_reviews WHERE due_on <= ? ORDER BY due_on, person_id LIMIT ?",
                        row -> Map.entry(row.getId("person_id"), row.getDate("due_on")),
                        today,
                        limit)
                .forEach(review -> due.put(review.getKey(), review.getValue()));
        return due;
    }

    private static String range(Period held) {
        return "[" + held.from() + "," + (held.to() == null ? "" : held.to()) + ")";
    }

    /** Years assessed as 不合格, per person. */
    Map<UUID, List<Integer>> failedYears(Collection<UUID> people) {
        return database
                .list("""
                        SELECT coalesce(p.merged_into, f.person_id) AS person_id, f.years
                        FROM failed_years f LEFT JOIN people p ON p.id = f.person_id
                        WHERE f.person_id = ANY (?)
                           OR f.person_id IN (SELECT id FROM people WHERE merged_into = ANY (?))""", row -> Map.entry(row.getId("person_id"), row.getInts("years")), people, people)
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) -> Stream.concat(one.stream(), other.stream())
                                .distinct()
                                .sorted()
                                .toList()));
    }

    /** True when that changes what was known. */
    boolean learnFailedYears(UUID person, List<Integer> years) {
        return database.update("""
                        INSERT INTO failed_years AS f (person_id, years) VALUES (?, ?::int[])
                        ON CONFLICT (person_id) DO UPDATE SET years = excluded.years WHERE f.years <> excluded.years""", person, years) == 1;
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
                read(row.getText("terms")));
    }

    private List<PayGrade.Term> read(String json) {
        try {
            return mapper.readValue(json, new TypeReference<List<PayGrade.Term>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms of a pay record are unreadable", e);
        }
    }

    private String write(List<PayGrade.Term> terms) {
        try {
            return mapper.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
