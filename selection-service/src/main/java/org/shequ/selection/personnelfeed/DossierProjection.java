package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.Interval;
import org.shequ.selection.vocabulary.Certificate;
import org.shequ.selection.vocabulary.Education;
import org.shequ.selection.vocabulary.HonourLevel;
import org.shequ.selection.vocabulary.Labelled;
import org.shequ.selection.vocabulary.Sex;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes the dossiers from events. Every event holds the whole state of its part, so the last one wins. */
@ApplicationScoped
public class DossierProjection {

    private static final String UNRECOGNISED = "UNRECOGNISED";

    private final Database database;
    private final Json json;

    public DossierProjection(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void unitChanged(UnitChanged unit, ReceivedEvent event) {
        database.update(
                """
                INSERT INTO known_units (code, name, kind, status, valid_from, valid_to, event_id, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET (name, kind, status, valid_from, valid_to, event_id, version) =
                (excluded.name, excluded.kind, excluded.status, excluded.valid_from, excluded.valid_to,
                 excluded.event_id, excluded.version)""",
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.status(),
                unit.validFrom(),
                unit.validTo(),
                event.id(),
                event.version());
    }

    void personChanged(PersonChanged person, ReceivedEvent event) {
        var certificate = known(person.certificate());
        var record = new Dossier.PersonRecord(
                person.name(),
                Labelled.find(Sex.class, known(person.sex())).orElse(null),
                person.birthDate(),
                Labelled.find(Education.class, known(person.education())).orElse(null),
                known(person.politicalStatus()),
                person.certificate() != null,
                Labelled.find(Certificate.class, certificate).orElse(null),
                person.certificateEmployedFrom(),
                known(person.status()),
                person.sanctions().stream()
                        .map(sanction -> new Dossier.Sanction(sanction.from(), sanction.to(), sanction.barsSelection()))
                        .toList(),
                person.underInvestigation(),
                relatives(person),
                honours(person));
        database.update("""
                INSERT INTO known_people (person_id, record, event_id, version) VALUES (?, ?::jsonb, ?, ?)
                ON CONFLICT (person_id) DO UPDATE SET (record, event_id, version) =
                (excluded.record, excluded.event_id, excluded.version)""", person.personId(), json.write(record), event.id(), event.version());
        briefPerson(person.personId(), record);
    }

    private static @Nullable List<Dossier.Relative> relatives(PersonChanged person) {
        var told = person.relatives();
        return told == null
                ? null
                : told.stream()
                        .map(tie -> new Dossier.Relative(
                                tie.personId(), tie.relation().name()))
                        .toList();
    }

    /** An honour of a level that is not known here counts for nothing. */
    private static @Nullable List<Dossier.Honour> honours(PersonChanged person) {
        var told = person.honours();
        return told == null
                ? null
                : told.stream()
                        .flatMap(honour -> Labelled.find(HonourLevel.class, known(honour.level())).stream()
                                .map(level -> new Dossier.Honour(level, honour.awardedOn())))
                        .toList();
    }

    void careerChanged(CareerChanged career, ReceivedEvent event) {
        var kept = new Dossier.Career(
                career.assignments().stream()
                        .map(held -> new Dossier.Assignment(
                                held.assignmentId().toString(),
                                held.unitCode(),
                                held.post().name(),
                                held.primary(),
                                new Interval(held.from(), held.to())))
                        .toList(),
                career.identities().stream()
                        .map(held -> new Dossier.Identity(
                                held.kind().name(), new Interval(held.from(), held.to()), text(held.appointmentId())))
                        .toList(),
                career.reserveMemberships().stream()
                        .map(held -> new Dossier.Membership(
                                new Interval(held.from(), held.to()), text(held.appointmentId())))
                        .toList(),
                career.knownSince());
        database.update("""
                INSERT INTO known_careers (person_id, unit_code, career, event_id, version) VALUES (?, ?, ?::jsonb, ?, ?)
                ON CONFLICT (person_id) DO UPDATE SET (unit_code, career, event_id, version) =
                (excluded.unit_code, excluded.career, excluded.event_id, excluded.version)""", career.personId(), career.unitCode(), json.write(kept), event.id(), event.version());
        briefCareer(career.personId(), kept);
        database.update("DELETE FROM known_posts WHERE person_id = ?", career.personId());
        database.updateEach(
                """
                INSERT INTO known_posts (assignment_id, person_id, unit_code, post, held_from, held_to)
                VALUES (?, ?, ?, ?, ?, ?)""",
                career.assignments().stream().filter(HeldAssignment::primary).toList(),
                held -> new @Nullable Object[] {
                    held.assignmentId(), career.personId(), held.unitCode(), held.post(), held.from(), held.to()
                });
    }

    /** The brief of a dossier that is on record, as its events would have written it. */
    void brief(UUID personId, Dossier.@Nullable PersonRecord person, Dossier.@Nullable Career career) {
        if (person != null) {
            briefPerson(personId, person);
        }
        if (career != null) {
            briefCareer(personId, career);
        }
    }

    private void briefPerson(UUID personId, Dossier.PersonRecord person) {
        database.update(
                """
                INSERT INTO dossier_briefs (person_id, person_known, sex, birth_date, education, political_status, certified,
                                            certificate, certificate_employed_from, status, bars, under_investigation)
                VALUES (?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (person_id) DO UPDATE SET
                (person_known, sex, birth_date, education, political_status, certified, certificate,
                 certificate_employed_from, status, bars, under_investigation) =
                (true, excluded.sex, excluded.birth_date, excluded.education, excluded.political_status,
                 excluded.certified, excluded.certificate, excluded.certificate_employed_from, excluded.status,
                 excluded.bars, excluded.under_investigation)""",
                personId,
                person.sex(),
                person.birthDate(),
                person.education(),
                person.politicalStatus(),
                person.certified(),
                person.certificate(),
                person.certificateEmployedFrom(),
                person.status(),
                BriefText.bars(person.sanctions()),
                person.underInvestigation());
    }

    private void briefCareer(UUID personId, Dossier.Career career) {
        database.update(
                """
                INSERT INTO dossier_briefs (person_id, posts, identities, memberships) VALUES (?, ?, ?, ?)
                ON CONFLICT (person_id) DO UPDATE SET (posts, identities, memberships) =
                (excluded.posts, excluded.identities, excluded.memberships)""",
                personId,
                BriefText.posts(career.assignments()),
                BriefText.identities(career.identities()),
                BriefText.memberships(career.reserveMemberships()));
    }

    void resultsChanged(ResultsChanged results, ReceivedEvent event) {
        var kept = results.results().stream()
                .map(year -> new Dossier.YearResult(
                        year.year(), known(year.grade()), year.peerGroup(), year.rank(), year.peers()))
                .toList();
        var years = json.write(kept);
        switch (results.subjectKind()) {
            case COMMUNITY ->
                database.update("""
                        INSERT INTO known_community_results (unit_code, results, ranks, event_id, version)
                        VALUES (?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (unit_code) DO UPDATE SET (results, ranks, event_id, version) =
                        (excluded.results, excluded.ranks, excluded.event_id, excluded.version)""", results.unitCode(), years, BriefText.ranks(kept), event.id(), event.version());
            case PERSON ->
                database.update("""
                        INSERT INTO known_person_results (person_id, results, grades, event_id, version)
                        VALUES (?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (person_id) DO UPDATE SET (results, grades, event_id, version) =
                        (excluded.results, excluded.grades, excluded.event_id, excluded.version)""", results.personId(), years, BriefText.grades(kept), event.id(), event.version());
            case UNRECOGNISED -> {
                // results of a kind of subject that no rule here asks about
            }
        }
    }

    void forgetPersonnel() {
        for (var table : List.of("known_units", "known_people", "known_careers", "known_posts", "dossier_briefs")) {
            database.update("DELETE FROM " + table);
        }
    }

    void forgetAssessments() {
        for (var table : List.of("known_community_results", "known_person_results")) {
            database.update("DELETE FROM " + table);
        }
    }

    private static @Nullable String known(@Nullable Enum<?> value) {
        return value == null || value.name().equals(UNRECOGNISED) ? null : value.name();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
