package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.contracts.vocabulary.AlertStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The alerts that stand, and those that are over. */
@ApplicationScoped
class Alerts {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String SELECT =
            "SELECT a.*, u.name FROM alerts a LEFT JOIN units u ON u.code = a.unit_code WHERE ";
    private static final String ASKED = """
            a.unit_code >= ? AND a.unit_code < ? AND (?::text IS NULL OR a.kind = ?)
            AND (CASE WHEN ?::text IS NULL THEN a.status <> 'CLEARED' ELSE a.status = ? END)""";

    private final Database database;
    private final BusinessClock clock;

    Alerts(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param status null for all that stand */
    record Filter(
            @Nullable String unit,
            @Nullable AlertKind kind,
            @Nullable AlertStatus status) {}

    List<Alert> list(Scope scope, Filter filter, @Nullable List<String> after, int limit) {
        var range = CodeRange.under(scope.prefix(), filter.unit() == null ? "" : filter.unit());
        return database.list(
                SELECT + ASKED + " AND (a.unit_code, a.id) > (?, ?::uuid) ORDER BY a.unit_code, a.id LIMIT ?",
                Alerts::read,
                range.from(),
                range.below(),
                filter.kind(),
                filter.kind(),
                filter.status(),
                filter.status(),
                after == null ? "" : after.get(0),
                after == null ? FIRST : UUID.fromString(after.get(1)),
                limit);
    }

    long count(Scope scope, Filter filter) {
        var range = CodeRange.under(scope.prefix(), filter.unit() == null ? "" : filter.unit());
        return database.number(
                "SELECT count(*) FROM alerts a WHERE " + ASKED,
                range.from(),
                range.below(),
                filter.kind(),
                filter.kind(),
                filter.status(),
                filter.status());
    }

    Optional<Alert> find(UUID id) {
        return database.find(SELECT + "a.id = ?", Alerts::read, id);
    }

    /** Held until the transaction ends. */
    Optional<Alert> findForUpdate(UUID id) {
        return database.find(SELECT + "a.id = ? FOR UPDATE OF a", Alerts::read, id);
    }

    /** In the order of their ids. */
    List<Alert> get(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.list(SELECT + "a.id = ANY (?) ORDER BY a.id", Alerts::read, ids);
    }

    /** Those that stand about accounts or determinations, held until the transaction ends. */
    List<Alert> standingAbout(Collection<UUID> subjects) {
        return database.list(
                SELECT + "a.subject_id = ANY (?) AND a.status <> 'CLEARED' ORDER BY a.id FOR UPDATE OF a",
                Alerts::read,
                subjects);
    }

    List<Alert> standing(Collection<AlertKind> kinds) {
        return database.list(SELECT + "a.kind = ANY (?) AND a.status <> 'CLEARED'", Alerts::read, kinds);
    }

    /** @return the ids of the new ones */
    List<UUID> raise(Collection<Finding> findings) {
        var now = clock.instant();
        var bulk = new Bulk(
                "uuid",
                "text",
                "uuid",
                "text",
                "uuid",
                "uuid",
                "int4",
                "int4",
                "int4",
                "int4",
                "date",
                "text",
                "timestamptz",
                "int8");
        List<UUID> ids = new ArrayList<>(findings.size());
        for (var finding : findings) {
            var id = Ids.next();
            ids.add(id);
            bulk.add(
                    id,
                    finding.kind(),
                    finding.subjectId(),
                    finding.unitCode(),
                    finding.accountId(),
                    finding.determinationId(),
                    finding.approved(),
                    finding.occupied(),
                    finding.reserved(),
                    finding.places(),
                    finding.dueOn(),
                    AlertStatus.RAISED,
                    now,
                    1);
        }
        database.insert(
                "alerts",
                "id, kind, subject_id, unit_code, account_id, determination_id, approved, occupied, reserved, places, due_on,"
                        + " status, raised_at, version",
                bulk);
        return ids;
    }

    /** They go on with other figures. */
    Collection<UUID> change(Map<UUID, Finding> findings) {
        var bulk = new Bulk("uuid", "int4", "int4", "int4", "int4", "date", "uuid");
        findings.forEach((id, finding) -> bulk.add(
                id,
                finding.approved(),
                finding.occupied(),
                finding.reserved(),
                finding.places(),
                finding.dueOn(),
                finding.determinationId()));
        database.update("""
                UPDATE alerts a SET approved = g.approved, occupied = g.occupied, reserved = g.reserved,
                    places = g.places, due_on = g.due_on, determination_id = g.determination_id, version = version + 1
                FROM """ + " " + bulk.unnest() + """
                 AS g (id, approved, occupied, reserved, places, due_on, determination_id) WHERE a.id = g.id""", bulk);
        return findings.keySet();
    }

    Collection<UUID> clear(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            var step = AlertLifecycle.CLEAR;
            database.list(
                    """
                    UPDATE alerts SET status = ?, cleared_at = ?, version = version + 1
                    WHERE id = ANY (?) AND status = ANY (?) RETURNING old.status AS before""",
                    row -> step.taken(row.getEnum("before", AlertStatus.class)),
                    step.to(),
                    clock.instant(),
                    ids,
                    step.from());
        }
        return ids;
    }

    Alert acknowledge(UUID id, AlertStatus status, String by, String note) {
        database.update("""
                UPDATE alerts SET status = ?, acknowledged_by = ?, acknowledged_at = ?, note = ?,
                    version = version + 1 WHERE id = ?""", status, by, clock.instant(), note, id);
        return find(id).orElseThrow();
    }

    private static Alert read(Row row) {
        return new Alert(
                row.getId("id"),
                Finding.read(row),
                row.findText("name"),
                row.getEnum("status", AlertStatus.class),
                row.getInstant("raised_at"),
                row.findText("acknowledged_by"),
                row.findInstant("acknowledged_at"),
                row.findText("note"),
                row.findInstant("cleared_at"),
                row.getLong("version"));
    }
}
