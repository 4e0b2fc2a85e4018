package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All schemes. Those of the jurisdictions above hold in the caller's scope too, and may be read there. */
@ApplicationScoped
public class Schemes {

    private static final String VISIBLE = " (jurisdiction LIKE ? || '%' OR starts_with(?, jurisdiction))";

    private final Database database;
    private final Json json;

    Schemes(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Refuses a scheme with faults, each named by its place. */
    public static void requireSound(SubjectKind kind, SchemeContent content) {
        var faults = SchemeFaults.of(kind, content);
        if (!faults.isEmpty()) {
            var refusal = ProblemException.of(AssessmentProblem.SCHEME_UNSOUND, faults.size());
            faults.forEach(fault -> refusal.violation(fault.pointer(), fault.rule(), fault.english(), fault.chinese()));
            throw refusal;
        }
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable SubjectKind subjectKind,
            @Nullable Integer year,
            @Nullable SchemeStatus status) {}

    public Scheme get(UUID id, Scope scope) {
        return read(id, scope, "");
    }

    Scheme getForUpdate(UUID id, Scope scope) {
        return read(id, scope, " FOR UPDATE");
    }

    private Scheme read(UUID id, Scope scope, String lock) {
        return database.find(
                        "SELECT * FROM schemes WHERE id = ? AND" + VISIBLE + lock,
                        this::of,
                        id,
                        scope.prefix(),
                        scope.prefix())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<Scheme> list(Filter filter, Scope scope, @Nullable String afterId, int limit) {
        return database.list(
                "SELECT * FROM schemes" + where() + " AND (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?",
                this::of,
                scope.prefix(),
                scope.prefix(),
                filter.subjectKind(),
                filter.subjectKind(),
                filter.year(),
                filter.year(),
                filter.status(),
                filter.status(),
                afterId,
                afterId,
                limit);
    }

    long count(Filter filter, Scope scope) {
        return database.number(
                "SELECT count(*) FROM schemes" + where(),
                scope.prefix(),
                scope.prefix(),
                filter.subjectKind(),
                filter.subjectKind(),
                filter.year(),
                filter.year(),
                filter.status(),
                filter.status());
    }

    private static String where() {
        return " WHERE" + VISIBLE + " AND (?::text IS NULL OR subject_kind = ?) AND (?::int IS NULL OR year = ?)"
                + " AND (?::text IS NULL OR status = ?)";
    }

    /** The next edition, under a lock: two drafts at once do not get the same. */
    int nextEdition(String jurisdiction, SubjectKind kind, int year) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "scheme:" + jurisdiction + ":" + kind + ":" + year);
        return (int) database.number(
                "SELECT coalesce(max(edition), 0) + 1 FROM schemes"
                        + " WHERE jurisdiction = ? AND subject_kind = ? AND year = ?",
                jurisdiction,
                kind,
                year);
    }

    void add(Scheme scheme) {
        database.update(
                """
                INSERT INTO schemes (id, version, title, subject_kind, jurisdiction, year, edition, derived_from, status,
                                     content, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                scheme.id(),
                scheme.version(),
                scheme.title(),
                scheme.subjectKind(),
                scheme.jurisdiction(),
                scheme.year(),
                scheme.edition(),
                scheme.derivedFrom(),
                scheme.status(),
                json.write(scheme.content()),
                scheme.draftedBy(),
                scheme.draftedAt());
    }

    void revise(UUID id, String title, SchemeContent content) {
        database.update(
                "UPDATE schemes SET version = version + 1, title = ?, content = ?::jsonb WHERE id = ?",
                title,
                json.write(content),
                id);
    }

    void approve(UUID id, SchemeStatus status, String by, Instant at, String documentNumber) {
        database.update(
                "UPDATE schemes SET version = version + 1, status = ?, approved_by = ?, approved_at = ?,"
                        + " document_number = ? WHERE id = ?",
                status,
                by,
                at,
                documentNumber,
                id);
    }

    private Scheme of(Row row) {
        return new Scheme(
                row.getId("id"),
                row.getLong("version"),
                row.getText("title"),
                row.getEnum("subject_kind", SubjectKind.class),
                row.getText("jurisdiction"),
                row.getInt("year"),
                row.getInt("edition"),
                row.findId("derived_from"),
                row.getEnum("status", SchemeStatus.class),
                json.read(row.getText("content"), SchemeContent.class),
                row.getText("drafted_by"),
                row.getInstant("drafted_at"),
                row.findText("approved_by"),
                row.findInstant("approved_at"),
                row.findText("document_number"));
    }
}
