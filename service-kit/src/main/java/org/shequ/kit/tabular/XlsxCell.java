package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A cell as the file holds it (ECMA-376 part 1, 18.3.1.4).
 *
 * @param type {@code s}, {@code str}, {@code inlineStr}, {@code b}, {@code d}, {@code e}, {@code n}
 * @param value null where the file has none
 * @param inline a text that stands in the cell itself
 */
record XlsxCell(
        String type,
        @Nullable String style,
        @Nullable String value,
        @Nullable String inline,
        @Nullable String formula) {

    private static final Set<String> TRUE = Set.of("1", "true");
    private static final Pattern FIRST_OF_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}-01");
    private static final Set<String> FALSE = Set.of("0", "false");

    /** Why a cell shows nothing that could be read. */
    enum Fault {
        FORMULA(
                "is a formula without a value; open the file in a spreadsheet and save it",
                "是未经计算的公式；请在表格软件中打开并保存后重新提交"),
        ERROR_VALUE("holds an error of the spreadsheet", "是表格软件的错误值"),
        UNREADABLE("cannot be read: the workbook is damaged in this cell", "无法读取：工作簿在此单元格处已损坏");

        private final String english;
        private final String chinese;

        Fault(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        String english() {
            return english;
        }

        String chinese() {
            return chinese;
        }
    }

    /** What the spreadsheet shows; of a fault, what stands there. */
    record Shown(@Nullable String text, @Nullable Fault fault) {

        private static final Shown BLANK = new Shown(null, null);

        private static Shown text(@Nullable String text) {
            return text == null || text.isEmpty() ? BLANK : new Shown(text, null);
        }
    }

    /** The cell that the reader stands on, up to its end. */
    static XlsxCell read(XMLStreamReader xml) throws XMLStreamException {
        var type = xml.getAttributeValue(null, "t");
        var style = xml.getAttributeValue(null, "s");
        String value = null;
        String inline = null;
        String formula = null;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "f" -> formula = xml.getElementText();
                    case "is" -> inline = XlsxStrings.text(xml);
                    default -> {
                        // extensions hold no value
                    }
                }
            }
        }
        return new XlsxCell(type == null ? "n" : type, style, value, inline, formula);
    }

    Shown shown(XlsxPackage workbook) {
        return switch (type) {
            case "s" -> shared(workbook.strings());
            case "str" -> Shown.text(value == null ? inline : XlsxStrings.unescaped(value));
            case "inlineStr" -> Shown.text(inline == null ? value : inline);
            case "b" -> truth();
            case "d" -> Shown.text(value == null ? null : value.strip());
            case "e" -> new Shown(value, Fault.ERROR_VALUE);
            case "n" -> number(workbook);
            default -> new Shown(value, Fault.UNREADABLE);
        };
    }

    private Shown shared(XlsxStrings strings) {
        if (value == null || value.isBlank()) {
            return inline == null ? Shown.BLANK : Shown.text(inline);
        }
        var text = strings.find(value);
        return text == null ? new Shown(null, Fault.UNREADABLE) : Shown.text(text);
    }

    private Shown truth() {
        var text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(text)) {
            return Shown.text("TRUE");
        }
        if (FALSE.contains(text)) {
            return Shown.text("FALSE");
        }
        return text.isEmpty() ? withoutValue() : new Shown(value, Fault.UNREADABLE);
    }

    /** What is said to be a number and is none is a text that lacks its type. */
    private Shown number(XlsxPackage workbook) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            return inline == null ? withoutValue() : Shown.text(inline);
        }
        try {
            return Shown.text(workbook.formats().isDate(style) ? date(text, workbook) : XlsxNumber.plain(text));
        } catch (NumberFormatException untyped) {
            return Shown.text(XlsxStrings.unescaped(value == null ? "" : value));
        }
    }

    /** A month that was typed is kept as its first day, in a format that does not show it. */
    private String date(String days, XlsxPackage workbook) {
        var moment = XlsxNumber.moment(days, workbook.dates1904());
        return workbook.formats().isMonth(style)
                        && FIRST_OF_MONTH.matcher(moment).matches()
                ? moment.substring(0, moment.length() - "-01".length())
                : moment;
    }

    private Shown withoutValue() {
        return formula == null ? Shown.BLANK : new Shown(formula.isEmpty() ? null : "=" + formula, Fault.FORMULA);
    }
}
