package org.shequ.personnel.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.policy.ByJurisdiction;
import org.shequ.kit.policy.PolicyColumns;
import org.shequ.kit.policy.PolicyVersions;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Policies in force. The one of the narrowest jurisdiction around the unit wins. */
@ApplicationScoped
public class Policies {

    private static final PolicyColumns COLUMNS = PolicyColumns.ofPeriods("policies", "name", "effective");

    private final Database database;
    private final ObjectMapper mapper;
    private final PolicyVersions<Version> versions;

    public Policies(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
        this.versions = new PolicyVersions<>(database, COLUMNS, Policies::version);
    }

    /** A policy and the version that it is. */
    public record InForce<T>(UUID id, String documentNumber, T definition) {}

    /**
     * @param unitCode the unit that it is asked for; empty for everywhere
     * @param form the record that the definition is read as
     */
    public <T> InForce<T> get(String name, String unitCode, LocalDate day, Class<T> form) {
        return versions.inForce(name, unitCode, day)
                .map(version -> inForce(version, form))
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.POLICY_MISSING, name, unitCode, day));
    }

    /** All policies of a name that are in force on a day: for work on many units without a question for each. */
    public <T> Everywhere<T> everywhere(String name, LocalDate day, Class<T> form) {
        var read = new PolicyVersions<InForce<T>>(database, COLUMNS, row -> inForce(version(row), form));
        return new Everywhere<>(name, day, read.byJurisdiction(name, day));
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
                "SELECT " + COLUMNS.read() + " FROM policies WHERE name = ? AND jurisdiction = ANY (?)",
                row -> {
                    var version = version(row);
                    return new InTime<>(
                            version.id(),
                            version.jurisdiction(),
                            version.from(),
                            version.to(),
                            inForce(version, form).definition());
                },
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
        return versions.page(scope, new Narrowed(name, null, asOf, knownAt), seek);
    }

    long count(@Nullable String name, @Nullable LocalDate asOf, @Nullable Instant knownAt, Scope scope) {
        return versions.count(scope, new Narrowed(name, null, asOf, knownAt));
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
    public record Everywhere<T>(String name, LocalDate day, ByJurisdiction<InForce<T>> byJurisdiction) {

        /** The one of the narrowest jurisdiction around the unit. */
        public InForce<T> around(String unitCode) {
            return byJurisdiction
                    .around(unitCode)
                    .orElseThrow(() -> ProblemException.of(PersonnelProblem.POLICY_MISSING, name, unitCode, day));
        }
    }

    private <T> InForce<T> inForce(Version version, Class<T> form) {
        try {
            return new InForce<>(version.id(), version.documentNumber(), mapper.readValue(version.definition(), form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy " + version.id() + " is no " + form.getSimpleName(), e);
        }
    }
}
