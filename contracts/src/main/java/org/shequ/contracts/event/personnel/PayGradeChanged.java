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
 * The whole history of a person's pay as now recorded, up to the day of recording. It follows from dated facts, so that what
 * is reported late changes days of the past.
 *
 * @param unitCode the unit of the present primary post
 * @param changedFrom the first day on which scheme or grade are others than recorded before; absent where only the grounds are
 * @param payGrades oldest first, without days that no scheme covers; the last has no end while it goes on
 */
@EventType(type = "personnel.pay-grade-changed", topic = Topics.PERSONNEL_PAY, aggregate = "pay")
public record PayGradeChanged(
        UUID personId, @Nullable String unitCode, @Nullable LocalDate changedFrom, List<PayGradeHeld> payGrades)
        implements Event {

    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
