package org.shequ.personnel.unit;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Like;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.page.Seek;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.vocabulary.UrbanRuralClass;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All units. */
@ApplicationScoped
public class OrgUnits {

    private static final Statements SQL = Statements.of(OrgUnits.class);

    private static final String COLUMNS =
            "code, name, kind, parent_code, status, urban_rural_class, valid_from, valid_to, version";
    private static final String FILTER = SQL.text("units-in-reach");

    private final Database database;

    public OrgUnits(Database database) {
        this.database = database;
    }

    /** @param subtree prefix of the codes asked for, empty for all */
    public record Filter(
            String subtree,
            @Nullable String parent,
            @Nullable UnitKind kind,
            @Nullable UnitStatus status,
            @Nullable String name,
            @Nullable LocalDate asOf) {

        @Nullable
        Object[] parameters(Scope scope) {
            CodeRange visible = CodeRange.under(scope.prefix());
            CodeRange wanted = CodeRange.under(subtree);
            String pattern = name == null ? null : Like.containing(name);
            return new @Nullable Object[] {
                visible.from(),
                visible.below(),
                wanted.from(),
                wanted.below(),
                parent,
                parent,
                kind,
                kind,
                status,
                status,
                pattern,
                pattern,
                asOf,
                asOf,
                asOf
            };
        }
    }

    public Optional<OrgUnit> find(String code) {
        return database.find("SELECT " + COLUMNS + " FROM org_units WHERE code = ?", OrgUnits::unit, code);
    }

    public OrgUnit get(String code, Scope scope) {
        scope.require(code);
        return find(code).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Locks the unit for a change that expects to have seen it. */
    public OrgUnit lock(String code, Scope scope, @Nullable Version expected) {
        scope.require(code);
        OrgUnit unit = database.find(
                        "SELECT " + COLUMNS + " FROM org_units WHERE code = ? FOR UPDATE", OrgUnits::unit, code)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, unit.version());
        return unit;
    }

    /**
     * Finds units that are to take people up, and keeps them from being dissolved, merged or split until the transaction
     * ends. Taken before the locks of people, by everybody.
     */
    public Map<String, OrgUnit> hold(Collection<String> codes) {
        return database
                .list(
                        "SELECT " + COLUMNS + " FROM org_units WHERE code = ANY (?) ORDER BY code FOR SHARE",
                        OrgUnits::unit,
                        codes)
                .stream()
                .collect(Collectors.toMap(OrgUnit::code, Function.identity()));
    }

    /**
     * Locks units with all below them that have not ended, in the order of their codes, so each after its superior. One
     * statement, in the order in which {@link #hold} goes, so that nobody waits crosswise.
     */
    public List<OrgUnit> lockTrees(Collection<String> roots) {
        Bulk ranges = new Bulk("text", "text");
        roots.stream().map(CodeRange::under).forEach(range -> ranges.add(range.from(), range.below()));
        return database.list(
                "SELECT " + COLUMNS + " FROM org_units o JOIN " + ranges.unnest()
                        + " AS r (lowest, beyond) ON o.code >= r.lowest AND o.code < r.beyond"
                        + " WHERE valid_to IS NULL ORDER BY code FOR UPDATE OF o",
                ranges,
                OrgUnits::unit);
    }

    /** All codes below, of ended units too. */
    public List<String> codesUnder(String superior) {
        return database.list(
                "SELECT code FROM org_units WHERE code > ? AND code < ?",
                row -> row.getText("code"),
                superior,
                CodeRange.under(superior).below());
    }

    /** What the units came out of by mergers and splits, over any number of steps; units without any are left out. */
    public Map<String, Set<String>> ancestors(Collection<String> codes) {
        return database
                .list(SQL.text("ancestors"), row -> Map.entry(row.getText("code"), row.getText("ancestor")), codes)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    public Map<String, OrgUnit> byCode(Collection<String> codes) {
        return database
                .list("SELECT " + COLUMNS + " FROM org_units WHERE code = ANY (?)", OrgUnits::unit, codes)
                .stream()
                .collect(Collectors.toMap(OrgUnit::code, Function.identity()));
    }

    List<OrgUnit> page(Filter filter, Scope scope, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT " + COLUMNS + " " + FILTER + " AND code > ? ORDER BY code LIMIT ?",
                OrgUnits::unit,
                append(filter.parameters(scope), after == null ? "" : after, seek.fetch()));
    }

    long count(Filter filter, Scope scope) {
        return database.get("SELECT count(*) AS n " + FILTER, row -> row.getLong("n"), filter.parameters(scope));
    }

    /** How many present or future assignments and subordinate units hang on the subtree from the day on. */
    Dependents dependents(String code, LocalDate from) {
        CodeRange below = CodeRange.under(code);
        return database.get(
                """
                SELECT (SELECT count(*) FROM assignments WHERE recorded_to = 'infinity' AND unit_code >= ?
                            AND unit_code < ? AND (upper_inf(held) OR upper(held) > ?)) AS assignments,
                       (SELECT count(*) FROM org_units WHERE parent_unit = ? AND valid_to IS NULL) AS units
                """,
                row -> new Dependents(row.getLong("assignments"), row.getLong("units")),
                below.from(),
                below.below(),
                from,
                code);
    }

    record Dependents(long assignments, long units) {}

    public void insert(List<OrgUnit> units) {
        Bulk bulk = bulk();
        units.forEach(unit -> add(bulk, unit));
        database.insert(
                "org_units", "code, name, kind, parent_code, status, urban_rural_class, valid_from, valid_to", bulk);
    }

    /** Writes units that were read before; moves their versions. */
    public void update(List<OrgUnit> units) {
        Bulk bulk = bulk();
        units.forEach(unit -> add(bulk, unit));
        database.update(SQL.text("update-units").formatted(bulk.unnest()), bulk);
    }

    private static Bulk bulk() {
        return new Bulk("text", "text", "text", "text", "text", "text", "date", "date");
    }

    private static void add(Bulk bulk, OrgUnit unit) {
        bulk.add(
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.parentCode(),
                unit.status(),
                unit.urbanRuralClass(),
                unit.validFrom(),
                unit.validTo());
    }

    private static @Nullable Object[] append(@Nullable Object[] parameters, @Nullable Object... more) {
        @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return all;
    }

    private static OrgUnit unit(Row row) {
        return new OrgUnit(
                row.getText("code"),
                row.getText("name"),
                row.getEnum("kind", UnitKind.class),
                row.findText("parent_code"),
                row.getEnum("status", UnitStatus.class),
                row.findEnum("urban_rural_class", UrbanRuralClass.class),
                row.getDate("valid_from"),
                row.findDate("valid_to"),
                row.getLong("version"));
    }
}
