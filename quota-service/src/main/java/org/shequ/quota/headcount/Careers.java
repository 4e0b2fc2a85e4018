package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.inbox.LastStates.Told;
import org.shequ.kit.personkey.PeopleForgotten;
import org.shequ.kit.personkey.SealedDetails;
import org.shequ.quota.counting.Verdict;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Careers and standings as last received, and which of them wait to be settled with the ledger. A projection; only the
 * settlements outlive a rebuild, so that no state older than the one last settled is settled again.
 */
@ApplicationScoped
public class Careers {

    private static final Statements SQL = Statements.of(Careers.class);

    private final Database database;
    private final SealedDetails sealedDetails;

    Careers(Database database, SealedDetails sealedDetails) {
        this.database = database;
        this.sealedDetails = sealedDetails;
    }

    /** A career that is due. */
    record Due(
            UUID personId,
            CareerChanged career,
            long careerVersion,
            @Nullable PersonStatus status,
            long personVersion) {}

    /** A due career and what the policy says of it today. */
    record Judged(Due due, Verdict verdict) {}

    /** A career as received, its version, and what the policy says of it today. */
    record Kept(CareerChanged career, long version, Verdict verdict) {}

    /** At most one of each person; all of them become due. */
    void keep(List<Kept> told, LocalDate today) {
        var bulk = new Bulk("uuid", "int8", "jsonb", "bool", "text", "text", "text", "text", "text", "date");
        told.forEach(one -> bulk.add(
                one.career().personId(),
                one.version(),
                EventJson.write(one.career()),
                one.verdict().counts(),
                one.verdict().reason(),
                one.verdict().unitCode() == null ? "" : one.verdict().unitCode(),
                one.verdict().community(),
                one.verdict().post(),
                one.verdict().tenureKind(),
                today));
        database.update(SQL.text("keep-careers").formatted(bulk.unnest()), bulk);
    }

    /** At most one state of each person; those whose standing is another now are judged anew. */
    void keepPeople(List<Told<PersonChanged>> told, LocalDate today) {
        var details = sealedDetails.open(told.stream().map(Told::state).toList());
        var before = statuses(details.keySet());
        var bulk = new Bulk("uuid", "int8", "text", "text", "date");
        told.forEach(one -> bulk.add(
                one.state().personId(),
                one.event().version(),
                one.state().status(),
                one.state().sex(),
                Objects.requireNonNull(details.get(one.state().personId())).birthDate()));
        database.update("""
                INSERT INTO people (person_id, version, status, sex, birth_date)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, status = excluded.status,
                    sex = excluded.sex, birth_date = excluded.birth_date""", bulk);
        makeDue(
                told.stream()
                        .map(Told::state)
                        .filter(person -> person.status() != before.get(person.personId()))
                        .map(PersonChanged::personId)
                        .toList(),
                today);
    }

    /** When those were born whose keys were destroyed. */
    void forget(@Observes PeopleForgotten forgotten) {
        database.update("UPDATE people SET birth_date = NULL WHERE person_id = ANY (?)", forgotten.people());
    }

    /** Judges people anew. */
    void makeDue(Collection<UUID> people, LocalDate today) {
        database.update("UPDATE careers SET due_on = ? WHERE person_id = ANY (?)", today, people);
    }

    /** The last standing received, of those of whom there is one. */
    Map<UUID, PersonStatus> statuses(Collection<UUID> people) {
        return database
                .list(
                        "SELECT person_id, status FROM people WHERE person_id = ANY (?)",
                        row -> Map.entry(row.getId("person_id"), row.getEnum("status", PersonStatus.class)),
                        people)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps the settling away from a person until the transaction ends. */
    void lock(UUID person) {
        database.list(
                "SELECT person_id FROM careers WHERE person_id = ? FOR UPDATE", row -> row.getId("person_id"), person);
    }

    void clear() {
        database.update("DELETE FROM careers");
        database.update("DELETE FROM people");
    }

    /** Makes everybody due whom a standard governs that has come into force since. */
    void applyNewStandards(LocalDate today) {
        var fresh = database.list("""
                INSERT INTO applied_standards (standard_id, applied_on)
                SELECT id, ? FROM standards s WHERE effective_from <= ?
                  AND NOT EXISTS (SELECT 1 FROM applied_standards a WHERE a.standard_id = s.id)
                ON CONFLICT DO NOTHING RETURNING (SELECT jurisdiction FROM standards WHERE id = standard_id)""", row -> CodeRange.under(row.getText("jurisdiction")), today, today);
        fresh.forEach(range -> database.update(
                "UPDATE careers SET due_on = ? WHERE unit_code >= ? AND unit_code < ?",
                today,
                range.from(),
                range.below()));
    }

    /** Some of the due, held until the transaction ends; those that another replica holds are passed over. */
    List<Due> due(LocalDate today, int limit) {
        return database.list("""
                SELECT c.person_id, c.career, c.version, p.status, coalesce(p.version, 0) AS person_version
                FROM careers c LEFT JOIN people p USING (person_id) LEFT JOIN settlements s USING (person_id)
                WHERE c.due_on <= ? AND (s.person_id IS NULL
                    OR s.career_version <= c.version AND s.person_version <= coalesce(p.version, 0))
                ORDER BY c.due_on LIMIT ? FOR UPDATE OF c SKIP LOCKED""", Careers::readDue, today, limit);
    }

    private static Due readDue(Row row) {
        return new Due(
                row.getId("person_id"),
                EventJson.read(row.getText("career"), CareerChanged.class),
                row.getLong("version"),
                row.findEnum("status", PersonStatus.class),
                row.getLong("person_version"));
    }

    void settled(List<Judged> judged, LocalDate today) {
        var bulk = new Bulk("uuid", "bool", "text", "text", "text", "text", "text", "date", "int8", "int8");
        judged.forEach(one -> bulk.add(
                one.due().personId(),
                one.verdict().counts(),
                one.verdict().reason().name(),
                one.verdict().unitCode() == null ? "" : one.verdict().unitCode(),
                one.verdict().community(),
                one.verdict().post(),
                one.verdict().tenureKind(),
                one.verdict().nextChange(),
                one.due().careerVersion(),
                one.due().personVersion()));
        database.update("""
                WITH given AS (SELECT * FROM """ + " " + bulk.unnest() + " " + SQL.text("settle-headcounts"), bulk, today);
    }

    /** How many secretaries are in post in the communities under a jurisdiction. */
    public int countSecretaries(String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.get("""
                SELECT count(*)::int AS n FROM careers WHERE unit_code >= ? AND unit_code < ? AND post = 'SECRETARY'
                  AND length(unit_code) >= 12 AND reason <> 'LEFT_SERVICE'""", row -> row.getInt("n"), range.from(), range.below());
    }
}
