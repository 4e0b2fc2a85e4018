package org.shequ.quota.determination;

import org.shequ.kit.page.PageRequest;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularWriter;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** A determination as a table for files and print: a row per community and the totals below, read page by page. */
@ApplicationScoped
class DeterminationTable {

    static final Columns COLUMNS = Columns.of(
            Column.of("unit_code", "区划代码"),
            Column.of("unit_name", "社区"),
            Column.of("urban_population", "城镇常住人口"),
            Column.of("share", "应配份额"),
            Column.of("apportioned", "按标准配置数"),
            Column.of("adjustment", "调整数"),
            Column.of("adjustment_document", "调整文号"),
            Column.of("old", "原核定数"),
            Column.of("new", "核定数"),
            Column.of("change", "增减"),
            Column.of("occupied", "在岗数"),
            Column.of("over", "超员"),
            Column.of("short", "缺员"));

    private final Determinations determinations;

    DeterminationTable(Determinations determinations) {
        this.determinations = determinations;
    }

    void write(Determination determination, TabularWriter table) {
        List<Line> page;
        String after = null;
        long apportioned = 0;
        long adjusted = 0;
        do {
            page = determinations.lines(determination.id(), after, PageRequest.MAX_LIMIT);
            for (var line : page) {
                row(LineView.of(line), table);
                apportioned += line.apportioned();
                adjusted += line.adjustment();
                after = line.unitCode();
            }
        } while (page.size() == PageRequest.MAX_LIMIT);
        var summary = determination.summary();
        table.row(
                null,
                "合计 / Total",
                determination.population(),
                null,
                apportioned,
                adjusted,
                null,
                summary.previousTotal(),
                summary.total(),
                summary.change(),
                summary.occupied(),
                summary.overPlaces(),
                summary.shortPlaces());
    }

    private static void row(LineView line, TabularWriter table) {
        table.row(
                line.unitCode(),
                line.unitName(),
                line.population(),
                line.share(),
                line.apportioned(),
                line.adjustment(),
                line.adjustmentDocument(),
                line.oldPlaces(),
                line.newPlaces(),
                line.change(),
                line.occupied(),
                line.over(),
                line.shortPlaces());
    }
}
