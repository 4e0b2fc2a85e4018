package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a sheet, as text that the spreadsheet shows. A formula gives the value that was last computed; one that was
 * never computed, an error, or a reference to a text that is missing is a fault of its cell, never a blank.
 */
final class XlsxRows implements RawRows {

    private final XlsxPackage workbook;
    private final XlsxPackage.Sheet sheet;
    private final boolean last;
    private final InputStream in;
    private final @Nullable XMLStreamReader xml;
    private long number;

    private XlsxRows(
            XlsxPackage workbook,
            XlsxPackage.Sheet sheet,
            InputStream in,
            @Nullable XMLStreamReader xml,
            boolean last) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.in = in;
        this.xml = xml;
        this.last = last;
    }

    static XlsxRows of(XlsxPackage workbook, XlsxPackage.Sheet sheet) throws IOException {
        return of(workbook, sheet, false);
    }

    /** The rows of the last sheet that is looked at: the workbook is closed with them. */
    static XlsxRows lastOf(XlsxPackage workbook, XlsxPackage.Sheet sheet) throws IOException {
        return of(workbook, sheet, true);
    }

    private static XlsxRows of(XlsxPackage workbook, XlsxPackage.Sheet sheet, boolean last) throws IOException {
        var in = workbook.open(sheet);
        try {
            return new XlsxRows(workbook, sheet, in, Xml.open(in), last);
        } catch (XMLStreamException malformed) {
            in.close();
            throw XlsxGuard.damaged(malformed);
        }
    }

    @Override
    public @Nullable Raw next() {
        try {
            while (xml != null && Xml.nextElement(xml)) {
                if (xml.getLocalName().equals("row")) {
                    return row(xml);
                }
            }
            return null;
        } catch (XMLStreamException malformed) {
            throw XlsxGuard.damaged(malformed);
        }
    }

    private Raw row(XMLStreamReader xml) throws XMLStreamException {
        number = number(xml.getAttributeValue(null, "r"), number + 1);
        var cells = new ArrayList<@Nullable String>();
        var faults = new ArrayList<CellFault>(0);
        var index = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                index = XlsxGuard.columnOf(xml.getAttributeValue(null, "r"), index);
                add(XlsxCell.read(xml), index, cells, faults);
                index++;
            }
        }
        return new Raw(number, cells, faults);
    }

    private void add(XlsxCell cell, int index, List<@Nullable String> cells, List<CellFault> faults) {
        var shown = cell.shown(workbook);
        var text = Cells.clean(shown.text(), number);
        if (text == null && shown.fault() == null) {
            return;
        }
        if (index >= MAX_COLUMNS) {
            throw ProblemException.of(TabularProblem.TOO_MANY_COLUMNS, number, MAX_COLUMNS);
        }
        var fault = shown.fault();
        if (fault != null) {
            faults.add(CellFault.at(index, text, fault.name(), fault.english(), fault.chinese()));
            return;
        }
        while (cells.size() <= index) {
            cells.add(null);
        }
        cells.set(index, text);
    }

    @Override
    public String sheet() {
        return sheet.name();
    }

    private static long number(@Nullable String written, long following) {
        try {
            return written == null ? following : Long.parseLong(written);
        } catch (NumberFormatException none) {
            return following;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (last) {
            workbook.close();
        }
    }
}
