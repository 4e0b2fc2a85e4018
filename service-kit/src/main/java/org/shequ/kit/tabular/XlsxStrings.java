package org.shequ.kit.tabular;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that a workbook keeps once and its cells refer to by number. {@link XlsxGuard} bounds how much that is. */
final class XlsxStrings {

    static final XlsxStrings NONE = new XlsxStrings(List.of());

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts;

    private XlsxStrings(List<String> texts) {
        this.texts = texts;
    }

    static XlsxStrings read(XMLStreamReader xml) throws XMLStreamException {
        var texts = new ArrayList<String>();
        while (Xml.nextElement(xml)) {
            if (xml.getLocalName().equals("si")) {
                texts.add(text(xml));
            }
        }
        return new XlsxStrings(texts);
    }

    /** Null where the workbook has no such text. */
    @Nullable
    String find(String index) {
        try {
            var i = Integer.parseInt(index.strip());
            return i >= 0 && i < texts.size() ? texts.get(i) : null;
        } catch (NumberFormatException noIndex) {
            return null;
        }
    }

    /**
     * The text of the element that the reader stands on, up to its end: plain, or in runs of one format each. How it is
     * pronounced ({@code rPh}) is no part of it.
     */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        var inText = false;
        var pronounced = 0;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    pronounced += xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = xml.getLocalName().equals("t") && pronounced == 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    pronounced -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                default -> {
                    // comments say nothing
                }
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML has no place for stand as {@code _x000D_}. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(escaped -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escaped.group(1), 16))))
                : text;
    }
}
