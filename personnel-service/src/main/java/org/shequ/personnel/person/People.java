package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.vocabulary.Standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All people. */
@ApplicationScoped
public class People {

    private static final Statements SQL = Statements.of(People.class);

    private final Database database;
    private final PersonRows rows;

    public People(Database database, PersonRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The person, if it lies in the scope. */
    public Person get(UUID id, Scope scope) {
        return visible(find(id), scope);
    }

    public Optional<Person> find(UUID id) {
        return database.find("SELECT " + PersonRows.COLUMNS + " FROM people WHERE id = ?", rows::read, id);
    }

    /** Locks the person for a change that expects to have seen this version. */
    public Person lock(UUID id, Scope scope, @Nullable Version expected) {
        Person person = visible(lock(id), scope);
        Version.require(expected, person.version());
        return person;
    }

    public Optional<Person> lock(UUID id) {
        return database.find("SELECT " + PersonRows.COLUMNS + " FROM people WHERE id = ? FOR UPDATE", rows::read, id);
    }

    /** Many as they stand, without a lock. */
    public List<Person> all(Collection<UUID> ids) {
        return database.list(
                "SELECT " + PersonRows.COLUMNS + " FROM people WHERE id = ANY (?) ORDER BY id", rows::read, ids);
    }

    /** Locks many in the order of their ids, so that no two callers wait for each other. */
    public List<Person> lockAll(Collection<UUID> ids) {
        return database.list(
                "SELECT " + PersonRows.COLUMNS + " FROM people WHERE id = ANY (?) ORDER BY id FOR UPDATE",
                rows::read,
                ids);
    }

    /** Locks people whose careers are to be changed; citizen ID and phone are left sealed. */
    public List<Person> lockCareersByNumber(Collection<String> personnelNumbers) {
        return database.list(
                "SELECT " + PersonRows.columns(PeopleQuery.CAREER)
                        + " FROM people WHERE personnel_number = ANY (?) ORDER BY id FOR UPDATE",
                rows::read,
                personnelNumbers);
    }

    List<Person> lockByNumber(Collection<String> personnelNumbers) {
        return database.list(
                "SELECT " + PersonRows.COLUMNS + " FROM people WHERE personnel_number = ANY (?) ORDER BY id FOR UPDATE",
                rows::read,
                personnelNumbers);
    }

    /** Locks those for whom something begins or ends by itself on the day; skips whom somebody else works on. */
    public List<Person> lockDue(LocalDate day, int limit) {
        return database.list(
                "SELECT " + PersonRows.COLUMNS + " FROM people WHERE next_change_on <= ?"
                        + " ORDER BY next_change_on LIMIT ? FOR UPDATE SKIP LOCKED",
                rows::read,
                day,
                limit);
    }

    /** The person with the number, if it lies in the scope. */
    Optional<Person> findByNumber(String personnelNumber, Scope scope) {
        return database.find(
                        "SELECT " + PersonRows.COLUMNS + " FROM people WHERE personnel_number = ?",
                        rows::read,
                        personnelNumber)
                .filter(found -> scope.covers(found.scopeCode()));
    }

    private static Person visible(Optional<Person> person, Scope scope) {
        Person found = person.filter(record -> scope.covers(record.scopeCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        UUID mergedInto = found.mergedInto();
        if (mergedInto != null) {
            throw ProblemException.of(PersonnelProblem.PERSON_MERGED, mergedInto)
                    .figure("mergedInto", mergedInto.toString());
        }
        return found;
    }

    /** Who has these citizen IDs, which are given as blind indexes. */
    List<Holder> holders(Collection<String> citizenIdIndexes) {
        return database.list(
                "SELECT citizen_id_index, personnel_number, scope_code, last_import FROM people"
                        + " WHERE citizen_id_index = ANY (?)",
                row -> new Holder(
                        row.getText("citizen_id_index"),
                        row.getText("personnel_number"),
                        row.getText("scope_code"),
                        row.findId("last_import")),
                citizenIdIndexes);
    }

    record Holder(
            String citizenIdIndex,
            String personnelNumber,
            String scopeCode,
            @Nullable UUID lastImport) {}

    /** From here on one ID may stand with two people, until the transaction ends or {@link #requireIdsApart} is called. */
    void letIdsMeet() {
        database.update("SET CONSTRAINTS citizen_id_belongs_to_one_person DEFERRED");
    }

    void requireIdsApart() {
        database.update("SET CONSTRAINTS citizen_id_belongs_to_one_person IMMEDIATE");
    }

    List<UUID> importedBy(UUID job, Collection<UUID> ids) {
        return database.list(
                "SELECT id FROM people WHERE id = ANY (?) AND last_import = ?", row -> row.getId("id"), ids, job);
    }

    String nextPersonnelNumber() {
        return database.get(
                "SELECT 'P' || lpad(nextval('personnel_numbers')::text, 8, '0') AS number",
                row -> row.getText("number"));
    }

    /** Opens records that nobody has seen before. */
    void open(Collection<Person> people, @Nullable UUID job) {
        database.insert("people", PersonRows.WRITTEN, rows.bulk(people, job));
    }

    /** Inserts or changes whole records; versions move. */
    void write(Collection<Person> people, @Nullable UUID job) {
        Bulk bulk = rows.bulk(people, job);
        database.update(PersonRows.WRITE.formatted(bulk.unnest()), bulk);
    }

    /** What somebody is today, and when that changes next, after the career has changed. */
    public record Present(
            UUID personId, Standing standing, @Nullable LocalDate nextChangeOn) {}

    /** Writes what follows from changed careers; versions move. */
    public void writePresent(Collection<Present> presents) {
        Bulk bulk = new Bulk("uuid", "text", "text", "text", "date");
        presents.forEach(present -> bulk.add(
                present.personId(),
                present.standing().unitCode(),
                present.standing().post(),
                present.standing().tenureKind(),
                present.nextChangeOn()));
        database.update(
                "UPDATE people p SET unit_code = n.unit_code, post = n.post, tenure_kind = n.tenure_kind,"
                        + " scope_code = coalesce(n.unit_code, p.scope_code), next_change_on = n.next_change_on,"
                        + " version = p.version + 1 FROM " + bulk.unnest()
                        + " AS n (id, unit_code, post, tenure_kind, next_change_on) WHERE p.id = n.id",
                bulk);
    }

    /**
     * Takes away for good what tells who somebody was, of records that were united with this one too; the year of birth
     * stays for the statistics.
     *
     * @return all these records
     */
    public List<UUID> anonymise(UUID id, Instant at) {
        List<UUID> records = database.list(
                "SELECT id FROM people WHERE id = ? OR merged_into = ? ORDER BY id", row -> row.getId("id"), id, id);
        database.update("DELETE FROM former_levels WHERE person_id = ANY (?)", records);
        for (UUID record : records) {
            database.update(SQL.text("anonymise-people"), PersonRows.NOBODY, rows.nobody(record), at, record);
        }
        return records;
    }

    /** Moves a person's version: something that belongs to the record has changed elsewhere. */
    public void touch(UUID id) {
        database.update("UPDATE people SET version = version + 1 WHERE id = ?", id);
    }

    String indexOfCitizenId(String citizenId) {
        return rows.indexOfCitizenId(citizenId);
    }

    /** Says clearly what the unique constraints would say; they still catch who comes at the same moment. */
    void requireIdFree(Person person, @Nullable Person before) {
        String index = indexOfCitizenId(person.fields().citizenId());
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('citizen id ' || ?, 0))", row -> true, index);
        boolean idTaken = holders(List.of(index)).stream()
                .anyMatch(holder -> before == null || !holder.personnelNumber().equals(before.personnelNumber()));
        if (idTaken) {
            throw ProblemException.of(PersonnelProblem.CITIZEN_ID_TAKEN);
        }
    }
}
