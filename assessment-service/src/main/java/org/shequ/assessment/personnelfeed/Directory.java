package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.LastStates.Told;
import org.shequ.kit.personkey.PeopleForgotten;
import org.shequ.kit.personkey.SealedDetails;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Units, people, posts and sanctions, copied from personnel-service's events. */
@ApplicationScoped
public class Directory {

    private static final String COMMUNITY = "SELECT code, name, kind, status, valid_from, valid_to FROM units"
            + " WHERE kind IN ('COMMUNITY', 'VILLAGE')";
    private static final String PERSON =
            "SELECT person_id, personnel_number, name, status, unit_code, last_unit FROM people_with_last_units WHERE ";

    private final Database database;
    private final SealedDetails sealedDetails;

    public Directory(Database database, SealedDetails sealedDetails) {
        this.database = database;
        this.sealedDetails = sealedDetails;
    }

    void keepUnits(List<Told<UnitChanged>> told) {
        var bulk = new Bulk("text", "text", "text", "text", "text", "text", "date", "date");
        told.stream()
                .map(Told::state)
                .forEach(unit -> bulk.add(
                        unit.code(),
                        unit.name(),
                        unit.kind(),
                        unit.parentCode(),
                        unit.status(),
                        unit.urbanRuralClass(),
                        unit.validFrom(),
                        unit.validTo()));
        database.update("""
                INSERT INTO units (code, name, kind, parent_code, status, urban_rural_class, valid_from, valid_to)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                    parent_code = excluded.parent_code, status = excluded.status,
                    urban_rural_class = excluded.urban_rural_class, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to""", bulk);
    }

    void keepPeople(List<Told<PersonChanged>> told) {
        var details = sealedDetails.open(told.stream().map(Told::state).toList());
        var people = new Bulk("uuid", "text", "text", "text", "text");
        var sanctions = new Bulk("uuid", "date", "date");
        for (var one : told) {
            var person = one.state();
            var id = person.personId();
            var known = Objects.requireNonNull(details.get(id));
            people.add(id, known.personnelNumber(), known.name(), person.status(), person.unitCode());
            known.sanctions().forEach(sanction -> sanctions.add(id, sanction.from(), sanction.to()));
        }
        database.update("""
                INSERT INTO people (person_id, personnel_number, name, status, unit_code)
                SELECT * FROM """ + " " + people.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET personnel_number = excluded.personnel_number,
                    name = excluded.name, status = excluded.status, unit_code = excluded.unit_code""", people);
        database.update(
                "DELETE FROM sanctions WHERE person_id = ANY (?)",
                told.stream().map(one -> one.state().personId()).toList());
        database.insert("sanctions", "person_id, valid_from, valid_to", sanctions);
    }

    /** Who they are, of people whose keys were destroyed. */
    void forget(@Observes PeopleForgotten forgotten) {
        var bulk = new Bulk("uuid", "text", "text");
        forgotten
                .people()
                .forEach(person -> bulk.add(person, PersonDetails.anonymousNumber(person), PersonDetails.NOBODY));
        database.update(
                "UPDATE people p SET personnel_number = g.number, name = g.name FROM " + bulk.unnest()
                        + " AS g (person_id, number, name) WHERE p.person_id = g.person_id",
                bulk);
        database.update("DELETE FROM sanctions WHERE person_id = ANY (?)", forgotten.people());
    }

    void keepCareers(List<Told<CareerChanged>> told) {
        var posts = new Bulk("uuid", "uuid", "text", "text", "bool", "date", "date");
        told.stream()
                .map(Told::state)
                .forEach(career -> career.assignments()
                        .forEach(held -> posts.add(
                                held.assignmentId(),
                                career.personId(),
                                held.unitCode(),
                                held.post(),
                                held.primary(),
                                held.from(),
                                held.to())));
        database.update(
                "DELETE FROM posts WHERE person_id = ANY (?)",
                told.stream().map(one -> one.state().personId()).toList());
        database.insert("posts", "assignment_id, person_id, unit_code, post, is_primary, valid_from, valid_to", posts);
    }

    void clear() {
        for (String table : List.of("units", "people", "sanctions", "posts")) {
            database.update("DELETE FROM " + table);
        }
    }

    public Optional<Community> findCommunity(String code) {
        return database.find(COMMUNITY + " AND code = ?", Community::of, code);
    }

    /** In the order of their codes. */
    public List<Community> listCommunities(Scope scope, String unitPrefix, @Nullable String afterCode, int limit) {
        return database.list(
                COMMUNITY + " AND code LIKE ? || '%' AND code LIKE ? || '%' AND code > ? ORDER BY code LIMIT ?",
                Community::of,
                scope.prefix(),
                unitPrefix,
                afterCode == null ? "" : afterCode,
                limit);
    }

    public long countCommunities(Scope scope, String unitPrefix) {
        return database.number(
                "SELECT count(*) FROM units WHERE kind IN ('COMMUNITY', 'VILLAGE')"
                        + " AND code LIKE ? || '%' AND code LIKE ? || '%'",
                scope.prefix(), unitPrefix);
    }

    public Optional<AssessedPerson> findPerson(UUID personId) {
        return database.find(PERSON + "person_id = ?", AssessedPerson::of, personId);
    }

    /** People with a unit, in the order of their ids. */
    public List<AssessedPerson> listPeople(Scope scope, String unitPrefix, @Nullable String afterId, int limit) {
        return database.list(
                PERSON + "unit_code LIKE ? || '%' AND unit_code LIKE ? || '%'"
                        + " AND (?::uuid IS NULL OR person_id > ?::uuid) ORDER BY person_id LIMIT ?",
                AssessedPerson::of,
                scope.prefix(),
                unitPrefix,
                afterId,
                afterId,
                limit);
    }

    public long countPeople(Scope scope, String unitPrefix) {
        return database.number(
                "SELECT count(*) FROM people WHERE unit_code LIKE ? || '%' AND unit_code LIKE ? || '%'",
                scope.prefix(), unitPrefix);
    }
}
