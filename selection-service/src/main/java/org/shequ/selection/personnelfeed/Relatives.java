package org.shequ.selection.personnelfeed;

import com.fasterxml.jackson.core.type.TypeReference;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.selection.eligibility.Dossier;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Who is related to whom, as personnel-service published it. */
@ApplicationScoped
public class Relatives {

    private static final TypeReference<List<Dossier.Relative>> TIES = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    public Relatives(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** The relatives of each of the people of whom they were published; whoever is missing here is not known. */
    public Map<UUID, Set<UUID>> of(Collection<UUID> people) {
        Map<UUID, Set<UUID>> told = HashMap.newHashMap(people.size());
        database.list("""
                        SELECT person_id, record -> 'relatives' AS relatives FROM known_people
                        WHERE person_id = ANY (?) AND record -> 'relatives' IS NOT NULL""", row -> Map.entry(row.getId("person_id"), json.read(row.getText("relatives"), TIES)), (Object)
                        people.toArray(UUID[]::new))
                .forEach(entry -> told.put(
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(Dossier.Relative::personId)
                                .collect(Collectors.toSet())));
        return told;
    }

    /** Where each of the people who has one holds the primary post on a day. */
    public Map<UUID, String> units(Collection<UUID> people, LocalDate day) {
        Map<UUID, String> units = new HashMap<>();
        database.list(
                        """
                        SELECT person_id, unit_code FROM known_posts
                        WHERE person_id = ANY (?) AND held_from <= ? AND (held_to IS NULL OR held_to > ?)""",
                        row -> Map.entry(row.getId("person_id"), row.getText("unit_code")),
                        people.toArray(UUID[]::new),
                        day,
                        day)
                .forEach(entry -> units.put(entry.getKey(), entry.getValue()));
        return units;
    }
}
