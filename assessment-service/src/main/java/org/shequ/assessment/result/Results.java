package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Final results, newest versions and all versions. */
@ApplicationScoped
public class Results {

    private static final int MOST_YEARS = 500;

    private final Database database;

    Results(Database database) {
        this.database = database;
    }

    /** What a list of communities' results is narrowed to. */
    record Filter(
            @Nullable Integer year,
            @Nullable String unit,
            @Nullable String peerGroup) {}

    /** A result of a community together with the community's present name. */
    record NamedResult(@Nullable String unitName, FinalResult result) {}

    /** The newest version of every year of a subject, newest year first. */
    public List<FinalResult> list(SubjectKind kind, String subject) {
        return list(kind, subject, Integer.MAX_VALUE, MOST_YEARS);
    }

    List<FinalResult> list(SubjectKind kind, String subject, int beforeYear, int limit) {
        return database.list(
                "SELECT * FROM results WHERE subject_kind = ? AND subject = ? AND year < ? ORDER BY year DESC LIMIT ?",
                FinalResult::of,
                kind,
                subject,
                beforeYear,
                limit);
    }

    long count(SubjectKind kind, String subject) {
        return database.number("SELECT count(*) FROM results WHERE subject_kind = ? AND subject = ?", kind, subject);
    }

    private static final String OF_PERSON =
            "WITH wanted AS (SELECT 'PERSON' AS subject_kind, ?::text AS subject), " + CountedResults.SQL;

    /** What counts for the person, newest year first; of a record that was merged into another, what it holds. */
    List<FinalResult> listOfPerson(UUID person, int beforeYear, int limit) {
        return findKept(person).isPresent()
                ? list(SubjectKind.PERSON, person.toString(), beforeYear, limit)
                : database.list(
                        OF_PERSON + " SELECT * FROM counted WHERE year < ? ORDER BY year DESC LIMIT ?",
                        FinalResult::of,
                        person,
                        beforeYear,
                        limit);
    }

    long countOfPerson(UUID person) {
        return findKept(person).isPresent()
                ? count(SubjectKind.PERSON, person.toString())
                : database.number(OF_PERSON + " SELECT count(*) FROM counted", person);
    }

    private static final String RECORDS_OF = " subject_kind = 'PERSON' AND (subject = ? OR subject IN (SELECT record_id"
            + " FROM merged_records WHERE person_id = ?)) AND year = ?";

    /** Every version of one year of the person and of the records that were merged into it, newest first. */
    List<FinalResult> listVersionsOfPerson(
            UUID person, int year, int beforeVersion, @Nullable String afterRecord, int limit) {
        return database.list(
                "SELECT * FROM result_versions WHERE" + RECORDS_OF + " AND (-version, subject) > (?, ?)"
                        + " ORDER BY version DESC, subject LIMIT ?",
                FinalResult::of,
                person.toString(),
                person.toString(),
                year,
                -beforeVersion,
                afterRecord == null ? "" : afterRecord,
                limit);
    }

    long countVersionsOfPerson(UUID person, int year) {
        return database.number(
                "SELECT count(*) FROM result_versions WHERE" + RECORDS_OF, person.toString(), person.toString(), year);
    }

    /** The record that this one was merged into, in the end. */
    Optional<UUID> findKept(UUID record) {
        return database.find(
                "SELECT person_id FROM merged_records WHERE record_id = ? AND person_id <> record_id",
                row -> UUID.fromString(row.getText("person_id")),
                record.toString());
    }

    /** Every version of one year, newest first. */
    List<FinalResult> listVersions(SubjectKind kind, String subject, int year, int beforeVersion, int limit) {
        return database.list(
                "SELECT * FROM result_versions WHERE subject_kind = ? AND subject = ? AND year = ? AND version < ?"
                        + " ORDER BY version DESC LIMIT ?",
                FinalResult::of,
                kind,
                subject,
                year,
                beforeVersion,
                limit);
    }

    long countVersions(SubjectKind kind, String subject, int year) {
        return database.number(
                "SELECT count(*) FROM result_versions WHERE subject_kind = ? AND subject = ? AND year = ?",
                kind,
                subject,
                year);
    }

    /** Communities' results by unit code and year, after the given key. */
    List<NamedResult> listCommunities(
            Filter filter, Scope scope, @Nullable String afterUnit, @Nullable Integer afterYear, int limit) {
        List<@Nullable Object> arguments = new ArrayList<>();
        String where = where(filter, scope, arguments);
        if (afterUnit != null && afterYear != null) {
            where += " AND (r.subject, r.year) > (?, ?)";
            arguments.add(afterUnit);
            arguments.add(afterYear);
        }
        arguments.add(limit);
        return database.list(
                "SELECT r.*, u.name AS unit_name FROM results r LEFT JOIN units u ON u.code = r.subject" + where
                        + " ORDER BY r.subject, r.year LIMIT ?",
                row -> new NamedResult(row.findText("unit_name"), FinalResult.of(row)),
                arguments.toArray());
    }

    long countCommunities(Filter filter, Scope scope) {
        List<@Nullable Object> arguments = new ArrayList<>();
        return database.number("SELECT count(*) FROM results r" + where(filter, scope, arguments), arguments.toArray());
    }

    private static String where(Filter filter, Scope scope, List<@Nullable Object> arguments) {
        StringBuilder where = new StringBuilder(" WHERE r.subject_kind = 'COMMUNITY' AND r.subject LIKE ? || '%'");
        arguments.add(scope.prefix());
        if (filter.unit() != null) {
            where.append(" AND r.subject LIKE ? || '%'");
            arguments.add(filter.unit());
        }
        if (filter.year() != null) {
            where.append(" AND r.year = ?");
            arguments.add(filter.year());
        }
        if (filter.peerGroup() != null) {
            where.append(" AND r.peer_group = ?");
            arguments.add(filter.peerGroup());
        }
        return where.toString();
    }
}
