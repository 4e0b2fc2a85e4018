package org.shequ.quota.unit;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps units as personnel-service last told them. */
@ApplicationScoped
public class UnitEventsConsumer implements EventConsumer {

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
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class).ifPresent(units::keep);
    }

    @Override
    public boolean rebuildable() {
        return true;
    }

    @Override
    public void reset() {
        units.clear();
    }
}
