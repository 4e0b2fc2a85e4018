package org.shequ.quota.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.LastStates.Told;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What this service keeps of the units. */
@ApplicationScoped
public class Units {

    private final Database database;

    public Units(Database database) {
        this.database = database;
    }

    /** A unit's name, kind and status, in the words of personnel-service. */
    public record Unit(String code, String name, String kind, String status) {}

    void keep(List<Told<UnitChanged>> told) {
        var bulk = new Bulk("text", "text", "text", "text", "text", "text", "date", "date");
        told.stream()
                .map(Told::state)
                .forEach(unit -> bulk.add(
                        unit.code(),
                        unit.name(),
                        unit.kind(),
                        unit.parentCode(),
                        unit.status(),
                        unit.urbanRuralClass(),
                        unit.validFrom(),
                        unit.validTo()));
        database.update("""
                INSERT INTO units (code, name, kind, parent_code, status, urban_rural_class, valid_from, valid_to)
                SELECT * FROM """ + " " + bulk.unnest() + """
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                    parent_code = excluded.parent_code, status = excluded.status,
                    urban_rural_class = excluded.urban_rural_class, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to""", bulk);
    }

    void clear() {
        database.update("DELETE FROM units");
    }

    public Optional<Unit> find(String code) {
        return database.find(
                "SELECT code, name, kind, status FROM units WHERE code = ?",
                row -> new Unit(row.getText("code"), row.getText("name"), row.getText("kind"), row.getText("status")),
                code);
    }

    /** The name, where the unit is known. */
    public @Nullable String findName(String code) {
        return find(code).map(Unit::name).orElse(null);
    }

    /** How many communities and villages are in force under a jurisdiction. */
    public long countActiveCommunities(String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.number("""
                SELECT count(*) FROM units
                WHERE code >= ? AND code < ? AND kind IN ('COMMUNITY', 'VILLAGE') AND status = 'ACTIVE'""", range.from(), range.below());
    }

    /** The communities and villages in force under a jurisdiction, virtual ones left out, by code. */
    public List<Unit> activeCommunities(String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.list(
                """
                SELECT code, name, kind, status FROM units
                WHERE code >= ? AND code < ? AND kind IN ('COMMUNITY', 'VILLAGE') AND status = 'ACTIVE' ORDER BY code""",
                row -> new Unit(row.getText("code"), row.getText("name"), row.getText("kind"), row.getText("status")),
                range.from(),
                range.below());
    }
}
