package org.shequ.quota.headcount;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;
import org.shequ.quota.counting.CountReason;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who counts where, for reading. */
@ApplicationScoped
class Headcounts {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String FILTER = """
            c.unit_code >= ? AND c.unit_code < ? AND (?::bool IS NULL OR c.counts = ?::bool)
              AND (?::text IS NULL OR c.reason = ?) AND (?::text IS NULL OR c.post = ?)""";

    private final Database database;

    Headcounts(Database database) {
        this.database = database;
    }

    /** The named filters of the list. */
    record Filter(
            @Nullable String unit,
            @Nullable Boolean counts,
            @Nullable CountReason reason,
            @Nullable Post post) {

        CodeRange range(Scope scope) {
            return CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        }
    }

    List<HeadcountView> list(Scope scope, Filter filter, @Nullable List<String> after, int limit) {
        var range = filter.range(scope);
        return database.list(
                """
                SELECT c.*, u.name, o.account_id, o.place_id, o.since FROM careers c
                LEFT JOIN units u ON u.code = c.unit_code
                LEFT JOIN occupancies o ON o.person_id = c.person_id AND o.kind = 'STAFFING'
                WHERE """
                        + " " + FILTER
                        + " AND (c.unit_code, c.person_id) > (?, ?::uuid) ORDER BY c.unit_code, c.person_id LIMIT ?",
                Headcounts::read,
                range.from(),
                range.below(),
                filter.counts(),
                filter.counts(),
                filter.reason(),
                filter.reason(),
                filter.post(),
                filter.post(),
                after == null ? "" : after.get(0),
                after == null ? FIRST : UUID.fromString(after.get(1)),
                limit);
    }

    long count(Scope scope, Filter filter) {
        var range = filter.range(scope);
        return database.get(
                "SELECT count(*) AS n FROM careers c WHERE " + FILTER,
                row -> row.getLong("n"),
                range.from(),
                range.below(),
                filter.counts(),
                filter.counts(),
                filter.reason(),
                filter.reason(),
                filter.post(),
                filter.post());
    }

    HeadcountSummary summary(Scope scope, @Nullable String unit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        Map<CountReason, Long> byReason = new EnumMap<>(CountReason.class);
        database.list(
                """
                SELECT reason, count(*) AS n FROM careers WHERE unit_code >= ? AND unit_code < ? GROUP BY reason""",
                row -> byReason.put(row.getEnum("reason", CountReason.class), row.getLong("n")),
                range.from(),
                range.below());
        return database.get(
                """
                SELECT count(*) FILTER (WHERE post = 'SECRETARY' AND length(unit_code) >= 12
                        AND reason <> 'LEFT_SERVICE') AS secretaries
                FROM careers WHERE unit_code >= ? AND unit_code < ?""",
                row -> new HeadcountSummary(
                        byReason.values().stream().mapToLong(Long::longValue).sum(),
                        byReason.getOrDefault(CountReason.COUNTED, 0L),
                        row.getLong("secretaries"),
                        byReason.entrySet().stream()
                                .map(entry -> new HeadcountSummary.ByReason(
                                        entry.getKey(), entry.getKey().text(), entry.getValue()))
                                .toList()),
                range.from(),
                range.below());
    }

    private static HeadcountView read(Row row) {
        var unit = row.getText("unit_code");
        var reason = row.getEnum("reason", CountReason.class);
        return new HeadcountView(
                row.getId("person_id"),
                unit.isEmpty() ? null : unit,
                row.findText("name"),
                row.findEnum("post", Post.class),
                row.findEnum("tenure_kind", TenureKind.class),
                row.getBoolean("counts"),
                reason,
                reason.text(),
                row.findText("community"),
                row.findId("account_id"),
                row.findId("place_id"),
                row.findDate("since"));
    }
}
