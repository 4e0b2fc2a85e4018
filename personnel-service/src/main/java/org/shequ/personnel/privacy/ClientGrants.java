package org.shequ.personnel.privacy;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.privacy.Grant;
import org.shequ.kit.privacy.Grants;
import org.shequ.kit.privacy.PersonField;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** All grants with their versions. */
@ApplicationScoped
class ClientGrants implements Grants {

    private static final String COLUMNS = "client, version, array_to_string(fields, ' ') AS fields,"
            + " array_to_string(purposes, ' ') AS purposes, valid_from, document_number, recorded_at, recorded_by";

    private final Database database;
    private final BusinessClock clock;

    ClientGrants(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One version of a client's grant. */
    record Version(Grant grant, LocalDate validFrom, String documentNumber, Instant recordedAt, String recordedBy) {}

    @Override
    public Optional<Grant> of(String client) {
        return database.find(
                        "SELECT " + COLUMNS + " FROM grants WHERE client = ? AND valid_from <= ?"
                                + " ORDER BY version DESC LIMIT 1",
                        ClientGrants::version,
                        client,
                        clock.today())
                .map(Version::grant);
    }

    /** By client and version, which the index gives. */
    List<Version> page(@Nullable String client, Seek seek) {
        String afterClient = seek.after(0);
        String afterVersion = seek.after(1);
        return database.list(
                "SELECT " + COLUMNS
                        + " FROM grants WHERE (?::text IS NULL OR client = ?) AND (client, version) > (?, ?)"
                        + " ORDER BY client, version LIMIT ?",
                ClientGrants::version,
                client,
                client,
                afterClient == null ? "" : afterClient,
                afterVersion == null ? 0 : Integer.parseInt(afterVersion),
                seek.fetch());
    }

    /** The number of the client's next version; no two commands get the same. */
    int nextVersion(String client) {
        database.exists("SELECT pg_advisory_xact_lock(hashtextextended('grant ' || ?, 0))", client);
        return (int) database.number("SELECT coalesce(max(version), 0) + 1 FROM grants WHERE client = ?", client);
    }

    void insert(Version version) {
        database.update(
                "INSERT INTO grants (client, version, fields, purposes, valid_from, document_number, recorded_at,"
                        + " recorded_by) VALUES (?, ?, string_to_array(?, ' '), string_to_array(?, ' '), ?, ?, ?, ?)",
                version.grant.client(),
                version.grant.version(),
                String.join(" ", PersonField.names(version.grant.fields())),
                version.grant.purposes().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                version.validFrom,
                version.documentNumber,
                version.recordedAt,
                version.recordedBy);
    }

    private static Version version(Row row) {
        return new Version(
                new Grant(
                        row.getText("client"),
                        row.getInt("version"),
                        words(row.getText("fields"))
                                .map(PersonField::named)
                                .flatMap(Optional::stream)
                                .collect(Collectors.toSet()),
                        words(row.getText("purposes"))
                                .map(AccessPurpose::named)
                                .flatMap(Optional::stream)
                                .collect(Collectors.toSet())),
                row.getDate("valid_from"),
                row.getText("document_number"),
                row.getInstant("recorded_at"),
                row.getText("recorded_by"));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
