package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.Announcement;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.relatives.RelativeTie;
import org.shequ.personnel.relatives.RelativeTies;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells that two records are one, or two again: of both, and of those whose relative is now the other one. */
@ApplicationScoped
class AnnounceMerger {

    private final People people;
    private final RecordPerson recordPerson;
    private final Announcement announcement;
    private final RelativeTies ties;
    private final Outbox outbox;
    private final AuditLog audit;

    AnnounceMerger(
            People people,
            RecordPerson recordPerson,
            Announcement announcement,
            RelativeTies ties,
            Outbox outbox,
            AuditLog audit) {
        this.people = people;
        this.recordPerson = recordPerson;
        this.announcement = announcement;
        this.ties = ties;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The kept record as it is afterwards. In the caller's transaction. */
    Person united(Merger merger) {
        tell(merger, merger.keptId(), merger.orderNumber(), "people-merged");
        Person kept = recordPerson.filed(people.get(merger.keptId(), Scope.ALL), "MERGER");
        announcement.announce(people.all(relatives(merger)));
        return kept;
    }

    /** The same of both records that stand by themselves again. */
    Person reversed(Merger merger, String orderNumber) {
        tell(merger, null, orderNumber, "merger-reversed");
        Person kept = recordPerson.filed(people.get(merger.keptId(), Scope.ALL), "MERGER");
        recordPerson.filed(people.get(merger.mergedId(), Scope.ALL), "MERGER");
        announcement.announce(people.all(relatives(merger)));
        return kept;
    }

    private void tell(Merger merger, @Nullable UUID into, String orderNumber, String action) {
        outbox.publish(new PersonMerged(merger.mergedId(), into, orderNumber));
        audit.append(
                action,
                "person",
                merger.keptId().toString(),
                AuditLog.unitOrEvery(people.get(merger.keptId(), Scope.ALL).scopeCode()),
                Map.of(
                        "mergedId", merger.mergedId().toString(),
                        "mergerId", merger.id().toString(),
                        "orderNumber", orderNumber));
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
