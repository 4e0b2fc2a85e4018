package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;
import org.shequ.quota.ledger.Ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Determinations and their lines. */
@ApplicationScoped
class Determinations {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SEEN = "SELECT * FROM determinations d WHERE d.jurisdiction LIKE ? || '%' ";

    /** Totals over the lines, kept with the determination, so that no list has to add up a nation's communities. */
    private static final String SUMMARISE = """
            UPDATE determinations SET units = s.units, total = s.total, previous_total = s.previous, gaining = s.gaining,
                losing = s.losing, occupied = s.occupied, units_over = s.units_over,
                units_short = s.units_short, over_places = s.over_places,
                short_places = s.short_places
            FROM (SELECT count(*) AS units, coalesce(sum(new_places), 0) AS total,
                    coalesce(sum(old_places), 0) AS previous, coalesce(sum(occupied), 0) AS occupied,
                    count(*) FILTER (WHERE new_places > old_places) AS gaining,
                    count(*) FILTER (WHERE new_places < old_places) AS losing,
                    count(*) FILTER (WHERE occupied > new_places) AS units_over,
                    count(*) FILTER (WHERE occupied < new_places) AS units_short,
                    coalesce(sum(occupied - new_places) FILTER (WHERE occupied > new_places), 0) AS over_places,
                    coalesce(sum(new_places - occupied) FILTER (WHERE occupied < new_places), 0) AS short_places
                FROM determination_lines WHERE determination_id = ?) s
            WHERE id = ?""";

    private final Database database;

    Determinations(Database database) {
        this.database = database;
    }

    void addHeader(NewDetermination determination) {
        database.update(
                """
                INSERT INTO determinations (id, jurisdiction, standard_id, population_date, title, what_if, status,
                    drafted_by, drafted_at, population, shared_total, version)
                VALUES (?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?, ?, ?, 1)""",
                determination.id(),
                determination.jurisdiction(),
                determination.standardId(),
                determination.populationDate(),
                determination.title(),
                determination.whatIf(),
                determination.draftedBy(),
                determination.draftedAt(),
                determination.population(),
                determination.sharedTotal());
    }

    void summarise(UUID id) {
        database.update(SUMMARISE, id, id);
    }

    void addLines(UUID id, List<Line> lines) {
        var bulk = new Bulk(
                "uuid", "text", "text", "int8", "int8", "int8", "int8", "int8", "int4", "bool", "int4", "int4", "text",
                "int4", "int4", "int4", "int8", "int8");
        lines.forEach(line -> bulk.add(
                id,
                line.unitCode(),
                line.unitName(),
                line.population(),
                line.shareNumerator(),
                line.shareDenominator(),
                line.whole(),
                line.remainder(),
                line.extra(),
                line.floored(),
                line.apportioned(),
                line.adjustment(),
                line.adjustmentDocument(),
                line.oldPlaces(),
                line.newPlaces(),
                line.occupied(),
                line.households(),
                line.bandFrom()));
        database.insert(
                "determination_lines",
                "determination_id, unit_code, unit_name, population, share_numerator, share_denominator, whole,"
                        + " remainder, extra, floored, apportioned, adjustment, adjustment_document, old_places,"
                        + " new_places, occupied, households, band_from",
                bulk);
    }

    /** What a community has now. */
    record Present(String unitCode, String name, int approved, int occupied) {

        private static Present of(Row row) {
            return new Present(
                    row.getText("unit_code"), row.getText("name"), row.getInt("approved"), row.getInt("occupied"));
        }
    }

    /** By code, of the units from one to another. */
    Map<String, Present> present(String first, String last) {
        return database.list("""
                SELECT u.code AS unit_code, u.name, coalesce(a.approved, 0) AS approved,
                    coalesce(a.occupied, 0) AS occupied
                FROM units u LEFT JOIN quota_accounts a ON a.kind = 'STAFFING' AND a.unit_code = u.code
                WHERE u.code >= ? AND u.code <= ?""", Present::of, first, last).stream()
                .collect(Collectors.toMap(Present::unitCode, Function.identity()));
    }

    /** Those under the jurisdiction that have places or people still, and no line. */
    List<Present> others(UUID id, String jurisdiction) {
        var range = CodeRange.under(jurisdiction);
        return database.list("""
                SELECT a.unit_code, coalesce(u.name, a.unit_code) AS name, a.approved, a.occupied
                FROM quota_accounts a LEFT JOIN units u ON u.code = a.unit_code
                WHERE a.kind = 'STAFFING' AND a.unit_code >= ? AND a.unit_code < ? AND (a.approved > 0 OR a.occupied > 0)
                  AND NOT EXISTS (SELECT 1 FROM determination_lines l
                      WHERE l.determination_id = ? AND l.unit_code = a.unit_code)""", Present::of, range.from(), range.below(), id);
    }

    Optional<Determination> find(UUID id, Scope scope) {
        return database.find(SEEN + "AND d.id = ?", Determinations::read, scope.prefix(), id);
    }

    Optional<Determination> findForUpdate(UUID id, Scope scope) {
        return database.find(SEEN + "AND d.id = ? FOR UPDATE OF d", Determinations::read, scope.prefix(), id);
    }

    List<Determination> list(
            Scope scope,
            @Nullable String jurisdiction,
            @Nullable DeterminationStatus status,
            @Nullable String after,
            int limit) {
        return database.list(
                SEEN + """
                AND (?::text IS NULL OR d.jurisdiction = ?) AND (?::text IS NULL OR d.status = ?) AND d.id > ?
                ORDER BY d.id LIMIT ?""",
                Determinations::read,
                scope.prefix(),
                jurisdiction,
                jurisdiction,
                status,
                status,
                after == null ? FIRST : UUID.fromString(after),
                limit);
    }

    long count(Scope scope, @Nullable String jurisdiction, @Nullable DeterminationStatus status) {
        return database.get("""
                SELECT count(*) AS n FROM determinations
                WHERE jurisdiction LIKE ? || '%' AND (?::text IS NULL OR jurisdiction = ?)
                  AND (?::text IS NULL OR status = ?)""", row -> row.getLong("n"), scope.prefix(), jurisdiction, jurisdiction, status, status);
    }

    void submitted(UUID id, DeterminationStatus status, String by, Instant at) {
        database.update("""
                UPDATE determinations SET status = ?, submitted_by = ?, submitted_at = ?, returned_reason = NULL,
                    version = version + 1 WHERE id = ?""", status, by, at, id);
    }

    void returned(UUID id, DeterminationStatus status, String reason) {
        database.update(
                "UPDATE determinations SET status = ?, returned_reason = ?, version = version + 1 WHERE id = ?",
                status,
                reason,
                id);
    }

    void approved(
            UUID id,
            DeterminationStatus status,
            String by,
            Instant at,
            LocalDate on,
            String documentNumber,
            String organ) {
        database.update("""
                UPDATE determinations SET status = ?, approved_by = ?, approved_at = ?, approved_on = ?,
                    document_number = ?, organ = ?, version = version + 1 WHERE id = ?""", status, by, at, on, documentNumber, organ, id);
    }

    /** Ends the one in force, if there is one. */
    void supersede(String jurisdiction, UUID by) {
        var step = DeterminationStatus.SUPERSEDE;
        database.list(
                """
                UPDATE determinations SET status = ?, superseded_by = ?, version = version + 1
                WHERE jurisdiction = ? AND status = ANY (?) RETURNING old.status AS before""",
                row -> step.taken(row.getEnum("before", DeterminationStatus.class)),
                step.to(),
                by,
                jurisdiction,
                step.from());
    }

    /** How many communities would get places that have been merged or split. */
    long endedSince(UUID id) {
        return database.number("""
                SELECT count(*) FROM determination_lines l JOIN unit_reorganisations r USING (unit_code)
                WHERE l.determination_id = ? AND l.new_places > 0""", id);
    }

    /** Old places and people as they stand at this moment, for the record of the approval. */
    void refreshLines(UUID id) {
        database.update("""
                UPDATE determination_lines l SET old_places = a.approved, occupied = a.occupied FROM quota_accounts a
                WHERE l.determination_id = ? AND a.kind = 'STAFFING' AND a.unit_code = l.unit_code
                  AND (l.old_places, l.occupied) <> (a.approved, a.occupied)""", id);
        database.update(SUMMARISE, id, id);
    }

    List<Ledger.Approval> approvals(UUID id, String after, int limit) {
        return database.list(
                """
                SELECT unit_code, new_places FROM determination_lines WHERE determination_id = ? AND unit_code > ?
                ORDER BY unit_code LIMIT ?""", row -> new Ledger.Approval(row.getText("unit_code"), row.getInt("new_places")), id, after, limit);
    }

    List<Line> lines(UUID id, @Nullable String after, int limit) {
        return database.list("""
                SELECT * FROM determination_lines WHERE determination_id = ? AND unit_code > ?
                ORDER BY unit_code LIMIT ?""", Determinations::readLine, id, after == null ? "" : after, limit);
    }

    Optional<Line> findLine(UUID id, String unit) {
        return database.find(
                "SELECT * FROM determination_lines WHERE determination_id = ? AND unit_code = ?",
                Determinations::readLine,
                id,
                unit);
    }

    long countLines(UUID id) {
        return database.get(
                "SELECT count(*) AS n FROM determination_lines WHERE determination_id = ?",
                row -> row.getLong("n"),
                id);
    }

    private static Determination read(Row row) {
        return new Determination(
                row.getId("id"),
                row.getText("jurisdiction"),
                row.getId("standard_id"),
                row.getDate("population_date"),
                row.getText("title"),
                row.getBoolean("what_if"),
                row.getEnum("status", DeterminationStatus.class),
                row.getText("drafted_by"),
                row.getInstant("drafted_at"),
                row.findText("submitted_by"),
                row.findInstant("submitted_at"),
                row.findText("returned_reason"),
                row.findText("approved_by"),
                row.findInstant("approved_at"),
                row.findDate("approved_on"),
                row.findText("document_number"),
                row.findText("organ"),
                row.findId("superseded_by"),
                row.getLong("population"),
                row.getLong("shared_total"),
                new DeterminationView.Summary(
                        row.getLong("total"),
                        row.getLong("previous_total"),
                        row.getLong("total") - row.getLong("previous_total"),
                        row.getLong("units"),
                        row.getLong("units_over"),
                        row.getLong("units_short"),
                        row.getLong("gaining"),
                        row.getLong("losing"),
                        row.getLong("occupied"),
                        row.getLong("over_places"),
                        row.getLong("short_places")),
                row.getLong("version"));
    }

    private static Line readLine(Row row) {
        return new Line(
                row.getText("unit_code"),
                row.getText("unit_name"),
                row.getLong("population"),
                row.findLong("households"),
                row.findLong("band_from"),
                row.getLong("share_numerator"),
                row.getLong("share_denominator"),
                row.getLong("whole"),
                row.getLong("remainder"),
                row.getInt("extra"),
                row.getBoolean("floored"),
                row.getInt("apportioned"),
                row.getInt("adjustment"),
                row.findText("adjustment_document"),
                row.getInt("old_places"),
                row.getInt("new_places"),
                row.getInt("occupied"));
    }
}
