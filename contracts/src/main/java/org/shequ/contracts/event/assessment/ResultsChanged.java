package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.SubjectKind;

import java.util.List;
import java.util.UUID;

/**
 * All final results of one community or person.
 *
 * @param unitCode the community; for a person, the unit served in
 * @param personId set when the subject is a person
 */
@EventType(type = "assessment.results-changed", topic = Topics.ASSESSMENT_RESULT, aggregate = "assessment-results")
public record ResultsChanged(
        @Required @Nullable SubjectKind subjectKind,
        @Nullable String unitCode,
        @Nullable UUID personId,
        List<YearResult> results)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return subjectKind + ":" + (personId == null ? unitCode : personId.toString());
    }
}
