package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.job.RowProblem;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Scope;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

/** The rows of running imports, and what is wrong with them only in the light of other rows or of the records. */
@ApplicationScoped
class ImportedRows {

    private static final Statements SQL = Statements.of(ImportedRows.class);

    private static final int MOST_PROBLEMS_AT_ONCE = 1000;
    private static final int MOST_NUMBERS_SHOWN = 10;

    private final Database database;

    ImportedRows(Database database) {
        this.database = database;
    }

    /** @param sound whether nothing is wrong with a row by itself */
    void add(UUID jobId, List<ImportedRow> rows, Predicate<ImportedRow> sound) {
        database.updateEach("""
                INSERT INTO import_rows (job_id, row_number, year, unit_code, personnel_number, person_id, name, score,
                                         grade, peer_group, final_on, sound)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, row -> new @Nullable Object[] {
            jobId,
            row.number(),
            row.year(),
            row.unitCode(),
            row.personnelNumber(),
            row.personId(),
            row.name(),
            row.score(),
            row.grade() == null ? null : row.grade().name(),
            row.peerGroup(),
            row.finalOn(),
            sound.test(row)
        });
    }

    void clear(UUID jobId) {
        database.update("DELETE FROM import_rows WHERE job_id = ?", jobId);
    }

    /** Only what lies in the scope is known: of anything else no more may be disclosed. */
    void identifyCommunities(UUID jobId, Scope scope) {
        database.update("""
                UPDATE import_rows r SET known = true
                FROM units u
                WHERE r.job_id = ? AND u.code = r.unit_code AND u.kind IN ('COMMUNITY', 'VILLAGE') AND u.code LIKE ? || '%'
                """, jobId, scope.prefix());
    }

    /** Fills in the person's id, the kept one where records were merged, and the unit served in at the end of the year. */
    void identifyPeople(UUID jobId, Scope scope) {
        database.update("""
                UPDATE import_rows r SET person_id = p.person_id
                FROM people p
                WHERE r.job_id = ? AND r.person_id IS NULL AND p.personnel_number = r.personnel_number
                """, jobId);
        database.update(SQL.text("identify-by-name"), scope.prefix(), jobId, jobId);
        database.update("""
                UPDATE import_rows r SET person_id = m.person_id::uuid
                FROM merged_records m
                WHERE r.job_id = ? AND m.record_id = r.person_id::text
                """, jobId);
        database.update(SQL.text("place-by-post"), jobId);
        database.update("""
                UPDATE import_rows r SET known = true
                FROM people p
                WHERE r.job_id = ? AND p.person_id = r.person_id AND r.unit_code IS NOT NULL
                  AND coalesce(p.unit_code, r.unit_code) LIKE ? || '%'
                """, jobId, scope.prefix());
    }

    /** Communities that are unknown, or out of the caller's scope. */
    List<RowProblem> unknownCommunities(UUID jobId, long after) {
        return database.list(
                """
                SELECT row_number, unit_code FROM import_rows
                WHERE job_id = ? AND row_number > ? AND NOT known ORDER BY row_number LIMIT ?
                """,
                row -> new RowProblem(
                        row.getLong("row_number"),
                        "unit_code",
                        row.getText("unit_code"),
                        "UNKNOWN_COMMUNITY",
                        "no such community or village here; give the code of one within the data scope"
                                + " / 没有此社区或村，请填写数据范围内的社区代码"),
                jobId,
                after,
                MOST_PROBLEMS_AT_ONCE);
    }

    List<RowProblem> notYetFormed(UUID jobId, long after) {
        return database.list(
                """
                SELECT r.row_number, r.year FROM import_rows r JOIN units u ON u.code = r.unit_code
                WHERE r.job_id = ? AND r.row_number > ? AND r.known AND u.valid_from > make_date(r.year, 12, 31)
                ORDER BY r.row_number LIMIT ?
                """,
                row -> new RowProblem(
                        row.getLong("row_number"),
                        "year",
                        row.getText("year"),
                        "NOT_YET_FORMED",
                        "the community was formed after that year / 该社区在该年度之后成立"),
                jobId,
                after,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** People who are unknown or out of the caller's scope, and names that several go by. */
    List<RowProblem> unknownPeople(UUID jobId, Scope scope, long after) {
        return database.list(
                SQL.text("unknown-people"),
                ImportedRows::unknownPerson,
                scope.prefix(),
                MOST_NUMBERS_SHOWN,
                jobId,
                after,
                MOST_PROBLEMS_AT_ONCE);
    }

    private static RowProblem unknownPerson(Row row) {
        String number = row.findText("personnel_number");
        String several = row.findText("several");
        if (several != null) {
            return new RowProblem(
                    row.getLong("row_number"),
                    "name",
                    Masking.name(row.findText("name")),
                    "AMBIGUOUS_NAME",
                    "several people go by this name; give the personnel number: " + several + " / 有多人同名，请填写人员编号："
                            + several);
        }
        boolean byName = number == null && row.findId("person_id") == null;
        return new RowProblem(
                row.getLong("row_number"),
                byName ? "name" : number == null ? "person_id" : "personnel_number",
                byName ? Masking.name(row.findText("name")) : number,
                "UNKNOWN_PERSON",
                "no such person here; give the personnel number of one within the data scope"
                        + " / 没有此人员，请填写数据范围内人员的编号");
    }

    /** Rows whose name is not that of the person whom they name by number or id; a masked name says nothing. */
    List<RowProblem> namedOtherwise(UUID jobId, long after) {
        return database.list(
                """
                SELECT r.row_number, r.name, p.name AS recorded, p.personnel_number
                FROM import_rows r JOIN people p ON p.person_id = r.person_id
                WHERE r.job_id = ? AND r.row_number > ? AND r.known AND r.name <> p.name AND r.name NOT LIKE '%*%'
                ORDER BY r.row_number LIMIT ?
                """,
                row -> {
                    var number = row.getText("personnel_number");
                    var recorded = Masking.name(row.getText("recorded"));
                    return new RowProblem(
                            row.getLong("row_number"),
                            "name",
                            Masking.name(row.getText("name")),
                            "NAME_DIFFERS",
                            number + " is " + recorded + "; correct the number or the name / 人员编号 " + number + " 为"
                                    + recorded + "，请更正编号或姓名");
                },
                jobId,
                after,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** Rows about a race that a cycle of this system has decided: its ranks are frozen, and corrections are its own. */
    List<RowProblem> decidedByCycle(UUID jobId, SubjectKind kind, long after) {
        String same =
                kind == SubjectKind.PERSON ? "o.subject = r.person_id::text" : "o.jurisdiction = left(r.unit_code, 6)";
        return database.list(
                "SELECT r.row_number, r.year FROM import_rows r WHERE r.job_id = ? AND r.row_number > ? AND r.known AND EXISTS"
                        + " (SELECT FROM results o WHERE o.subject_kind = ? AND o.year = r.year AND o.origin = 'CYCLE' AND "
                        + same + ") ORDER BY r.row_number LIMIT ?",
                row -> new RowProblem(
                        row.getLong("row_number"),
                        "year",
                        String.valueOf(row.getInt("year")),
                        "DECIDED_BY_CYCLE",
                        "a cycle of this system has decided that year; correct its result there"
                                + " / 该年度已由本系统考核周期定案，请在周期内更正"),
                jobId,
                after,
                kind,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** Rows that name a subject and year again which a row before them names that could stand. */
    List<RowProblem> repeated(UUID jobId, SubjectKind kind, long after) {
        boolean people = kind == SubjectKind.PERSON;
        String subject = people ? "person_id" : "unit_code";
        return database.list(
                "SELECT row_number, first_row FROM (SELECT row_number, min(row_number) FILTER (WHERE sound) OVER"
                        + " (PARTITION BY " + subject
                        + ", year) AS first_row FROM import_rows WHERE job_id = ? AND known"
                        + " AND year IS NOT NULL) AS numbered"
                        + " WHERE row_number > first_row AND row_number > ? ORDER BY row_number LIMIT ?",
                row -> new RowProblem(
                        row.getLong("row_number"),
                        people ? "personnel_number" : "unit_code",
                        null,
                        "REPEATED",
                        "the same subject and year stand in row " + row.getLong("first_row")
                                + "; leave one of the two out / 与第 " + row.getLong("first_row") + " 行重复，请只保留一行"),
                jobId,
                after,
                MOST_PROBLEMS_AT_ONCE);
    }

    /** Forgets rows that are not taken. */
    void drop(UUID jobId, BitSet refused) {
        var bulk = new Bulk("int8");
        refused.stream().forEach(row -> bulk.add((long) row));
        database.update(
                "DELETE FROM import_rows WHERE row_number IN (SELECT * FROM " + bulk.unnest() + ") AND job_id = ?",
                bulk,
                jobId);
    }
}
