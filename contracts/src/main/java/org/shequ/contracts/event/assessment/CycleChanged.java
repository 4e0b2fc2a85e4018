package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An assessment cycle as it now stands. The results themselves are published subject by subject ({@link ResultsChanged}).
 *
 * @param publicityUntil the last day of publicity
 * @param publicityDocument the document by which the outcomes were made public
 * @param finalOn the day on which the results became final
 */
@EventType(type = "assessment.cycle-changed", topic = Topics.ASSESSMENT_CYCLE, aggregate = "cycle")
public record CycleChanged(
        UUID cycleId,
        @Required @Nullable SubjectKind subjectKind,
        String title,
        String jurisdiction,
        int year,
        @Required @Nullable CycleStatus status,
        @Nullable LocalDate publicityFrom,
        @Nullable LocalDate publicityUntil,
        @Nullable String publicityDocument,
        @Nullable LocalDate finalOn)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return cycleId.toString();
    }
}
