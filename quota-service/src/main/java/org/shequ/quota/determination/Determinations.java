package org.shequ.quota.determination;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.quota.ledger.Ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Determinations and their lines. Whoever changes one opens it, which locks it until the transaction ends. */
@ApplicationScoped
class Determinations implements PanacheRepositoryBase<Determination, UUID> {

    private static final Statements SQL = Statements.of(Determinations.class);

    private static final UUID FIRST = new UUID(0, 0);

    private static final String WANTED =
            "jurisdiction like :scope and jurisdiction like :jurisdiction and status in :states";

    /** Totals over the lines, kept with the determination, so that no list has to add up a nation's communities. */
    private static final String SUMMARISE = SQL.text("summarise-determination");

    private final Database database;

    Determinations(Database database) {
        this.database = database;
    }

    /** For a change by somebody who saw that version: 404 out of scope, 428 without, 412 with another version. */
    Determination open(UUID id, @Nullable Version expected, Scope scope) {
        var determination = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> scope.covers(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, determination.version());
        return determination;
    }

    Determination get(UUID id, Scope scope) {
        return findByIdOptional(id)
                .filter(found -> scope.covers(found.jurisdiction()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** The one in force, held until the transaction ends. */
    Optional<Determination> inForce(String jurisdiction) {
        return find("jurisdiction = ?1 and status = ?2", jurisdiction, DeterminationStatus.APPROVED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** How much a determination comes to; for a job, which reads outside of transactions. */
    record Size(long total, long units, @Nullable String documentNumber) {}

    Optional<Size> size(UUID id, Scope scope) {
        return database.find(
                "SELECT total, units, document_number FROM determinations WHERE id = ?"
                        + " AND jurisdiction LIKE ? || '%'",
                row -> new Size(row.getLong("total"), row.getLong("units"), row.findText("document_number")),
                id,
                scope.prefix());
    }

    /** Adds the lines up, after they were written. */
    void summarise(Determination determination) {
        flush();
        database.update(SUMMARISE, determination.id(), determination.id());
        getEntityManager().refresh(determination);
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

    List<Determination> list(
            Scope scope,
            @Nullable String jurisdiction,
            @Nullable DeterminationStatus status,
            @Nullable String after,
            int limit) {
        return find(
                        WANTED + " and id > :after order by id",
                        wanted(scope, jurisdiction, status)
                                .and("after", after == null ? FIRST : UUID.fromString(after)))
                .range(0, limit - 1)
                .list();
    }

    long count(Scope scope, @Nullable String jurisdiction, @Nullable DeterminationStatus status) {
        return count(WANTED, wanted(scope, jurisdiction, status));
    }

    private static Parameters wanted(Scope scope, @Nullable String jurisdiction, @Nullable DeterminationStatus status) {
        return Parameters.with("scope", scope.prefix() + "%")
                .and("jurisdiction", jurisdiction == null ? "%" : jurisdiction)
                .and("states", status == null ? List.of(DeterminationStatus.values()) : List.of(status));
    }

    /** How many communities would get places that have been merged or split. */
    long endedSince(UUID id) {
        return database.number("""
                SELECT count(*) FROM determination_lines l JOIN unit_reorganisations r USING (unit_code)
                WHERE l.determination_id = ? AND l.new_places > 0""", id);
    }

    /** Old places and people as they stand at this moment, for the record of the approval. */
    void refreshLines(Determination determination) {
        database.update("""
                UPDATE determination_lines l SET old_places = a.approved, occupied = a.occupied FROM quota_accounts a
                WHERE l.determination_id = ? AND a.kind = 'STAFFING' AND a.unit_code = l.unit_code
                  AND (l.old_places, l.occupied) <> (a.approved, a.occupied)""", determination.id());
        summarise(determination);
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
