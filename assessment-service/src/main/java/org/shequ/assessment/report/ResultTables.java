package org.shequ.assessment.report;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.result.CountedResults;
import org.shequ.assessment.result.PeerGroup;
import org.shequ.contracts.problem.Language;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Scope;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.kit.tabular.TabularWriter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

/** The results of a year as a table, read page by page, and their figures. */
@ApplicationScoped
class ResultTables {

    private static final Statements SQL = Statements.of(ResultTables.class);

    static final Columns COLUMNS = Columns.of(
            Column.of("year", "年度"),
            Column.of("unit_code", "区划代码"),
            Column.of("unit_name", "单位名称"),
            Column.of("personnel_number", "人员编号"),
            Column.of("name", "姓名"),
            Column.of("peer_group", "组别"),
            Column.of("score", "得分"),
            Column.of("grade", "等次"),
            Column.of("rank", "名次"),
            Column.of("peers", "同组数"),
            Column.of("percentile", "百分位"),
            Column.of("band", "分档"),
            Column.of("version", "版本"),
            Column.of("final_on", "定案日期"));

    private static final int PAGE = 1000;

    private final Database database;

    ResultTables(Database database) {
        this.database = database;
    }

    /** Which results. */
    record Selection(SubjectKind kind, int year, String unitPrefix) {}

    private record Line(String subject, @Nullable Object[] cells) {}

    /** By subject; a person's name is masked. */
    void write(Selection selection, Scope scope, TabularWriter table, Language language) {
        String after = "";
        while (true) {
            List<Line> page = page(selection, scope, after, language);
            for (Line line : page) {
                table.row(line.cells());
                after = line.subject();
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private List<Line> page(Selection selection, Scope scope, String after, Language language) {
        return database.list(
                CountedResults.ALL_MERGED + SQL.text("result-lines") + CountedResults.COUNTS + """
                  AND r.subject_kind = ? AND r.year = ? AND r.unit_code LIKE ? || '%' AND r.unit_code LIKE ? || '%'
                  AND r.subject > ?
                ORDER BY r.subject LIMIT ?
                """,
                row -> {
                    String name = row.findText("name");
                    return new Line(row.getText("subject"), new @Nullable Object[] {
                        row.getInt("year"),
                        row.findText("unit_code"),
                        row.findText("unit_name"),
                        row.findText("personnel_number"),
                        name == null ? null : Masking.name(name),
                        label(row.findText("peer_group"), language, code -> new PeerGroup(code).chinese()),
                        row.findDecimal("score"),
                        label(
                                row.findText("grade"),
                                language,
                                grade -> Grade.valueOf(grade).zh()),
                        row.findInt("rank"),
                        row.findInt("peers"),
                        row.findDecimal("percentile"),
                        label(
                                row.findText("band"),
                                language,
                                band -> Band.valueOf(band).chinese()),
                        row.getInt("version"),
                        (LocalDate) row.getDate("final_on")
                    });
                },
                selection.kind(),
                selection.year(),
                scope.prefix(),
                selection.unitPrefix(),
                after,
                PAGE);
    }

    /** In Chinese the label, else the code: imports read both. */
    private static @Nullable String label(@Nullable String code, Language language, UnaryOperator<String> chinese) {
        return code == null ? null : language == Language.ZH ? chinese.apply(code) : code;
    }

    /** Figures of one peer group; of all persons where there are no groups. */
    record Figures(
            String peerGroup,
            long subjects,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal least,
            @Nullable BigDecimal best) {}

    List<Figures> figures(Selection selection, Scope scope) {
        return database.list(
                CountedResults.ALL_MERGED + SQL.text("result-figures") + CountedResults.COUNTS + """
                  AND subject_kind = ? AND year = ? AND unit_code LIKE ? || '%' AND unit_code LIKE ? || '%'
                GROUP BY 1 ORDER BY 1
                """,
                row -> new Figures(
                        row.getText("peer_group"),
                        row.getLong("subjects"),
                        row.findDecimal("mean"),
                        row.findDecimal("median"),
                        row.findDecimal("least"),
                        row.findDecimal("best")),
                selection.kind(),
                selection.year(),
                scope.prefix(),
                selection.unitPrefix());
    }

    /** How many of a peer group share a grade, or ten points of score. */
    record Share(String peerGroup, String value, long subjects) {}

    List<Share> grades(Selection selection, Scope scope) {
        return shares("grade", "grade IS NOT NULL", selection, scope);
    }

    List<Share> tens(Selection selection, Scope scope) {
        return shares(
                "(least(div(score, 10), 9) * 10)::int || '-' || (least(div(score, 10), 9) * 10 + 10)::int",
                "score IS NOT NULL",
                selection,
                scope);
    }

    /** Both texts are this class's own. */
    private List<Share> shares(String value, String condition, Selection selection, Scope scope) {
        return database.list(
                CountedResults.ALL_MERGED + "SELECT coalesce(peer_group, 'ALL') AS peer_group, " + value
                        + " AS value, count(*) AS subjects"
                        + " FROM results r WHERE" + CountedResults.COUNTS + " AND subject_kind = ? AND year = ?"
                        + " AND unit_code LIKE ? || '%' AND unit_code LIKE ? || '%' AND " + condition
                        + " GROUP BY 1, 2 ORDER BY 1, 2",
                row -> new Share(row.getText("peer_group"), row.getText("value"), row.getLong("subjects")),
                selection.kind(),
                selection.year(),
                scope.prefix(),
                selection.unitPrefix());
    }
}
