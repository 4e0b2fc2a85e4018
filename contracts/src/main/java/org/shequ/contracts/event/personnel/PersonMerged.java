package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/**
 * Two records turned out to be one person: what this one held goes on under the other, which tells of it in its own
 * events. Reversed when {@code mergedInto} is absent: the record stands by itself again.
 *
 * @param personId the record that is no longer kept
 * @param orderNumber number of the document behind it, 文号
 */
@EventType(type = "personnel.person-merged", topic = Topics.PERSONNEL_PERSON, aggregate = "person")
public record PersonMerged(UUID personId, @Nullable UUID mergedInto, String orderNumber) implements Event {

    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
