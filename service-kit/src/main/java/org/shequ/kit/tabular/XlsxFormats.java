package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which cell formats show a number as a date or time. */
final class XlsxFormats {

    static final XlsxFormats NONE = new XlsxFormats(new BitSet());

    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[ymdhs年月日]");

    private final BitSet dates;

    private XlsxFormats(BitSet dates) {
        this.dates = dates;
    }

    static XlsxFormats read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> codes = new HashMap<>();
        var dates = new BitSet();
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
                            dates.set(formats++, isDate(id, codes.get(id)));
                        }
                    }
                    default -> {
                        // fonts and colours
                    }
                }
            }
        }
        return new XlsxFormats(dates);
    }

    boolean isDate(@Nullable String style) {
        try {
            return style != null && dates.get(Integer.parseInt(style));
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
