package org.shequ.quota.reorganisation;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.population.Populations;
import org.shequ.quota.unit.Lineages;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hears of merged and split communities: nothing more is reserved there, and their residents are counted where they are
 * now. Its effects are decisions, not a projection: it is never rebuilt, and a lineage that arrives again is passed over.
 */
@ApplicationScoped
class LineageConsumer implements EventConsumer {

    private static final int COMMUNITY_DIGITS = 12;

    private final Lineages lineages;
    private final Ledger ledger;
    private final Populations populations;
    private final AuditLog audit;

    LineageConsumer(Lineages lineages, Ledger ledger, Populations populations, AuditLog audit) {
        this.lineages = lineages;
        this.ledger = ledger;
        this.populations = populations;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "lineage";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class).ifPresent(this::apply);
    }

    private void apply(UnitChanged unit) {
        var successors = unit.successors();
        var ended = unit.validTo();
        var status = unit.status();
        if (status != UnitStatus.MERGED && status != UnitStatus.SPLIT) {
            return;
        }
        if (unit.code().length() != COMMUNITY_DIGITS || ended == null) {
            return;
        }
        if (successors == null
                || successors.isEmpty()
                || !lineages.record(unit.code(), status.name(), ended, successors)) {
            return;
        }
        ledger.closeStaffing(unit.code());
        var days = populations.move(unit.code(), lineages.destinations(unit.code()));
        audit.append(
                "unit-reorganised",
                "unit",
                unit.code(),
                unit.code(),
                Map.of("kind", status.name(), "on", ended.toString(), "populations", days));
    }
}
