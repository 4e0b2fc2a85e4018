package org.shequ.quota.unit;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units as personnel-service last published them. */
@ApplicationScoped
public class UnitEventsConsumer implements StateProjection {

    private final Units units;

    public UnitEventsConsumer(Units units) {
        this.units = units;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        units.keep(LastStates.of(UnitChanged.class, events));
    }

    @Override
    public void reset() {
        units.clear();
    }
}
