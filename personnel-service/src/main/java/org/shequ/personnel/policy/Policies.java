package org.shequ.personnel.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Policies in force. The one of the narrowest jurisdiction around the unit wins. */
@ApplicationScoped
public class Policies {

    private final Database database;
    private final ObjectMapper mapper;

    @Inject
    public Policies(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** A policy and the version that it is. */
    public record InForce<T>(UUID id, String documentNumber, T definition) {}

    /**
     * @param unitCode the unit that it is asked for; empty for everywhere
     * @param form the record that the definition is read as
     */
    public <T> InForce<T> get(String name, String unitCode, LocalDate day, Class<T> form) {
        return database.find("""
                        SELECT id, document_number, definition::text AS definition FROM policies
                        WHERE name = ? AND effective @> ?::date AND starts_with(?, jurisdiction)
                        ORDER BY length(jurisdiction) DESC, lower(effective) DESC LIMIT 1""", row -> read(row, form), name, day, unitCode)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.POLICY_MISSING, name, unitCode, day));
    }

    /** All policies of a name that are in force on a day: for work on many units without a question for each. */
    public <T> Everywhere<T> everywhere(String name, LocalDate day, Class<T> form) {
        Map<String, InForce<T>> byJurisdiction = new HashMap<>();
        database.list(
                        "SELECT id, document_number, definition::text AS definition, jurisdiction FROM policies"
                                + " WHERE name = ? AND effective @> ?::date ORDER BY lower(effective)",
                        row -> Map.entry(row.getText("jurisdiction"), read(row, form)),
                        name,
                        day)
                .forEach(policy -> byJurisdiction.put(policy.getKey(), policy.getValue()));
        return new Everywhere<>(name, day, byJurisdiction);
    }

    /** A version from its first day on, until another one of its jurisdiction begins or it ends itself. */
    public record InTime<T>(
            UUID id,
            String jurisdiction,
            LocalDate from,
            @Nullable LocalDate to,
            T definition) {}

    /** All versions of a name in the jurisdictions, whenever they are in force. */
    public <T> List<InTime<T>> inTime(String name, Collection<String> jurisdictions, Class<T> form) {
        return database.list(
                "SELECT id, document_number, definition::text AS definition, jurisdiction, lower(effective) AS starts,"
                        + " upper(effective) AS ends FROM policies WHERE name = ? AND jurisdiction = ANY (?)",
                row -> new InTime<>(
                        row.getId("id"),
                        row.getText("jurisdiction"),
                        row.getDate("starts"),
                        row.findDate("ends"),
                        read(row, form).definition()),
                name,
                jurisdictions);
    }

    /** One version of a policy; {@code to} exclusive, null for one without an end. */
    record Version(
            UUID id,
            String name,
            String jurisdiction,
            LocalDate from,
            @Nullable LocalDate to,
            String documentNumber,
            String definition,
            Instant recordedAt,
            String recordedBy) {}

    /** Versions around or below a jurisdiction, by name, jurisdiction and first day. */
    List<Version> page(
            @Nullable String name, @Nullable LocalDate asOf, @Nullable Instant knownAt, Scope scope, Seek seek) {
        String afterName = seek.after(0);
        return database.list(
                """
                SELECT id, name, jurisdiction, lower(effective) AS starts, upper(effective) AS ends, document_number,
                       definition::text AS definition, recorded_at, recorded_by
                FROM policies
                WHERE (starts_with(?, jurisdiction) OR starts_with(jurisdiction, ?))
                  AND (?::text IS NULL OR name = ?) AND (?::date IS NULL OR effective @> ?::date)
                  AND (?::timestamptz IS NULL OR recorded_at <= ?)
                  AND (?::text IS NULL OR (name, jurisdiction, lower(effective)) > (?, ?, ?::date))
                ORDER BY name, jurisdiction, lower(effective) LIMIT ?""",
                Policies::version,
                scope.prefix(),
                scope.prefix(),
                name,
                name,
                asOf,
                asOf,
                knownAt,
                knownAt,
                afterName,
                afterName,
                seek.after(1),
                seek.after(2),
                seek.fetch());
    }

    void insert(Version version) {
        LocalDate to = version.to();
        database.update(
                "INSERT INTO policies (id, name, jurisdiction, effective, document_number, definition, recorded_at,"
                        + " recorded_by) VALUES (?, ?, ?, daterange(?, ?), ?, ?::jsonb, ?, ?)",
                version.id(),
                version.name(),
                version.jurisdiction(),
                version.from(),
                to,
                version.documentNumber(),
                version.definition(),
                version.recordedAt(),
                version.recordedBy());
    }

    private static Version version(Row row) {
        return new Version(
                row.getId("id"),
                row.getText("name"),
                row.getText("jurisdiction"),
                row.getDate("starts"),
                row.findDate("ends"),
                row.getText("document_number"),
                row.getText("definition"),
                row.getInstant("recorded_at"),
                row.getText("recorded_by"));
    }

    /** The policies of one name and day, by jurisdiction. */
    public record Everywhere<T>(String name, LocalDate day, Map<String, InForce<T>> byJurisdiction) {

        /** The one of the narrowest jurisdiction around the unit. */
        public InForce<T> around(String unitCode) {
            for (int length = unitCode.length(); length >= 0; length--) {
                InForce<T> policy = byJurisdiction.get(unitCode.substring(0, length));
                if (policy != null) {
                    return policy;
                }
            }
            throw ProblemException.of(PersonnelProblem.POLICY_MISSING, name, unitCode, day);
        }
    }

    private <T> InForce<T> read(Row row, Class<T> form) {
        try {
            return new InForce<>(
                    row.getId("id"), row.getText("document_number"), mapper.readValue(row.getText("definition"), form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy " + row.getId("id") + " is no " + form.getSimpleName(), e);
        }
    }
}
