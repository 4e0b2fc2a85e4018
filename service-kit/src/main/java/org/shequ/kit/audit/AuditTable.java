package org.shequ.kit.audit;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.security.Scope;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the audit log, newest first. */
@ApplicationScoped
class AuditTable {

    private final DataSource database;

    AuditTable(DataSource database) {
        this.database = database;
    }

    /** What to look for, within a scope; null means any. {@code from} inclusive, {@code to} exclusive. */
    record Filter(
            Scope scope,
            @Nullable String subjectType,
            @Nullable String subjectId,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param after the recordedAt and id of the last entry already seen */
    List<AuditEntry> list(Filter filter, @Nullable List<String> after, int limit) {
        var conditions = new Conditions(filter);
        if (after != null) {
            conditions.and(
                    "(recorded_at, id) < (?, ?)",
                    Timestamp.from(Instant.parse(after.get(0))),
                    UUID.fromString(after.get(1)));
        }
        return conditions.query(
                "SELECT id, recorded_at, actor, action, subject_type, subject_id, unit_code, trace_id, details FROM audit_log",
                " ORDER BY recorded_at DESC, id DESC LIMIT " + limit,
                found -> {
                    var entries = new ArrayList<AuditEntry>();
                    while (found.next()) {
                        entries.add(entry(found));
                    }
                    return entries;
                });
    }

    long count(Filter filter) {
        return new Conditions(filter).query("SELECT count(*) FROM audit_log", "", found -> {
            found.next();
            return found.getLong(1);
        });
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("unit_code"),
                row.getString("trace_id"),
                row.getString("details"));
    }

    private interface Reading<T> {
        T of(ResultSet found) throws SQLException;
    }

    private final class Conditions {

        private final List<String> terms = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(Filter filter) {
            if (!filter.scope.all()) {
                var units = CodeRange.under(filter.scope.prefix());
                and("unit_code >= ? AND unit_code < ?", units.from(), units.below());
            }
            andIfPresent("subject_type = ?", filter.subjectType);
            andIfPresent("subject_id = ?", filter.subjectId);
            andIfPresent("actor = ?", filter.actor);
            andIfPresent("recorded_at >= ?", filter.from == null ? null : Timestamp.from(filter.from));
            andIfPresent("recorded_at < ?", filter.to == null ? null : Timestamp.from(filter.to));
        }

        private void andIfPresent(String term, @Nullable Object value) {
            if (value != null) {
                and(term, value);
            }
        }

        private void and(String term, Object... arguments) {
            terms.add(term);
            values.addAll(List.of(arguments));
        }

        private <T> T query(String select, String tail, Reading<T> reading) {
            var where = terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement(select + where + tail)) {
                bind(query);
                try (var found = query.executeQuery()) {
                    return reading.of(found);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("The audit log cannot be read", failure);
            }
        }

        private void bind(PreparedStatement query) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
        }
    }
}
