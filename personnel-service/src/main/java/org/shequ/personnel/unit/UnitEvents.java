package org.shequ.personnel.unit;

import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.database.Database;
import org.shequ.kit.outbox.Outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services of units, each as it now stands, with what it became. */
@ApplicationScoped
public class UnitEvents {

    private final Database database;
    private final Outbox outbox;

    public UnitEvents(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Publishes units that have just been recorded for the first time. */
    void publishNew(Collection<OrgUnit> units) {
        outbox.publishFirst(units.stream().map(unit -> unit.changed(null)).toList());
    }

    /** Publishes the units; what a merged or split one became must be on record before. */
    public void publish(Collection<OrgUnit> units) {
        List<String> reorganised = units.stream()
                .filter(unit -> unit.status() == UnitStatus.MERGED || unit.status() == UnitStatus.SPLIT)
                .map(OrgUnit::code)
                .toList();
        Map<String, List<UnitSuccessor>> successors = reorganised.isEmpty() ? Map.of() : successors(reorganised);
        outbox.publishAll(units.stream()
                .map(unit -> unit.changed(successors.get(unit.code())))
                .toList());
    }

    private Map<String, List<UnitSuccessor>> successors(Collection<String> codes) {
        Map<String, List<UnitSuccessor>> successors = new HashMap<>();
        database.list(
                "SELECT from_code, to_code, share FROM unit_lineages WHERE from_code = ANY (?) ORDER BY from_code, to_code",
                row -> successors
                        .computeIfAbsent(row.getText("from_code"), code -> new ArrayList<>())
                        .add(new UnitSuccessor(row.getText("to_code"), row.getDecimal("share"))),
                codes);
        return successors;
    }
}
