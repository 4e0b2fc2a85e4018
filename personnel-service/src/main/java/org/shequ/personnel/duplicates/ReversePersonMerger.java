package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.career.CareerHistory;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.Union;
import org.shequ.personnel.duplicates.FileParts.Kind;
import org.shequ.personnel.duplicates.FileParts.Part;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a merger back: both records stand by themselves again; what was recorded since stays with the kept one. */
@ApplicationScoped
class ReversePersonMerger {

    private final People people;
    private final Careers careers;
    private final CareerHistory history;
    private final RecordCareers recordCareers;
    private final PersonMergers mergers;
    private final FileParts parts;
    private final AnnounceMerger announcement;
    private final BusinessClock clock;
    private final Caller caller;

    ReversePersonMerger(
            People people,
            Careers careers,
            CareerHistory history,
            RecordCareers recordCareers,
            PersonMergers mergers,
            FileParts parts,
            AnnounceMerger announcement,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.careers = careers;
        this.history = history;
        this.recordCareers = recordCareers;
        this.mergers = mergers;
        this.parts = parts;
        this.announcement = announcement;
        this.clock = clock;
        this.caller = caller;
    }

    /** The kept record as it is afterwards. */
    @Transactional
    Person handle(UUID keptId, UUID mergerId, String orderNumber, Scope scope, @Nullable Version seen) {
        people.get(keptId, scope);
        Merger merger = mergers.open(keptId, mergerId);
        List<Person> both = people.lockAll(List.of(keptId, merger.mergedId()));
        Person kept = people.lock(keptId, scope, seen);
        merger.reverse(orderNumber, clock.instant(), caller.subject());
        Person merged = both.stream()
                .filter(person -> person.id().equals(merger.mergedId()))
                .findFirst()
                .orElseThrow();
        mergers.point(merged.id(), null);
        List<Part> went = parts.of(mergerId);
        parts.giveBack(keptId, merged.id(), went);
        Map<UUID, Career> held = careers.byPerson(List.of(keptId, merged.id()));
        Career of = Objects.requireNonNull(held.get(keptId));
        Career other = Objects.requireNonNull(held.get(merged.id()));
        giveBack(of, other, went);
        recordCareers.record(List.of(new PersonCareer(kept, of), new PersonCareer(merged, other)), "MERGER");
        return announcement.reversed(merger, orderNumber);
    }

    private void giveBack(Career of, Career other, List<Part> went) {
        Union.giveBack(
                of.assignments(),
                other.assignments(),
                FileParts.ids(went, Kind.ASSIGNMENT, false),
                history.lastAssignments(FileParts.ids(went, Kind.ASSIGNMENT, true)));
        Union.giveBack(
                of.identities(),
                other.identities(),
                FileParts.ids(went, Kind.IDENTITY, false),
                history.lastIdentities(FileParts.ids(went, Kind.IDENTITY, true)));
        Union.giveBack(
                of.reserveMemberships(),
                other.reserveMemberships(),
                FileParts.ids(went, Kind.RESERVE, false),
                history.lastReserveMemberships(FileParts.ids(went, Kind.RESERVE, true)));
    }
}
