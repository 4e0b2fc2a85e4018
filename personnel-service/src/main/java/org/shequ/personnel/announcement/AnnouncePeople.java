package org.shequ.personnel.announcement;

import org.shequ.contracts.event.personnel.HonourHeld;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.RelativeTie;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.personkey.SealedDetails;
import org.shequ.personnel.dossier.DossierEntries;
import org.shequ.personnel.dossier.DossierEntryKind;
import org.shequ.personnel.dossier.Entry;
import org.shequ.personnel.dossier.Honour;
import org.shequ.personnel.dossier.Sanctions;
import org.shequ.personnel.person.Announcement;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.relatives.RelativeTies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Publishes what others may know of people, as it now stands: four queries, for one person as for many. */
@ApplicationScoped
class AnnouncePeople implements Announcement {

    private static final PersonEvents.Told NOTHING = new PersonEvents.Told(List.of(), false, List.of(), List.of());

    private static final Set<DossierEntryKind> TOLD =
            EnumSet.of(DossierEntryKind.HONOUR, DossierEntryKind.INVESTIGATION);

    private final Sanctions sanctions;
    private final DossierEntries entries;
    private final RelativeTies ties;
    private final SealedDetails sealedDetails;
    private final Outbox outbox;
    private final BusinessClock clock;

    public AnnouncePeople(
            Sanctions sanctions,
            DossierEntries entries,
            RelativeTies ties,
            SealedDetails sealedDetails,
            Outbox outbox,
            BusinessClock clock) {
        this.sanctions = sanctions;
        this.entries = entries;
        this.ties = ties;
        this.sealedDetails = sealedDetails;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void announce(Collection<Person> people) {
        List<UUID> ids = people.stream().map(Person::id).toList();
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, List<SanctionPeriod>> periods = sanctions.periods(ids);
        Map<UUID, List<Entry>> files = entries.believed(ids, TOLD);
        Map<UUID, List<RelativeTie>> relatives = relatives(ids);
        LocalDate today = clock.today();
        Map<UUID, PersonEvents.Told> told = HashMap.newHashMap(ids.size());
        people.forEach(person -> {
            List<Entry> file = files.getOrDefault(person.id(), List.of());
            told.put(
                    person.id(),
                    new PersonEvents.Told(
                            periods.getOrDefault(person.id(), List.of()),
                            isInvestigated(file, today),
                            relatives.getOrDefault(person.id(), List.of()),
                            honours(file)));
        });
        var sealed = sealedDetails.seal(details(people, told));
        outbox.publishAll(events(people, told, sealed));
    }

    @Override
    public void announceNew(Collection<Person> people) {
        Map<UUID, PersonEvents.Told> told = HashMap.newHashMap(people.size());
        people.forEach(person -> told.put(person.id(), NOTHING));
        var sealed = sealedDetails.sealFirst(details(people, told));
        outbox.publishFirst(events(people, told, sealed));
    }

    private static Map<UUID, PersonDetails> details(Collection<Person> people, Map<UUID, PersonEvents.Told> told) {
        Map<UUID, PersonDetails> details = LinkedHashMap.newLinkedHashMap(people.size());
        people.forEach(person ->
                details.put(person.id(), PersonEvents.details(person, told.getOrDefault(person.id(), NOTHING))));
        return details;
    }

    private static List<PersonChanged> events(
            Collection<Person> people, Map<UUID, PersonEvents.Told> told, Map<UUID, String> sealed) {
        return people.stream()
                .map(person ->
                        PersonEvents.changed(person, told.getOrDefault(person.id(), NOTHING), sealed.get(person.id())))
                .toList();
    }

    private Map<UUID, List<RelativeTie>> relatives(Collection<UUID> people) {
        Map<UUID, List<RelativeTie>> byPerson = new HashMap<>();
        ties.among(people).forEach(tie -> {
            UUID other = tie.relativeId();
            if (other != null) {
                var relation = tie.relation();
                byPerson.computeIfAbsent(tie.personId(), id -> new ArrayList<>())
                        .add(new RelativeTie(other, relation));
                byPerson.computeIfAbsent(other, id -> new ArrayList<>()).add(new RelativeTie(tie.personId(), relation));
            }
        });
        return byPerson;
    }

    private static boolean isInvestigated(List<Entry> file, LocalDate today) {
        return file.stream().anyMatch(entry -> entry.kind() == DossierEntryKind.INVESTIGATION && entry.holdsOn(today));
    }

    private static List<HonourHeld> honours(List<Entry> file) {
        return file.stream()
                .filter(entry -> entry.kind() == DossierEntryKind.HONOUR)
                .map(entry -> new HonourHeld(
                        HonourLevel.valueOf(
                                entry.contentAs(Honour.class).level().name()),
                        entry.from()))
                .toList();
    }
}
