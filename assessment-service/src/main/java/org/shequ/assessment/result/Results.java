package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.List;

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
