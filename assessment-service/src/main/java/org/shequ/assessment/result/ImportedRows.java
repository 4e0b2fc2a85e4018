package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The rows of running imports, and what is wrong with them only in the light of other rows or of the records. */
@ApplicationScoped
class ImportedRows {

    private static final int MOST_PROBLEMS_AT_ONCE = 1000;

    private final Database database;

    ImportedRows(Database database) {
        this.database = database;
    }

    void add(UUID jobId, List<ImportedRow> rows) {
        database.updateEach("""
                INSERT INTO import_rows (job_id, row_number, year, unit_code, personnel_number, person_id, score,
                                         grade, peer_group, final_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, row -> new @Nullable Object[] {
            jobId,
            row.number(),
            row.year(),
            row.unitCode(),
            row.personnelNumber(),
            row.personId(),
            row.score(),
            row.grade() == null ? null : row.grade().name(),
            row.peerGroup(),
            row.finalOn()
        });
    }

    void clear(UUID jobId) {
        database.update("DELETE FROM import_rows WHERE job_id = ?", jobId);
    }

    /** Fills in the person's id, the kept one where records were merged, and the unit served in at the end of the year. */
    void identifyPeople(UUID jobId) {
        database.update("""
                UPDATE import_rows r SET person_id = p.person_id
                FROM people p
                WHERE r.job_id = ? AND r.person_id IS NULL AND p.personnel_number = r.personnel_number
                """, jobId);
        database.update("""
                UPDATE import_rows r SET person_id = m.person_id::uuid
                FROM merged_records m
                WHERE r.job_id = ? AND m.record_id = r.person_id::text
                """, jobId);
        database.update("""
                UPDATE import_rows r SET unit_code = coalesce(
                    (SELECT s.unit_code FROM posts s
                      WHERE s.person_id = r.person_id AND s.is_primary
                        AND s.valid_from <= make_date(r.year, 12, 31)
                        AND (s.valid_to IS NULL OR s.valid_to > make_date(r.year, 12, 31))
                      LIMIT 1),
                    p.unit_code,
                    (SELECT s.unit_code FROM posts s
                      WHERE s.person_id = r.person_id AND s.is_primary ORDER BY s.valid_from DESC LIMIT 1))
                FROM people p
                WHERE r.job_id = ? AND p.person_id = r.person_id
                """, jobId);
    }

    /** Communities that are unknown, out of the caller's scope, or not yet formed in the year. */
    List<RowProblem> unknownCommunities(UUID jobId, Scope scope) {
        return database.list(
                """
                SELECT r.row_number, r.unit_code, u.code IS NULL AS unknown
                FROM import_rows r
                LEFT JOIN units u ON u.code = r.unit_code AND u.kind IN ('COMMUNITY', 'VILLAGE')
                     AND u.code LIKE ? || '%'
                WHERE r.job_id = ? AND (u.code IS NULL OR u.valid_from > make_date(r.year, 12, 31))
                ORDER BY r.row_number LIMIT ?
                """,
                row -> row.getBoolean("unknown")
                        ? new RowProblem(
                                row.getLong("row_number"),
                                "unit_code",
                                row.getText("unit_code"),
                                "UNKNOWN_COMMUNITY",
                                "no such community or village here / 没有此社区或村")
                        : new RowProblem(
                                row.getLong("row_number"),
                                "year",
                                null,
                                "NOT_YET_FORMED",
                                "the community was formed after that year / 该社区在该年度之后成立"),
                scope.prefix(),
                jobId,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** People who are unknown or out of the caller's scope. */
    List<RowProblem> unknownPeople(UUID jobId, Scope scope) {
        return database.list(
                """
                SELECT r.row_number, r.personnel_number
                FROM import_rows r LEFT JOIN people p ON p.person_id = r.person_id
                WHERE r.job_id = ? AND (p.person_id IS NULL OR r.unit_code IS NULL
                      OR coalesce(p.unit_code, r.unit_code) NOT LIKE ? || '%')
                ORDER BY r.row_number LIMIT ?
                """,
                row -> new RowProblem(
                        row.getLong("row_number"),
                        row.findText("personnel_number") == null ? "person_id" : "personnel_number",
                        row.findText("personnel_number"),
                        "UNKNOWN_PERSON",
                        "no such person here / 没有此人员"),
                jobId,
                scope.prefix(),
                MOST_PROBLEMS_AT_ONCE);
    }

    /** Rows about a race that a cycle of this system has decided: its ranks are frozen, and corrections are its own. */
    List<RowProblem> decidedByCycle(UUID jobId, SubjectKind kind) {
        String same =
                kind == SubjectKind.PERSON ? "o.subject = r.person_id::text" : "o.jurisdiction = left(r.unit_code, 6)";
        return database.list(
                "SELECT r.row_number, r.year FROM import_rows r WHERE r.job_id = ? AND EXISTS (SELECT FROM results o"
                        + " WHERE o.subject_kind = ? AND o.year = r.year AND o.origin = 'CYCLE' AND " + same
                        + ") ORDER BY r.row_number LIMIT ?",
                row -> new RowProblem(
                        row.getLong("row_number"),
                        "year",
                        String.valueOf(row.getInt("year")),
                        "DECIDED_BY_CYCLE",
                        "a cycle of this system has decided that year; correct its result there"
                                + " / 该年度已由本系统考核周期定案，请在周期内更正"),
                jobId,
                kind,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** Rows that name a subject and year again; the first one stands. */
    List<RowProblem> repeated(UUID jobId, SubjectKind kind) {
        boolean people = kind == SubjectKind.PERSON;
        String subject = people ? "person_id::text" : "unit_code";
        return database.list(
                "SELECT row_number, first_row, year FROM (SELECT row_number, year, first_value(row_number) OVER w AS"
                        + " first_row FROM import_rows WHERE job_id = ? AND " + subject + " IS NOT NULL WINDOW w AS"
                        + " (PARTITION BY " + subject + ", year ORDER BY row_number)) AS numbered"
                        + " WHERE row_number <> first_row ORDER BY row_number LIMIT ?",
                row -> new RowProblem(
                        row.getLong("row_number"),
                        people ? "personnel_number" : "unit_code",
                        null,
                        "REPEATED",
                        "the same subject and year stand in row " + row.getLong("first_row") + " / 与第 "
                                + row.getLong("first_row") + " 行重复"),
                jobId,
                MOST_PROBLEMS_AT_ONCE);
    }

    void drop(UUID jobId, List<RowProblem> refused) {
        database.updateEach("DELETE FROM import_rows WHERE job_id = ? AND row_number = ?", refused, problem ->
                new @Nullable Object[] {jobId, problem.row()});
    }
}
