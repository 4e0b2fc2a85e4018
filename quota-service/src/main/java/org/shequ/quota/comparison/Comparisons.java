package org.shequ.quota.comparison;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;
import org.shequ.quota.apportionment.Allotment;
import org.shequ.quota.apportionment.Apportionment;
import org.shequ.quota.comparison.ComparisonView.AlternativeView;
import org.shequ.quota.comparison.ComparisonView.CellView;
import org.shequ.quota.comparison.ComparisonView.LineView;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.unit.Units;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Comparisons, their alternatives and their communities. */
@ApplicationScoped
class Comparisons {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int CHUNK = 5000;

    private final Database database;

    Comparisons(Database database) {
        this.database = database;
    }

    void add(
            ComparisonView view,
            List<Units.Unit> communities,
            Map<String, Account> present,
            List<Apportionment> results) {
        database.update(
                """
                INSERT INTO comparisons (id, jurisdiction, title, compared_by, compared_at, units, present_total, occupied)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                view.id(),
                view.jurisdiction(),
                view.title(),
                view.comparedBy(),
                view.comparedAt(),
                view.units(),
                view.presentTotal(),
                view.occupied());
        database.updateEach("""
                INSERT INTO comparison_alternatives (comparison_id, number, name, standard_id, rule, population_date,
                    growth_percent, population, total, gaining, losing, places_gained, places_lost, over_places)
                VALUES (?, ?, ?, ?::uuid, ?, ?, ?::numeric, ?, ?, ?, ?, ?, ?, ?)""", view.alternatives(), one -> new @Nullable Object[] {
            view.id(),
            one.number(),
            one.name(),
            one.standardId(),
            one.rule(),
            one.populationDate(),
            one.growthPercent(),
            one.population(),
            one.total(),
            one.gaining(),
            one.losing(),
            one.placesGained(),
            one.placesLost(),
            one.overPlaces()
        });
        var byUnit = results.stream().map(Comparisons::byUnit).toList();
        for (int from = 0; from < communities.size(); from += CHUNK) {
            addLines(view.id(), communities.subList(from, Math.min(from + CHUNK, communities.size())), present, byUnit);
        }
    }

    private static Map<String, Allotment> byUnit(Apportionment result) {
        Map<String, Allotment> byUnit = new HashMap<>();
        result.allotments()
                .forEach(allotment -> byUnit.put(allotment.community().code(), allotment));
        return byUnit;
    }

    private void addLines(
            UUID id, List<Units.Unit> communities, Map<String, Account> present, List<Map<String, Allotment>> results) {
        var bulk = new Bulk("text", "text", "int4", "int4", "text", "text");
        for (var unit : communities) {
            var account = present.get(unit.code());
            var allotments = results.stream()
                    .map(result -> Objects.requireNonNull(result.get(unit.code())))
                    .toList();
            bulk.add(
                    unit.code(),
                    unit.name(),
                    account == null ? 0 : account.approved(),
                    account == null ? 0 : account.occupied(),
                    array(allotments.stream()
                            .map(one -> one.community().population())
                            .toList()),
                    array(allotments.stream().map(Allotment::places).toList()));
        }
        database.update("""
                INSERT INTO comparison_lines (unit_code, unit_name, present, occupied, populations, places, comparison_id)
                SELECT l.code, l.name, l.present, l.occupied, l.populations::bigint[], l.places::integer[], t.id FROM
                """ + " " + bulk.unnest() + """
                 l(code, name, present, occupied, populations, places), (SELECT ?::uuid AS id) t""", bulk, id);
    }

    private static String array(Collection<?> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    Optional<ComparisonView> find(UUID id, Scope scope) {
        return database.find(
                        "SELECT * FROM comparisons WHERE id = ? AND jurisdiction LIKE ? || '%'",
                        row -> read(row, List.of()), id, scope.prefix())
                .map(found -> withAlternatives(List.of(found)).getFirst());
    }

    List<ComparisonView> list(Scope scope, @Nullable String jurisdiction, @Nullable String after, int limit) {
        return withAlternatives(database.list(
                """
                SELECT * FROM comparisons WHERE jurisdiction LIKE ? || '%' AND (?::text IS NULL OR jurisdiction = ?)
                  AND id > ? ORDER BY id LIMIT ?""",
                row -> read(row, List.of()),
                scope.prefix(),
                jurisdiction,
                jurisdiction,
                after == null ? FIRST : UUID.fromString(after),
                limit));
    }

    long count(Scope scope, @Nullable String jurisdiction) {
        return database.number("""
                SELECT count(*) FROM comparisons
                WHERE jurisdiction LIKE ? || '%' AND (?::text IS NULL OR jurisdiction = ?)""", scope.prefix(), jurisdiction, jurisdiction);
    }

    private List<ComparisonView> withAlternatives(List<ComparisonView> found) {
        Map<UUID, List<AlternativeView>> alternatives = new HashMap<>();
        Map<UUID, Long> present = new HashMap<>();
        found.forEach(one -> present.put(one.id(), one.presentTotal()));
        database.list(
                "SELECT * FROM comparison_alternatives WHERE comparison_id = ANY (?) ORDER BY comparison_id, number",
                row -> alternatives
                        .computeIfAbsent(row.getId("comparison_id"), id -> new ArrayList<>())
                        .add(alternative(row, present.getOrDefault(row.getId("comparison_id"), 0L))),
                present.keySet());
        return found.stream()
                .map(one -> new ComparisonView(
                        one.id(),
                        one.jurisdiction(),
                        one.title(),
                        one.comparedBy(),
                        one.comparedAt(),
                        one.units(),
                        one.presentTotal(),
                        one.occupied(),
                        alternatives.getOrDefault(one.id(), List.of())))
                .toList();
    }

    List<LineView> lines(UUID id, @Nullable String after, int limit) {
        return database.list(
                "SELECT unit_code, unit_name, present, occupied, places, populations::text[] AS populations "
                        + "FROM comparison_lines WHERE comparison_id = ? AND unit_code > ? ORDER BY unit_code LIMIT ?",
                row -> {
                    var places = row.getInts("places");
                    var populations = row.getTexts("populations");
                    var cells = new ArrayList<CellView>();
                    for (int i = 0; i < places.size(); i++) {
                        cells.add(new CellView(
                                i + 1,
                                Long.parseLong(populations.get(i)),
                                places.get(i),
                                places.get(i) - row.getInt("present")));
                    }
                    return new LineView(
                            row.getText("unit_code"),
                            row.getText("unit_name"),
                            row.getInt("present"),
                            row.getInt("occupied"),
                            cells);
                },
                id,
                after == null ? "" : after,
                limit);
    }

    private static ComparisonView read(Row row, List<AlternativeView> alternatives) {
        return new ComparisonView(
                row.getId("id"),
                row.getText("jurisdiction"),
                row.getText("title"),
                row.getText("compared_by"),
                row.getInstant("compared_at"),
                row.getLong("units"),
                row.getLong("present_total"),
                row.getLong("occupied"),
                alternatives);
    }

    private static AlternativeView alternative(Row row, long present) {
        return new AlternativeView(
                row.getInt("number"),
                row.getText("name"),
                row.findId("standard_id"),
                row.getText("rule"),
                row.getDate("population_date"),
                row.findDecimal("growth_percent"),
                row.getLong("population"),
                row.getLong("total"),
                row.getLong("total") - present,
                row.getLong("gaining"),
                row.getLong("losing"),
                row.getLong("places_gained"),
                row.getLong("places_lost"),
                row.getLong("over_places"));
    }
}
