package org.shequ.assessment.recordmerger;

import org.shequ.assessment.result.MergerLock;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.PersonMerged;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Follows mergers of people's records and their reversals: from then on the results of the one count for the other, or no
 * longer. Both are published whole, so that whoever keeps results by person needs to know nothing of mergers.
 */
@ApplicationScoped
class PersonMergersConsumer implements EventConsumer {

    private final MergedRecords records;
    private final MergerLock lock;
    private final ResultAnnouncement announcement;

    PersonMergersConsumer(MergedRecords records, MergerLock lock, ResultAnnouncement announcement) {
        this.records = records;
        this.lock = lock;
        this.announcement = announcement;
    }

    @Override
    public String name() {
        return "personnel-person-mergers";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_PERSON);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(PersonMerged.class).ifPresent(this::follow);
    }

    private void follow(PersonMerged told) {
        lock.whileChanging();
        String record = told.personId().toString();
        Set<String> concerned = new TreeSet<>(records.related(record));
        UUID into = told.mergedInto();
        if (into == null) {
            records.separate(record);
        } else {
            records.merge(record, into.toString(), told.orderNumber());
            concerned.addAll(records.related(record));
        }
        records.settle(concerned);
        if (records.anyResults(concerned)) {
            announcement.publishPeople(concerned);
        }
    }
}
