package org.shequ.personnel.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import java.time.LocalDate;
import java.util.HashMap;
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
                        ORDER BY length(jurisdiction) DESC LIMIT 1""", row -> read(row, form), name, day, unitCode)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.POLICY_MISSING, name, unitCode, day));
    }

    /** All policies of a name that are in force on a day: for work on many units without a question for each. */
    public <T> Everywhere<T> everywhere(String name, LocalDate day, Class<T> form) {
        Map<String, InForce<T>> byJurisdiction = new HashMap<>();
        database.list(
                        "SELECT id, document_number, definition::text AS definition, jurisdiction FROM policies"
                                + " WHERE name = ? AND effective @> ?::date",
                        row -> Map.entry(row.getText("jurisdiction"), read(row, form)),
                        name,
                        day)
                .forEach(policy -> byJurisdiction.put(policy.getKey(), policy.getValue()));
        return new Everywhere<>(name, day, byJurisdiction);
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
