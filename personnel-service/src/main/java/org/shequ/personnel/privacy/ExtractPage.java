package org.shequ.personnel.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.personnel.person.PersonView;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The extract as a page to print: everything stands in it, nothing is fetched, and no text of a record becomes markup. */
final class ExtractPage {

    private static final String STYLE = """
            body { font: 11pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2cm; }
            h1 { font-size: 16pt; } h2 { font-size: 12pt; margin-top: 1.5em; break-after: avoid; }
            table { border-collapse: collapse; width: 100%; font-size: 9pt; }
            th, td { border: 1px solid #999; padding: 2px 6px; text-align: left; overflow-wrap: anywhere; }
            tr { break-inside: avoid; }
            """;

    private final StringBuilder html = new StringBuilder(16_384);

    private ExtractPage() {}

    static String of(PersonView person, JsonNode record, List<PersonExtract.Section> sections, Instant madeAt) {
        ExtractPage page = new ExtractPage();
        page.html
                .append("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>个人信息副本 ")
                .append(escaped(person.personnelNumber()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>个人信息副本 / Extract of personal data</h1><p>")
                .append(escaped(person.personnelNumber()))
                .append(" · ")
                .append(madeAt)
                .append("</p>");
        page.table("档案 / Record", List.of(record));
        sections.forEach(section -> page.table(section.zh() + " / " + section.en(), section.rows()));
        page.html.append("</body></html>");
        return page.html.toString();
    }

    private void table(String title, List<JsonNode> rows) {
        html.append("<h2>").append(escaped(title)).append("</h2>");
        if (rows.isEmpty()) {
            html.append("<p>无 / none</p>");
            return;
        }
        List<Map<String, JsonNode>> shown =
                rows.stream().map(PersonExtract::shown).toList();
        Set<String> columns = new LinkedHashSet<>();
        shown.forEach(row -> columns.addAll(row.keySet()));
        html.append("<table><thead><tr>");
        columns.forEach(column -> cell("th", column));
        html.append("</tr></thead><tbody>");
        for (Map<String, JsonNode> row : shown) {
            html.append("<tr>");
            for (String column : columns) {
                JsonNode value = row.get(column);
                cell("td", value == null ? "" : value.isTextual() ? value.asText() : value.toString());
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private void cell(String element, String text) {
        html.append('<')
                .append(element)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(element)
                .append('>');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
