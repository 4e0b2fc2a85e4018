package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which sheet of a workbook is read: the one that is named, or the only visible one whose header row fits. Of several, none
 * is taken for the whole: the others' rows would be lost without a word.
 */
final class XlsxSheets {

    private final XlsxPackage workbook;
    private final Columns columns;

    private XlsxSheets(XlsxPackage workbook, Columns columns) {
        this.workbook = workbook;
        this.columns = columns;
    }

    /** The rows of the sheet, from its first; the workbook is closed with them. */
    static RawRows open(Path file, Columns columns, @Nullable String named) throws IOException {
        XlsxGuard.check(file);
        var workbook = XlsxPackage.open(file);
        try {
            var sheets = new XlsxSheets(workbook, columns);
            var sheet = named == null ? sheets.theOnlyOne() : sheets.named(named);
            return XlsxRows.lastOf(workbook, sheet);
        } catch (IOException | RuntimeException failure) {
            workbook.close();
            throw failure;
        }
    }

    private XlsxPackage.Sheet named(String name) {
        var wanted = Column.key(name);
        return workbook.visibleSheets().stream()
                .filter(sheet -> Column.key(sheet.name()).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.of(TabularProblem.SHEET_UNKNOWN, name, names(workbook.visibleSheets())));
    }

    private XlsxPackage.Sheet theOnlyOne() throws IOException {
        var filled = new ArrayList<XlsxPackage.Sheet>();
        var fitting = new ArrayList<XlsxPackage.Sheet>();
        var others = new ArrayList<XlsxPackage.Sheet>();
        for (var sheet : workbook.visibleSheets()) {
            switch (fit(sheet)) {
                case FILLED -> filled.add(sheet);
                case HEADERS_ALONE -> fitting.add(sheet);
                case OTHER -> others.add(sheet);
                case BLANK -> {
                    // a workbook often has some
                }
            }
        }
        if (filled.size() > 1) {
            throw ProblemException.of(TabularProblem.SHEETS_AMBIGUOUS, names(filled));
        }
        filled.addAll(fitting);
        filled.addAll(others);
        if (filled.isEmpty()) {
            throw ProblemException.of(TabularProblem.FILE_EMPTY);
        }
        return filled.getFirst();
    }

    private Table.Fit fit(XlsxPackage.Sheet sheet) throws IOException {
        try (var rows = XlsxRows.of(workbook, sheet)) {
            return Table.fit(rows, columns);
        }
    }

    private static String names(List<XlsxPackage.Sheet> sheets) {
        return sheets.stream().map(XlsxPackage.Sheet::name).collect(Collectors.joining(", "));
    }
}
