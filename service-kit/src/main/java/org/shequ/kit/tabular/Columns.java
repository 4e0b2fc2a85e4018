package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.problem.ProblemException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of a table. In a file they may stand in any order, under any of their headers. */
public final class Columns {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)$");
    private static final int MOST_REPORTED = 50;
    private static final int LONGEST_SHOWN = 60;

    private final List<Column> all;
    private final Map<String, Column> byHeader = new HashMap<>();
    private final Set<String> passedOver;

    private Columns(List<Column> all, List<Column> passedOver) {
        this.all = all;
        this.passedOver = passedOver.stream()
                .flatMap(column -> column.headers().stream())
                .collect(Collectors.toUnmodifiableSet());
        for (var column : all) {
            for (var header : column.headers()) {
                var other = byHeader.put(header, column);
                if (other != null && !other.equals(column)) {
                    throw new IllegalArgumentException(
                            "The header " + header + " means both " + other.name() + " and " + column.name());
                }
            }
        }
    }

    public static Columns of(Column... columns) {
        return new Columns(List.of(columns), List.of());
    }

    /** The same; of a file that has the others too, for people to read, these are passed over. */
    public Columns passingOver(List<Column> others) {
        return new Columns(all, others);
    }

    /** These and others after them. */
    public Columns and(List<Column> others) {
        var more = new ArrayList<>(all);
        more.addAll(others);
        return new Columns(List.copyOf(more), List.of());
    }

    public List<Column> all() {
        return all;
    }

    /** Whether a column goes by this header. */
    public boolean names(String header) {
        return find(header) != null;
    }

    /** What stands in brackets behind a header, such as （必填） or （人）, is no part of it unless a column is called so. */
    private @Nullable Column find(String header) {
        var key = Column.key(header);
        var column = byHeader.get(key);
        return column != null ? column : byHeader.get(plain(key));
    }

    private static String plain(String key) {
        return IN_BRACKETS.matcher(key).replaceFirst("");
    }

    private boolean isUnread(String key) {
        return Header.isUnread(key) || passedOver.contains(key);
    }

    List<String> headers(Language language) {
        return all.stream().map(column -> column.header(language)).toList();
    }

    /** Whether a row names every column that must stand, and so can be the header row. */
    boolean fits(RawRows.Raw row) {
        var named = named(row).stream().map(Column::name).collect(Collectors.toSet());
        return missing(named).isEmpty();
    }

    /** What must stand, and does not, nor what may stand in its place. */
    private List<Column> missing(Set<String> standing) {
        return all.stream()
                .filter(Column::mustStand)
                .filter(column -> !standing.contains(column.name()))
                .filter(column -> column.instead() == null || !standing.contains(column.instead()))
                .toList();
    }

    /** How many columns a row names: the row that names most of them is the header row, if a wrong one. */
    int likeness(RawRows.Raw row) {
        return named(row).size();
    }

    private Set<Column> named(RawRows.Raw row) {
        var named = new HashSet<Column>();
        for (var cell : row.cells()) {
            var column = cell == null ? null : find(cell);
            if (column != null) {
                named.add(column);
            }
        }
        return named;
    }

    /**
     * Where each column stands in a file.
     *
     * @throws ProblemException HEADERS_WRONG with every header that is unknown, doubled or missing
     */
    Header locate(RawRows.Raw headerRow) {
        var faults = new ArrayList<HeaderFault>();
        var places = new LinkedHashMap<String, Integer>();
        var inside = new BitSet();
        for (int i = 0; i < headerRow.cells().size(); i++) {
            var header = headerRow.cells().get(i);
            if (header == null) {
                continue; // values below it are refused when they come
            }
            var key = Column.key(header);
            var column = find(header);
            if (column == null && (isUnread(key) || isUnread(plain(key)))) {
                inside.set(i);
            } else if (column == null) {
                faults.add(
                        new HeaderFault(i, "UNKNOWN_HEADER", shown(header) + " is unknown", "未知的列：" + shown(header)));
            } else if (places.putIfAbsent(column.name(), i) != null) {
                faults.add(new HeaderFault(
                        i, "DUPLICATE_HEADER", shown(header) + " stands twice", "列重复出现：" + shown(header)));
            }
        }
        for (var column : missing(places.keySet())) {
            faults.add(new HeaderFault(
                    -1, "MISSING_HEADER", column.name() + " is missing", "缺少必需的列：" + column.header(Language.ZH)));
        }
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        places.values().forEach(inside::set);
        return new Header(headerRow.number(), headerRow.cells(), places, inside);
    }

    private static ProblemException refused(List<HeaderFault> faults) {
        var problem = ProblemException.of(TabularProblem.HEADERS_WRONG);
        for (var fault : faults.subList(0, Math.min(faults.size(), MOST_REPORTED))) {
            var pointer = fault.index < 0 ? "/headers" : "/headers/" + fault.index;
            problem.violation(pointer, fault.rule, fault.english, fault.chinese);
        }
        return problem;
    }

    private static String shown(String header) {
        return header.length() <= LONGEST_SHOWN
                ? header
                : header.substring(
                                0,
                                header.offsetByCodePoints(
                                        0, Math.min(LONGEST_SHOWN, header.codePointCount(0, header.length()))))
                        + "…";
    }

    private record HeaderFault(int index, String rule, String english, String chinese) {}
}
