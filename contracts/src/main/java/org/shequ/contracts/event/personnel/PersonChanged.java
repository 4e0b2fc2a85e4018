package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Sex;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What others may know of a person; never the citizen ID, phone or address. What tells who it is, and what the law calls
 * sensitive, stands in {@code sealed}.
 *
 * @param certificateEmployedFrom since when employed at the certificate's level
 * @param unitCode the unit of the present primary post
 * @param honours absent when not published
 * @param sealed the {@link PersonDetails} under this person's own key, which is destroyed when the person is anonymised;
 *     absent from then on
 */
@EventType(type = "personnel.person-changed", topic = Topics.PERSONNEL_PERSON, aggregate = "person")
public record PersonChanged(
        UUID personId,
        @Required @Nullable Sex sex,
        @Nullable EducationLevel education,
        @Nullable PoliticalCategory politicalStatus,
        @Nullable Certificate certificate,
        @Nullable LocalDate certificateEmployedFrom,
        @Required @Nullable PersonStatus status,
        @Nullable String unitCode,
        @Nullable List<HonourHeld> honours,
        @Nullable String sealed)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
