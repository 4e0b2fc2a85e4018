package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which cell formats show a number as a date or time, and which of these show no day of the month. */
final class XlsxFormats {

    static final XlsxFormats NONE = new XlsxFormats(new BitSet(), new BitSet());

    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    /** mmm-yy, and yyyy年m月 of the Chinese locale. */
    private static final Set<String> MONTHS_BUILT_IN = Set.of("17", "27", "36", "50", "52", "57");

    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[ymdhs年月日]");

    private static final Pattern DAY_OR_TIME_LETTERS = Pattern.compile("(?i)[dhs日]");
    private static final Pattern YEAR_LETTERS = Pattern.compile("(?i)[y年]");

    private final BitSet dates;
    private final BitSet months;

    private XlsxFormats(BitSet dates, BitSet months) {
        this.dates = dates;
        this.months = months;
    }

    static XlsxFormats read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> codes = new HashMap<>();
        var dates = new BitSet();
        var months = new BitSet();
        var formats = 0;
        var inCellFormats = false;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                inCellFormats = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" ->
                        codes.put(Xml.attribute(xml, "numFmtId", ""), Xml.attribute(xml, "formatCode", ""));
                    case "cellXfs" -> inCellFormats = true;
                    case "xf" -> {
                        if (inCellFormats) {
                            var id = Xml.attribute(xml, "numFmtId", "0");
                            dates.set(formats, isDate(id, codes.get(id)));
                            months.set(formats++, isMonth(id, codes.get(id)));
                        }
                    }
                    default -> {
                        // fonts and colours
                    }
                }
            }
        }
        return new XlsxFormats(dates, months);
    }

    boolean isDate(@Nullable String style) {
        return isIn(dates, style);
    }

    /** Whether a date in this format shows as a month of a year, without the day. */
    boolean isMonth(@Nullable String style) {
        return isIn(months, style);
    }

    private static boolean isIn(BitSet formats, @Nullable String style) {
        try {
            return style != null && formats.get(Integer.parseInt(style));
        } catch (NumberFormatException | IndexOutOfBoundsException noStyle) {
            return false;
        }
    }

    private static boolean isDate(String id, @Nullable String code) {
        if (code == null) {
            return builtInDate(id);
        }
        return !code.equalsIgnoreCase("General")
                && DATE_LETTERS
                        .matcher(NOT_DATE_LETTERS.matcher(code).replaceAll(""))
                        .find();
    }

    private static boolean isMonth(String id, @Nullable String code) {
        if (code == null) {
            return MONTHS_BUILT_IN.contains(id);
        }
        var letters = NOT_DATE_LETTERS.matcher(code).replaceAll("");
        return isDate(id, code)
                && YEAR_LETTERS.matcher(letters).find()
                && !DAY_OR_TIME_LETTERS.matcher(letters).find();
    }

    /** ECMA-376 part 1, 18.8.30, with the formats of Chinese and Japanese locales. */
    private static boolean builtInDate(String number) {
        try {
            var id = Integer.parseInt(number);
            return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        } catch (NumberFormatException noFormat) {
            return false;
        }
    }
}
