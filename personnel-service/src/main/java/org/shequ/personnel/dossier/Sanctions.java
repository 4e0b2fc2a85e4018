package org.shequ.personnel.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.kit.database.Database;
import org.shequ.kit.page.Seek;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All sanctions. Who changes one holds the person's lock; periods of many people are read by one statement. */
@ApplicationScoped
public class Sanctions implements PanacheRepositoryBase<Sanction, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    public Sanctions(Database database) {
        this.database = database;
    }

    /** Periods that are in force or were, per person. */
    public Map<UUID, List<SanctionPeriod>> periods(Collection<UUID> people) {
        return database
                .list(
                        "SELECT person_id, effective_from, effective_to, bars_selection FROM sanctions"
                                + " WHERE person_id = ANY (?) AND revoked_at IS NULL ORDER BY effective_from, id",
                        row -> Map.entry(
                                row.getId("person_id"),
                                new SanctionPeriod(
                                        row.getDate("effective_from"),
                                        row.findDate("effective_to"),
                                        row.getBoolean("bars_selection"))),
                        people)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Whether a sanction that bars from selection and promotion is in effect on the day. */
    public boolean barOn(UUID person, LocalDate day) {
        return database.exists("""
                SELECT 1 FROM sanctions WHERE person_id = ? AND revoked_at IS NULL AND bars_selection
                    AND effective_from <= ? AND (effective_to IS NULL OR effective_to > ?)""", person, day, day);
    }

    /** Of the person; 404 where there is none. */
    Sanction get(UUID person, UUID id) {
        return findByIdOptional(id)
                .filter(found -> found.personId().equals(person))
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.SANCTION_UNKNOWN, id));
    }

    /** @param knownAt as it was recorded at the instant; null for now */
    List<Sanction> page(UUID person, @Nullable Instant knownAt, Seek seek) {
        String after = seek.after(0);
        UUID from = after == null ? FIRST : UUID.fromString(after);
        var found = knownAt == null
                ? find("personId = ?1 and id > ?2 order by id", person, from)
                : find("personId = ?1 and id > ?2 and recordedAt <= ?3 order by id", person, from, knownAt);
        return found.range(0, seek.fetch() - 1).list();
    }
}
