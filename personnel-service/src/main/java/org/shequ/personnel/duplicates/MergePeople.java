package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.CareerProblems;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.Union;
import org.shequ.personnel.duplicates.FileParts.Kind;
import org.shequ.personnel.duplicates.FileParts.Part;
import org.shequ.personnel.duplicates.PersonMergers.Merger;
import org.shequ.personnel.person.Announcement;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.relatives.RelativeTie;
import org.shequ.personnel.relatives.RelativeTies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Unites two records of one person, and takes that back. Everything that hangs on the one goes on in the other; the one
 * stays on record and points to the other. Careers that contradict each other are not united, and the overlap is named.
 */
@ApplicationScoped
public class MergePeople {

    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final RecordPerson recordPerson;
    private final Lives lives;
    private final Announcement announcement;
    private final RelativeTies ties;
    private final PersonMergers mergers;
    private final FileParts parts;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public MergePeople(
            People people,
            Careers careers,
            RecordCareers recordCareers,
            RecordPerson recordPerson,
            Lives lives,
            Announcement announcement,
            RelativeTies ties,
            PersonMergers mergers,
            FileParts parts,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.recordPerson = recordPerson;
        this.lives = lives;
        this.announcement = announcement;
        this.ties = ties;
        this.mergers = mergers;
        this.parts = parts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** Which record goes on in which, as the caller has seen them both. */
    record Request(
            UUID keptId,
            @Nullable Version keptSeen,
            UUID mergedId,
            Version mergedSeen,
            String orderNumber,
            String reason) {}

    /** The merger and the kept record as it is afterwards. */
    record Outcome(UUID mergerId, Person kept) {}

    @Transactional
    Outcome merge(Request request, Scope scope) {
        people.lockAll(List.of(request.keptId(), request.mergedId()));
        Person kept = people.lock(request.keptId(), scope, request.keptSeen());
        Person merged = people.lock(request.mergedId(), scope, request.mergedSeen());
        lives.requirePossible(kept, merged.id(), "/mergedId");
        Map<UUID, Career> held = careers.byPerson(List.of(kept.id(), merged.id()));
        Career of = Objects.requireNonNull(held.get(kept.id()));
        Career other = Objects.requireNonNull(held.get(merged.id()));
        Union.Absorbed absorbed = CareerProblems.refusing(() -> Union.absorb(of, other));
        var merger = new Merger(
                Ids.next(),
                kept.id(),
                merged.id(),
                request.orderNumber(),
                request.reason(),
                clock.instant(),
                caller.subject(),
                null,
                null,
                null);
        mergers.insert(merger);
        recordCareers.record(List.of(new PersonCareer(kept, of), new PersonCareer(merged, other)), "MERGER");
        mergers.point(merged.id(), kept.id());
        List<Part> moved = new ArrayList<>(parts.moveAll(merged.id(), kept.id(), clock.instant()));
        moved.addAll(parts(Kind.ASSIGNMENT, absorbed.assignments()));
        moved.addAll(parts(Kind.IDENTITY, absorbed.identities()));
        moved.addAll(parts(Kind.RESERVE, absorbed.reserveMemberships()));
        parts.remember(merger.id(), moved);
        return tell(merger, kept.id(), kept.id(), request.orderNumber(), "people-merged");
    }

    private static List<Part> parts(Kind kind, Union.Absorbed.Part part) {
        List<Part> all = new ArrayList<>();
        part.moved().forEach(id -> all.add(new Part(kind, id, false)));
        part.dropped().forEach(id -> all.add(new Part(kind, id, true)));
        return all;
    }

    /** Both records stand by themselves again; what was recorded since stays with the kept one. */
    @Transactional
    Outcome reverse(UUID keptId, UUID mergerId, String orderNumber, Scope scope, @Nullable Version seen) {
        people.get(keptId, scope);
        Merger merger = mergers.find(keptId, mergerId)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.MERGER_UNKNOWN, mergerId));
        List<Person> both = people.lockAll(List.of(keptId, merger.mergedId()));
        Person kept = people.lock(keptId, scope, seen);
        if (!mergers.reverse(mergerId, clock.instant(), caller.subject(), orderNumber)) {
            throw ProblemException.of(PersonnelProblem.MERGER_REVERSED, mergerId);
        }
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
        return tell(merger, keptId, null, orderNumber, "merger-reversed");
    }

    private void giveBack(Career of, Career other, List<Part> went) {
        Union.giveBack(
                of.assignments(),
                other.assignments(),
                FileParts.ids(went, Kind.ASSIGNMENT, false),
                careers.lastAssignments(FileParts.ids(went, Kind.ASSIGNMENT, true)));
        Union.giveBack(
                of.identities(),
                other.identities(),
                FileParts.ids(went, Kind.IDENTITY, false),
                careers.lastIdentities(FileParts.ids(went, Kind.IDENTITY, true)));
        Union.giveBack(
                of.reserveMemberships(),
                other.reserveMemberships(),
                FileParts.ids(went, Kind.RESERVE, false),
                careers.lastReserveMemberships(FileParts.ids(went, Kind.RESERVE, true)));
    }

    private Outcome tell(Merger merger, UUID keptId, @Nullable UUID into, String orderNumber, String action) {
        outbox.publish(new PersonMerged(merger.mergedId(), into, orderNumber));
        audit.append(
                action,
                "person",
                keptId.toString(),
                AuditLog.unitOrEvery(people.get(keptId, Scope.ALL).scopeCode()),
                Map.of(
                        "mergedId", merger.mergedId().toString(),
                        "mergerId", merger.id().toString(),
                        "orderNumber", orderNumber));
        Person kept = recordPerson.filed(people.get(keptId, Scope.ALL), "MERGER");
        if (into == null) {
            recordPerson.filed(people.get(merger.mergedId(), Scope.ALL), "MERGER");
        }
        announcement.announce(people.all(relatives(merger)));
        return new Outcome(merger.id(), kept);
    }

    /** Whose relative is now the one of the two and was the other before. */
    private Set<UUID> relatives(Merger merger) {
        Set<UUID> others = new HashSet<>();
        for (RelativeTie tie : ties.among(List.of(merger.keptId(), merger.mergedId()))) {
            others.add(tie.personId());
            Optional.ofNullable(tie.relativeId()).ifPresent(others::add);
        }
        others.remove(merger.keptId());
        others.remove(merger.mergedId());
        return others;
    }
}
