package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.tenure.Interval;
import org.shequ.selection.eligibility.Dossier;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The parts of a dossier, from the events that tell them. */
final class DossierParts {

    private DossierParts() {}

    static Dossier.PersonRecord person(PersonChanged person, PersonDetails details) {
        return new Dossier.PersonRecord(
                details.name(),
                person.sex(),
                details.birthDate(),
                person.education(),
                name(person.politicalStatus()),
                person.certificate() != null,
                person.certificate(),
                person.certificateEmployedFrom(),
                name(person.status()),
                details.sanctions().stream()
                        .map(sanction -> new Dossier.Sanction(sanction.from(), sanction.to(), sanction.barsSelection()))
                        .toList(),
                details.underInvestigation(),
                relatives(details),
                honours(person));
    }

    private static @Nullable List<Dossier.Relative> relatives(PersonDetails details) {
        var told = details.relatives();
        return told == null
                ? null
                : told.stream()
                        .map(tie -> new Dossier.Relative(tie.personId(), EventJson.name(tie.relation())))
                        .toList();
    }

    /** An honour of a level that is not known here counts for nothing. */
    private static @Nullable List<Dossier.Honour> honours(PersonChanged person) {
        var told = person.honours();
        return told == null
                ? null
                : told.stream()
                        .flatMap(honour -> Stream.ofNullable(honour.level())
                                .map(level -> new Dossier.Honour(level, honour.awardedOn())))
                        .toList();
    }

    static Dossier.Career career(CareerChanged career) {
        return new Dossier.Career(
                career.assignments().stream()
                        .map(held -> new Dossier.Assignment(
                                held.assignmentId().toString(),
                                held.unitCode(),
                                EventJson.name(held.post()),
                                held.primary(),
                                new Interval(held.from(), held.to())))
                        .toList(),
                career.identities().stream()
                        .map(held -> new Dossier.Identity(
                                EventJson.name(held.kind()),
                                new Interval(held.from(), held.to()),
                                text(held.appointmentId())))
                        .toList(),
                career.reserveMemberships().stream()
                        .map(held -> new Dossier.Membership(
                                new Interval(held.from(), held.to()), text(held.appointmentId())))
                        .toList(),
                career.knownSince());
    }

    static List<Dossier.YearResult> results(ResultsChanged results) {
        return results.results().stream()
                .map(year -> new Dossier.YearResult(
                        year.year(), name(year.grade()), year.peerGroup(), year.rank(), year.peers()))
                .toList();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
