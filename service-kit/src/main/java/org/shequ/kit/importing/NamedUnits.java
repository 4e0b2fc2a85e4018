package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Units that a file names by name instead of code ({@link CellTypes#unit()}): taken where one unit within the caller's scope goes
 * by the name, with 居委会 behind it or without. Of several the one that still exists is meant; else the row is refused with
 * the codes to choose from.
 */
public final class NamedUnits {

    private static final String OFFICE = "(居民委员会|居委会|村民委员会|村委会)$";
    private static final Pattern OFFICE_BEHIND = Pattern.compile(OFFICE);
    private static final int MOST_SHOWN = 10;

    private final Database database;
    private final String table;

    /** @param table of the service's units, with the columns {@code code}, {@code name} and {@code status} */
    public NamedUnits(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    private record Named(String code, String name, boolean active) {}

    /** Whether a text names a unit rather than gives its code. */
    public static boolean isName(String written) {
        return written.codePoints().anyMatch(Character::isIdeographic);
    }

    /**
     * Puts the code in the place of the name in every row; rows are refused that name no unit, or several, and judged on without
     * it.
     *
     * @param written code or name; null where the row names none
     * @param renamed what the row says with the code; null where nobody knows which
     */
    public <D> void settle(
            RowSet<D> rows,
            UnitColumns columns,
            Function<D, @Nullable String> written,
            BiFunction<D, @Nullable String, D> renamed,
            Scope scope) {
        settle(rows, columns, written, renamed, scope, Map.of());
    }

    /** @param besides codes by {@link #key names}, of units that the file itself brings */
    public <D> void settle(
            RowSet<D> rows,
            UnitColumns columns,
            Function<D, @Nullable String> written,
            BiFunction<D, @Nullable String, D> renamed,
            Scope scope,
            Map<String, Set<String>> besides) {
        var named = byName(
                rows.lines().stream()
                        .map(line -> written.apply(line.said()))
                        .filter(Objects::nonNull)
                        .filter(NamedUnits::isName)
                        .map(NamedUnits::key)
                        .collect(Collectors.toSet()),
                scope);
        List<RowSet.Line<D>> settled = new ArrayList<>(rows.lines().size());
        for (var line : rows.lines()) {
            var text = written.apply(line.said());
            if (text == null || !isName(text)) {
                settled.add(line);
                continue;
            }
            var codes = new TreeSet<>(besides.getOrDefault(key(text), Set.of()));
            codes.addAll(named.getOrDefault(key(text), List.of()));
            var found = List.copyOf(codes);
            if (found.size() == 1) {
                settled.add(new RowSet.Line<>(line.row(), renamed.apply(line.said(), found.getFirst())));
            } else {
                settled.add(new RowSet.Line<>(line.row(), renamed.apply(line.said(), null)));
                refuse(rows, line, columns.code(), found);
            }
        }
        rows.settle(settled);
        holdAgainstRecord(rows, columns, written, scope, besides);
    }

    /** A name beside a code must be that of the unit: whichever of the two is wrong, the row means nobody knows what. */
    private <D> void holdAgainstRecord(
            RowSet<D> rows,
            UnitColumns columns,
            Function<D, @Nullable String> written,
            Scope scope,
            Map<String, Set<String>> besides) {
        var stated = rows.lines().stream()
                .filter(line -> columns.beside(line.row()) != null)
                .filter(line -> written.apply(line.said()) != null)
                .toList();
        if (stated.isEmpty()) {
            return;
        }
        var names = names(
                stated.stream()
                        .map(line -> written.apply(line.said()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                scope);
        for (var line : stated) {
            var code = Objects.requireNonNullElse(written.apply(line.said()), "");
            var beside = Objects.requireNonNullElse(columns.beside(line.row()), "");
            var name = names.get(code);
            var right = name == null
                    || beside.equals(code)
                    || key(beside).equals(key(name))
                    || besides.getOrDefault(key(beside), Set.of()).contains(code);
            if (!right) {
                rows.refuse(
                        line,
                        columns.name(),
                        "NAME_DIFFERS",
                        code + " is " + name + "; correct the code or the name",
                        "代码 " + code + " 为“" + name + "”，请更正代码或名称");
            }
        }
    }

    private Map<String, String> names(Collection<String> codes, Scope scope) {
        Map<String, String> names = new HashMap<>();
        database.list(
                "SELECT code, name FROM " + table + " WHERE code = ANY (?::text[]) AND code LIKE ? || '%'",
                row -> names.put(row.getText("code"), row.getText("name")),
                List.copyOf(codes),
                scope.prefix());
        return names;
    }

    /** The codes that a name may mean, by names. */
    public Map<String, List<String>> byName(Set<String> names, Scope scope) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var units = database.list(
                "SELECT code, status, name FROM (SELECT code, status, regexp_replace(name, '" + OFFICE
                        + "', '') AS name FROM " + table
                        + " WHERE code LIKE ? || '%') named WHERE name = ANY (?) ORDER BY code",
                row -> new Named(
                        row.getText("code"),
                        row.getText("name"),
                        row.getText("status").equals("ACTIVE")),
                scope.prefix(),
                names.stream().map(NamedUnits::key).toArray(String[]::new));
        Map<String, List<Named>> byName =
                units.stream().collect(Collectors.groupingBy(Named::name, TreeMap::new, Collectors.toList()));
        Map<String, List<String>> codes = new HashMap<>();
        byName.forEach((name, several) -> codes.put(name, meant(several)));
        return codes;
    }

    /** As a name is compared: without the office behind it. */
    public static String key(String name) {
        return OFFICE_BEHIND.matcher(name).replaceFirst("");
    }

    private static List<String> meant(List<Named> several) {
        var active = several.stream().filter(Named::active).map(Named::code).toList();
        return active.size() == 1 ? active : several.stream().map(Named::code).toList();
    }

    private static <D> void refuse(
            RowSet<D> rows, RowSet.Line<D> line, ImportColumn<String> column, List<String> codes) {
        if (codes.isEmpty()) {
            rows.refuseUnread(
                    line,
                    column,
                    "UNKNOWN_UNIT_NAME",
                    "no unit within the data scope goes by this name; give its code",
                    "数据范围内没有该名称的单位，请填写区划代码");
            return;
        }
        var shown = new ArrayList<>(codes.subList(0, Math.min(codes.size(), MOST_SHOWN)));
        if (codes.size() > MOST_SHOWN) {
            shown.add("…");
        }
        rows.refuseUnread(
                line,
                column,
                "AMBIGUOUS_UNIT_NAME",
                "several units go by this name; give the code: " + String.join(", ", shown),
                "有多个同名单位，请填写区划代码：" + String.join("、", shown));
    }
}
