package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;

import java.time.LocalDate;
import java.util.List;

/**
 * An org unit as it now stands.
 *
 * @param code statistical code: 6, 9 or 12 digits, grids 12 and a suffix
 * @param urbanRuralClass three digits; 1xx is urban
 * @param validTo exclusive; absent while it lasts
 * @param successors what a merged or split unit became on the day {@code validTo}; absent from units of other states
 */
@EventType(type = "personnel.unit-changed", topic = Topics.PERSONNEL_UNIT, aggregate = "unit")
public record UnitChanged(
        String code,
        String name,
        @Required @Nullable UnitKind kind,
        @Nullable String parentCode,
        @Required @Nullable UnitStatus status,
        @Nullable String urbanRuralClass,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable List<UnitSuccessor> successors)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return code;
    }
}
