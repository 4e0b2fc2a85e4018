package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.Language;
import org.shequ.kit.problem.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table. In a file they may stand in any order, under any of their headers. */
public final class Columns {

    private static final int MOST_REPORTED = 50;
    private static final int LONGEST_SHOWN = 60;

    private final List<Column> all;
    private final Map<String, Column> byHeader = new HashMap<>();

    private Columns(List<Column> all) {
        this.all = all;
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
        return new Columns(List.of(columns));
    }

    public List<Column> all() {
        return all;
    }

    List<String> headers(Language language) {
        return all.stream().map(column -> column.header(language)).toList();
    }

    /**
     * Where each column stands in a file: its index by name.
     *
     * @throws ProblemException HEADERS_WRONG with every header that is unknown, doubled or missing
     */
    Map<String, Integer> locate(List<@Nullable String> headerRow) {
        var faults = new ArrayList<HeaderFault>();
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < headerRow.size(); i++) {
            var header = headerRow.get(i);
            if (header == null) {
                continue; // values below it are refused when they come
            }
            var column = byHeader.get(Column.key(header));
            if (column == null) {
                faults.add(
                        new HeaderFault(i, "UNKNOWN_HEADER", shown(header) + " is unknown", "未知的列：" + shown(header)));
            } else if (places.putIfAbsent(column.name(), i) != null) {
                faults.add(new HeaderFault(
                        i, "DUPLICATE_HEADER", shown(header) + " stands twice", "列重复出现：" + shown(header)));
            }
        }
        var found = new HashSet<>(places.keySet());
        for (var column : all) {
            if (column.mustStand() && !found.contains(column.name())) {
                faults.add(new HeaderFault(
                        -1, "MISSING_HEADER", column.name() + " is missing", "缺少必需的列：" + column.header(Language.ZH)));
            }
        }
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        return places;
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
