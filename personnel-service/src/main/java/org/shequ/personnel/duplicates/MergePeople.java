package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.career.CareerProblems;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.Union;
import org.shequ.personnel.duplicates.FileParts.Kind;
import org.shequ.personnel.duplicates.FileParts.Part;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Unites two records of one person. Everything that hangs on the one goes on in the other; the one stays on record and points
 * to the other. Careers that contradict each other are not united, and the overlap is named.
 */
@ApplicationScoped
class MergePeople {

    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final Lives lives;
    private final PersonMergers mergers;
    private final FileParts parts;
    private final AnnounceMerger announcement;
    private final BusinessClock clock;
    private final Caller caller;

    MergePeople(
            People people,
            Careers careers,
            RecordCareers recordCareers,
            Lives lives,
            PersonMergers mergers,
            FileParts parts,
            AnnounceMerger announcement,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.lives = lives;
        this.mergers = mergers;
        this.parts = parts;
        this.announcement = announcement;
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
    Outcome handle(Request request, Scope scope) {
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
                caller.subject());
        mergers.persistAndFlush(merger); // its parts refer to it
        recordCareers.record(List.of(new PersonCareer(kept, of), new PersonCareer(merged, other)), "MERGER");
        mergers.point(merged.id(), kept.id());
        List<Part> moved = new ArrayList<>(parts.moveAll(merged.id(), kept.id(), clock.instant()));
        moved.addAll(parts(Kind.ASSIGNMENT, absorbed.assignments()));
        moved.addAll(parts(Kind.IDENTITY, absorbed.identities()));
        moved.addAll(parts(Kind.RESERVE, absorbed.reserveMemberships()));
        parts.remember(merger.id(), moved);
        return new Outcome(merger.id(), announcement.united(merger));
    }

    private static List<Part> parts(Kind kind, Union.Absorbed.Part part) {
        List<Part> all = new ArrayList<>();
        part.moved().forEach(id -> all.add(new Part(kind, id, false)));
        part.dropped().forEach(id -> all.add(new Part(kind, id, true)));
        return all;
    }
}
