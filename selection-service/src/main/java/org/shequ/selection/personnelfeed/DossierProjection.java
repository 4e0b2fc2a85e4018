package org.shequ.selection.personnelfeed;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Statements;
import org.shequ.kit.inbox.LastStates.Told;
import org.shequ.selection.eligibility.Dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes the dossiers from events. Every event holds the whole state of its part, so the last one wins; of each person
 * or unit at most one state comes at a time.
 */
@ApplicationScoped
public class DossierProjection {

    private static final Statements SQL = Statements.of(DossierProjection.class);

    private static final Logger LOG = Logger.getLogger(DossierProjection.class);

    private final Database database;
    private final Json json;

    public DossierProjection(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void unitsChanged(List<Told<UnitChanged>> told) {
        var bulk = new Bulk("text", "text", "text", "text", "date", "date", "uuid", "int8");
        told.forEach(one -> bulk.add(
                one.state().code(),
                one.state().name(),
                one.state().kind(),
                one.state().status(),
                one.state().validFrom(),
                one.state().validTo(),
                one.event().id(),
                one.event().version()));
        database.update("""
                INSERT INTO known_units (code, name, kind, status, valid_from, valid_to, event_id, version)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (code) DO UPDATE SET (name, kind, status, valid_from, valid_to, event_id, version) =
                (excluded.name, excluded.kind, excluded.status, excluded.valid_from, excluded.valid_to,
                 excluded.event_id, excluded.version)""", bulk);
        lineages(told.stream().map(Told::state).toList());
    }

    /** What merged and split units became. */
    private void lineages(List<UnitChanged> units) {
        database.update("DELETE FROM known_lineages WHERE from_code = ANY (?)", (Object)
                units.stream().map(UnitChanged::code).toArray(String[]::new));
        var bulk = new Bulk("text", "text");
        for (var unit : units) {
            if (unit.successors() != null) {
                unit.successors().forEach(successor -> bulk.add(successor.code(), unit.code()));
            }
        }
        database.update("""
                INSERT INTO known_lineages (to_code, from_code)
                SELECT * FROM """ + " " + bulk.unnest() + " ON CONFLICT DO NOTHING", bulk);
    }

    /** @param details who they are, of each of them */
    void peopleChanged(List<Told<PersonChanged>> told, Map<UUID, PersonDetails> details) {
        var bulk = new Bulk("uuid", "text", "jsonb", "uuid", "int8");
        Map<UUID, Dossier.PersonRecord> records = LinkedHashMap.newLinkedHashMap(told.size());
        for (var one : told) {
            var person = one.state().personId();
            var who = Objects.requireNonNull(details.get(person));
            var record = DossierParts.person(one.state(), who);
            records.put(person, record);
            bulk.add(
                    person,
                    who.personnelNumber(),
                    json.write(record),
                    one.event().id(),
                    one.event().version());
        }
        database.update("""
                INSERT INTO known_people (person_id, personnel_number, record, event_id, version)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET (personnel_number, record, event_id, version) =
                (excluded.personnel_number, excluded.record, excluded.event_id, excluded.version)""", bulk);
        compactPeople(records);
    }

    void careersChanged(List<Told<CareerChanged>> told) {
        var bulk = new Bulk("uuid", "text", "jsonb", "uuid", "int8");
        var posts = new Bulk("uuid", "uuid", "text", "text", "date", "date");
        Map<UUID, Dossier.Career> careers = LinkedHashMap.newLinkedHashMap(told.size());
        for (var one : told) {
            var person = one.state().personId();
            var career = DossierParts.career(one.state());
            careers.put(person, career);
            bulk.add(
                    person,
                    one.state().unitCode(),
                    json.write(career),
                    one.event().id(),
                    one.event().version());
            one.state().assignments().stream()
                    .filter(HeldAssignment::primary)
                    .forEach(held -> posts.add(
                            held.assignmentId(),
                            person,
                            held.unitCode(),
                            EventJson.name(held.post()),
                            held.from(),
                            held.to()));
        }
        database.update("""
                INSERT INTO known_careers (person_id, unit_code, career, event_id, version)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET (unit_code, career, event_id, version) =
                (excluded.unit_code, excluded.career, excluded.event_id, excluded.version)""", bulk);
        compactCareers(careers);
        database.update("DELETE FROM known_posts WHERE person_id = ANY (?)", careers.keySet());
        database.insert("known_posts", "assignment_id, person_id, unit_code, post, held_from, held_to", posts);
    }

    /** The compact form of a dossier that is on record, as its events would have written it. */
    void compact(UUID personId, Dossier.@Nullable PersonRecord person, Dossier.@Nullable Career career) {
        if (person != null) {
            compactPeople(Map.of(personId, person));
        }
        if (career != null) {
            compactCareers(Map.of(personId, career));
        }
    }

    private void compactPeople(Map<UUID, Dossier.PersonRecord> people) {
        var bulk = new Bulk("uuid", "text", "date", "text", "text", "bool", "text", "date", "text", "text", "bool");
        people.forEach((personId, person) -> bulk.add(
                personId,
                person.sex(),
                person.birthDate(),
                person.education(),
                person.politicalStatus(),
                person.certified(),
                person.certificate(),
                person.certificateEmployedFrom(),
                person.status(),
                CompactText.bars(person.sanctions()),
                person.underInvestigation()));
        database.update("""
                INSERT INTO dossier_briefs (person_id, sex, birth_date, education, political_status, certified, certificate,
                                            certificate_employed_from, status, bars, under_investigation, person_known)
                SELECT *, true FROM """ + " " + bulk.unnest() + " " + SQL.text("compact-people"), bulk);
    }

    private void compactCareers(Map<UUID, Dossier.Career> careers) {
        var bulk = new Bulk("uuid", "text", "text", "text");
        careers.forEach((personId, career) -> bulk.add(
                personId,
                CompactText.posts(career.assignments()),
                CompactText.identities(career.identities()),
                CompactText.memberships(career.reserveMemberships())));
        database.update("""
                INSERT INTO dossier_briefs (person_id, posts, identities, memberships)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET (posts, identities, memberships) =
                (excluded.posts, excluded.identities, excluded.memberships)""", bulk);
    }

    /** Results of a kind of subject that no rule here asks about are passed over. */
    void resultsChanged(List<Told<ResultsChanged>> told) {
        var communities = new Bulk("text", "jsonb", "text", "uuid", "int8");
        var people = new Bulk("uuid", "jsonb", "text", "uuid", "int8");
        for (var one : told) {
            var results = one.state();
            var kept = DossierParts.results(results);
            var event = one.event();
            switch (results.subjectKind()) {
                case COMMUNITY ->
                    communities.add(
                            results.unitCode(), json.write(kept), CompactText.ranks(kept), event.id(), event.version());
                case PERSON ->
                    people.add(
                            results.personId(),
                            json.write(kept),
                            CompactText.grades(kept),
                            event.id(),
                            event.version());
                case null -> LOG.debugf("passed over: %s", event);
            }
        }
        database.update("""
                INSERT INTO known_community_results (unit_code, results, ranks, event_id, version)
                SELECT * FROM """ + " " + communities.unnest() + """
                 ON CONFLICT (unit_code) DO UPDATE SET (results, ranks, event_id, version) =
                (excluded.results, excluded.ranks, excluded.event_id, excluded.version)""", communities);
        database.update("""
                INSERT INTO known_person_results (person_id, results, grades, event_id, version)
                SELECT * FROM """ + " " + people.unnest() + """
                 ON CONFLICT (person_id) DO UPDATE SET (results, grades, event_id, version) =
                (excluded.results, excluded.grades, excluded.event_id, excluded.version)""", people);
    }

    void forgetPersonnel() {
        for (var table : List.of(
                "known_units", "known_lineages", "known_people", "known_careers", "known_posts", "dossier_briefs")) {
            database.update("DELETE FROM " + table);
        }
    }

    void forgetAssessments() {
        for (var table : List.of("known_community_results", "known_person_results")) {
            database.update("DELETE FROM " + table);
        }
    }
}
