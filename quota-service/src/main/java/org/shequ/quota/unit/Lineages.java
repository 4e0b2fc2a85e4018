package org.shequ.quota.unit;

import org.shequ.contracts.event.personnel.UnitSuccessor;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

/** What merged and split communities became, however many steps ago. */
@ApplicationScoped
public class Lineages {

    private final Database database;
    private final BusinessClock clock;

    Lineages(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes it once.
     *
     * @param kind MERGED or SPLIT
     * @return whether it was not known yet
     */
    public boolean record(String unit, String kind, LocalDate on, List<UnitSuccessor> successors) {
        var fresh = database.update("""
                INSERT INTO unit_reorganisations (unit_code, kind, happened_on, status, recorded_at)
                VALUES (?, ?, ?, 'WAITING', ?) ON CONFLICT (unit_code) DO NOTHING""", unit, kind, on, clock.instant()) == 1;
        if (fresh) {
            var bulk = new Bulk("text", "numeric");
            successors.forEach(successor -> bulk.add(successor.code(), successor.share()));
            database.update(
                    "INSERT INTO unit_successors (unit_code, successor_code, share) SELECT t.unit, s.code, s.share FROM "
                            + bulk.unnest() + " s(code, share), (SELECT ?::text AS unit) t",
                    bulk,
                    unit);
        }
        return fresh;
    }

    /** The communities that stand now of an ended one, by code, with their shares of it. */
    public Map<String, BigDecimal> destinations(String unit) {
        Map<String, BigDecimal> ends = new TreeMap<>();
        follow(unit, BigDecimal.ONE, Set.of(), new HashMap<>(), ends);
        return ends;
    }

    /** Whether a unit that was named is, or became, that community. */
    public boolean leadsTo(String named, String community) {
        return named.equals(community) || destinations(named).containsKey(community);
    }

    /** A circle of units that became each other ends where it closes. */
    private void follow(
            String unit,
            BigDecimal share,
            Set<String> passed,
            Map<String, Map<String, BigDecimal>> known,
            Map<String, BigDecimal> ends) {
        var next = known.computeIfAbsent(unit, this::successors);
        var seen = new HashSet<>(passed);
        if (next.isEmpty() || !seen.add(unit)) {
            ends.merge(unit, share, BigDecimal::add);
            return;
        }
        next.forEach((code, part) -> follow(code, share.multiply(part), seen, known, ends));
    }

    private Map<String, BigDecimal> successors(String unit) {
        Map<String, BigDecimal> successors = new TreeMap<>();
        database.list(
                "SELECT successor_code, share FROM unit_successors WHERE unit_code = ?",
                row -> successors.put(row.getText("successor_code"), row.getDecimal("share")),
                unit);
        return successors;
    }
}
