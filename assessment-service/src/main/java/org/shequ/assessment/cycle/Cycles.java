package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All cycles. A subdistrict sees the cycles of its district, and of their subjects its own. */
@ApplicationScoped
public class Cycles {

    private static final String VISIBLE = " (jurisdiction LIKE ? || '%' OR starts_with(?, jurisdiction))";

    private final Database database;

    Cycles(Database database) {
        this.database = database;
    }

    /** What a list is narrowed to. */
    record Filter(
            @Nullable SubjectKind subjectKind,
            @Nullable Integer year,
            @Nullable CycleStatus status) {}

    public Cycle get(UUID id, Scope scope) {
        return read(id, scope, "");
    }

    /** Keeps the cycle from leaving its state until the caller's transaction ends; others may do the same beside it. */
    public Cycle getHeld(UUID id, Scope scope) {
        return read(id, scope, " FOR SHARE");
    }

    /** For reading about one subject: the person concerned knows of it when it is published, not before. */
    public Cycle getTold(UUID id, Caller reader) {
        Cycle cycle = get(id, reader.scope());
        if (reader.person().isPresent() && !cycle.status().isTold()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return cycle;
    }

    /**
     * For whoever decides about one subject: locked, as such decisions must not run beside each other, and covered by the
     * scope. A subdistrict enters, objects and asks in the district's cycle; it decides nothing there, not even of its own.
     */
    public Cycle getToDecide(UUID id, Scope scope) {
        Cycle cycle = read(id, scope, " FOR UPDATE");
        scope.requireOver(cycle.jurisdiction());
        return cycle;
    }

    /** For whoever decides about the whole cycle: as the caller last saw it, too. */
    public Cycle getToDecide(UUID id, Scope scope, @Nullable Version expected) {
        Cycle cycle = getToDecide(id, scope);
        Version.require(expected, cycle.version());
        return cycle;
    }

    private Cycle read(UUID id, Scope scope, String lock) {
        return database.find(
                        "SELECT * FROM cycles WHERE id = ? AND" + VISIBLE + lock,
                        Cycle::of,
                        id,
                        scope.prefix(),
                        scope.prefix())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    List<Cycle> list(Filter filter, Scope scope, @Nullable String afterId, int limit) {
        return database.list(
                "SELECT * FROM cycles" + where() + " AND (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?",
                Cycle::of,
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
                "SELECT count(*) FROM cycles" + where(),
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

    void add(Cycle cycle) {
        database.update(
                """
                INSERT INTO cycles (id, version, scheme_id, title, jurisdiction, subject_kind, year, status,
                                    commended_pools, drafted_by, drafted_at, scoring_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?)
                """,
                cycle.id(),
                cycle.version(),
                cycle.schemeId(),
                cycle.title(),
                cycle.jurisdiction(),
                cycle.subjectKind(),
                cycle.year(),
                cycle.status(),
                cycle.commendedPools(),
                cycle.draftedBy(),
                cycle.draftedAt(),
                cycle.scoringUntil());
    }

    void opened(UUID id, CycleStatus status, LocalDate listedOn, UUID job) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, listed_on = ?, job_id = ? WHERE id = ?",
                status,
                listedOn,
                job,
                id);
    }

    void extend(UUID id, LocalDate until) {
        database.update("UPDATE cycles SET version = version + 1, scoring_until = ? WHERE id = ?", until, id);
    }

    /** Calibration begins, or begins anew. */
    public void calibrated(UUID id, CycleStatus status, String by, UUID job) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, calibrated_by = ?, job_id = ?,"
                        + " published_by = NULL, publicity_from = NULL, publicity_until = NULL,"
                        + " publicity_document = NULL WHERE id = ?",
                status,
                by,
                job,
                id);
    }

    /** Scoring begins again: nothing of calibration stands. */
    public void reopened(UUID id, CycleStatus status, LocalDate scoringUntil) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, calibrated_by = NULL, scoring_until = ?"
                        + " WHERE id = ?",
                status,
                scoringUntil,
                id);
    }

    /** A decision inside a state: whoever decides next must have seen it. */
    public void touched(UUID id) {
        database.update("UPDATE cycles SET version = version + 1 WHERE id = ?", id);
    }

    public void published(UUID id, CycleStatus status, String by, LocalDate from, LocalDate until, String document) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, published_by = ?, publicity_from = ?,"
                        + " publicity_until = ?, publicity_document = ? WHERE id = ?",
                status,
                by,
                from,
                until,
                document,
                id);
    }

    public void finished(UUID id, CycleStatus status, String by, LocalDate on, UUID job) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, final_by = ?, final_on = ?, job_id = ?"
                        + " WHERE id = ?",
                status,
                by,
                on,
                job,
                id);
    }

    void cancelled(UUID id, CycleStatus status, String by, LocalDate on, String reason) {
        database.update(
                "UPDATE cycles SET version = version + 1, status = ?, cancelled_by = ?, cancelled_on = ?,"
                        + " cancellation_reason = ? WHERE id = ?",
                status,
                by,
                on,
                reason,
                id);
    }

    /** One at a time plans or lists subjects of a kind and year: none is judged twice. */
    void lockYear(SubjectKind kind, int year) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "cycles:" + kind + ":" + year);
    }

    /** Another cycle that stands and judges some of the same subjects. */
    Optional<Cycle> findOverlapping(SubjectKind kind, int year, String jurisdiction) {
        return database.find(
                "SELECT * FROM cycles WHERE subject_kind = ? AND year = ? AND status <> 'CANCELLED' AND jurisdiction <> ?"
                        + " AND (starts_with(jurisdiction, ?) OR starts_with(?, jurisdiction)) ORDER BY id LIMIT 1",
                Cycle::of,
                kind,
                year,
                jurisdiction,
                jurisdiction,
                jurisdiction);
    }
}
