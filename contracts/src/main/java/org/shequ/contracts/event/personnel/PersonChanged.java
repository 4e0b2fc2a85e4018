package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What others may know of a person; never the citizen ID, phone or address.
 *
 * @param unitCode the unit of the present primary post
 * @param certificateEmployedFrom since when employed at the certificate's level
 * @param underInvestigation absent when not told, which is not the same as no
 * @param relatives those who have a record; absent when not told
 * @param honours absent when not told
 */
@EventType(type = "personnel.person-changed", topic = Topics.PERSONNEL_PERSON, aggregate = "person")
public record PersonChanged(
        UUID personId,
        String personnelNumber,
        String name,
        Sex sex,
        LocalDate birthDate,
        @Nullable Education education,
        @Nullable PoliticalStatus politicalStatus,
        @Nullable Certificate certificate,
        @Nullable LocalDate certificateEmployedFrom,
        PersonStatus status,
        @Nullable String unitCode,
        List<SanctionPeriod> sanctions,
        @Nullable Boolean underInvestigation,
        @Nullable List<RelativeTie> relatives,
        @Nullable List<HonourHeld> honours)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
