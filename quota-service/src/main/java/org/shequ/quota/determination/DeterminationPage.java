package org.shequ.quota.determination;

import org.shequ.kit.page.PageRequest;
import org.shequ.quota.standard.Standard;
import org.shequ.quota.standard.Standards;
import org.shequ.quota.unit.Units;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A determination as a page to print (核定表): heads in both languages, a row per community with its share as a fraction, so
 * that a reader can recompute it, the totals, and room for the seal. Written row by row; all that it needs stands in it.
 */
@ApplicationScoped
class DeterminationPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title>
            <style>
            @page { size: A4 landscape; margin: 12mm; }
            body { font-family: "SimSun", "Songti SC", "Noto Serif CJK SC", serif; font-size: 10pt; }
            h1 { text-align: center; font-size: 16pt; margin: 0 0 4mm; }
            p { margin: 1mm 0; }
            table { border-collapse: collapse; width: 100%%; margin-top: 3mm; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            th, td { border: 0.3pt solid #000; padding: 1mm 1.5mm; text-align: right; }
            th { text-align: center; font-weight: bold; }
            td.text { text-align: left; }
            tfoot { display: table-row-group; font-weight: bold; }
            .seal { margin-top: 12mm; text-align: right; }
            </style></head><body>
            <h1>%s</h1>
            """;
    private static final List<String> COLUMNS = List.of(
            "区划代码<br>Unit",
            "社区<br>Community",
            "城镇常住人口<br>Residents",
            "应配份额<br>Share",
            "余数进位<br>Extra",
            "最低配置<br>Minimum",
            "按标准<br>Apportioned",
            "调整<br>Adjustment",
            "原核定<br>Old",
            "核定<br>New",
            "增减<br>Change",
            "在岗<br>In post",
            "超员<br>Over",
            "缺员<br>Short");

    private final Determinations determinations;
    private final Standards standards;
    private final Units units;

    DeterminationPage(Determinations determinations, Standards standards, Units units) {
        this.determinations = determinations;
        this.standards = standards;
        this.units = units;
    }

    void write(Determination determination, OutputStream out) throws IOException {
        var page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var title = escaped(determination.title());
        page.write(HEAD.formatted(title, title));
        head(determination, page);
        page.write("<table><thead><tr>");
        for (var column : COLUMNS) {
            page.write("<th>" + column + "</th>");
        }
        page.write("</tr></thead><tbody>\n");
        var apportioned = rows(determination, page);
        page.write("</tbody><tfoot>");
        total(determination, apportioned, page);
        page.write("</tfoot></table>\n");
        seal(determination, page);
        page.write("</body></html>\n");
        page.flush();
    }

    private void head(Determination determination, Writer page) throws IOException {
        var standard = standards.get(determination.standardId());
        var unit = units.findName(determination.jurisdiction());
        paragraph(page, "辖区 / Jurisdiction", determination.jurisdiction() + (unit == null ? "" : " " + unit));
        paragraph(page, "配置标准 / Standard", words(standard));
        paragraph(
                page,
                "人口统计日期 / Residents on",
                determination.populationDate() + "，合计 / total " + determination.population());
        paragraph(page, "状态 / Status", determination.status().name() + (determination.whatIf() ? "，测算 / what-if" : ""));
    }

    private static String words(Standard standard) {
        return standard.words() + "；最低 / minimum " + standard.floorMin() + "；" + standard.documentNumber();
    }

    /** Returns what all communities get before adjustments, and the sum of those. */
    private Sums rows(Determination determination, Writer page) throws IOException {
        var sums = new Sums(0, 0);
        var after = "";
        List<Line> lines;
        do {
            lines = determinations.lines(determination.id(), after, PageRequest.MAX_LIMIT);
            for (var line : lines) {
                row(LineView.of(line), page);
                sums = new Sums(sums.apportioned() + line.apportioned(), sums.adjusted() + line.adjustment());
                after = line.unitCode();
            }
        } while (lines.size() == PageRequest.MAX_LIMIT);
        return sums;
    }

    private record Sums(long apportioned, long adjusted) {}

    private static void row(LineView line, Writer page) throws IOException {
        page.write("<tr>");
        text(page, line.unitCode());
        text(page, line.unitName());
        number(page, line.population());
        number(page, line.shareNumerator() + "/" + line.shareDenominator());
        number(page, line.extra());
        number(page, line.floored() ? "√" : "");
        number(page, line.apportioned());
        number(
                page,
                line.adjustmentDocument() == null
                        ? line.adjustment()
                        : signed(line.adjustment()) + " " + escaped(line.adjustmentDocument()));
        number(page, line.oldPlaces());
        number(page, line.newPlaces());
        number(page, signed(line.change()));
        number(page, line.occupied());
        number(page, line.over());
        number(page, line.shortPlaces());
        page.write("</tr>\n");
    }

    private static void total(Determination determination, Sums sums, Writer page) throws IOException {
        var summary = determination.summary();
        page.write("<tr><td class=\"text\" colspan=\"2\">合计 / Total（" + summary.units() + "）</td>");
        number(page, determination.population());
        number(page, "");
        number(page, "");
        number(page, "");
        number(page, sums.apportioned());
        number(page, signed(sums.adjusted()));
        number(page, summary.previousTotal());
        number(page, summary.total());
        number(page, signed(summary.change()));
        number(page, summary.occupied());
        number(page, summary.overPlaces());
        number(page, summary.shortPlaces());
        page.write("</tr>");
    }

    private static void seal(Determination determination, Writer page) throws IOException {
        page.write("<div class=\"seal\">");
        if (determination.approvedOn() != null) {
            page.write("<p>" + escaped(Objects.requireNonNull(determination.organ())) + "</p><p>"
                    + escaped(Objects.requireNonNull(determination.documentNumber())) + "</p><p>"
                    + determination.approvedOn() + "</p>");
        }
        page.write("<p>（盖章 / Seal）</p></div>\n");
    }

    private static void paragraph(Writer page, String name, String value) throws IOException {
        page.write("<p>" + name + "： " + escaped(value) + "</p>\n");
    }

    private static void text(Writer page, String value) throws IOException {
        page.write("<td class=\"text\">" + escaped(value) + "</td>");
    }

    private static void number(Writer page, Object value) throws IOException {
        page.write("<td>" + value + "</td>");
    }

    private static String signed(long change) {
        return change > 0 ? "+" + change : String.valueOf(change);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
