package org.shequ.assessment.succession;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Follows mergers and splits of communities. A split is published whole by the community that ended, and is inherited at once;
 * a merger is published by each community that ended, in any order, and waits for the populations.
 */
@ApplicationScoped
class ReorganisationEventsConsumer implements EventConsumer {

    private final AnnouncedMergers mergers;
    private final RecordSuccession recordSuccession;

    ReorganisationEventsConsumer(AnnouncedMergers mergers, RecordSuccession recordSuccession) {
        this.mergers = mergers;
        this.recordSuccession = recordSuccession;
    }

    @Override
    public String name() {
        return "personnel-reorganisations";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class)
                .filter(unit -> unit.kind() == UnitKind.COMMUNITY || unit.kind() == UnitKind.VILLAGE)
                .ifPresent(this::follow);
    }

    private void follow(UnitChanged unit) {
        LocalDate on = unit.validTo();
        List<UnitSuccessor> successors = unit.successors();
        if (on == null || successors == null || successors.isEmpty()) {
            return;
        }
        switch (unit.status()) {
            case MERGED -> mergers.keep(unit.code(), successors.getFirst().code(), on);
            case SPLIT ->
                recordSuccession.split(
                        unit.code(),
                        successors.stream().map(UnitSuccessor::code).distinct().toList(),
                        on);
            case PROPOSED, APPROVED, ACTIVE, DISSOLVED -> {}
            case null -> {}
        }
    }
}
