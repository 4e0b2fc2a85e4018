package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CellType.Refusal;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.selection.application.CandidateRows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a row of a file of scores says.
 *
 * @param score null of whoever was absent
 */
record ScoreRow(CandidateRows.Named candidate, @Nullable BigDecimal score) {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);

    static final ImportColumn<BigDecimal> SCORE = ImportColumn.of(
                    "score",
                    CellTypes.decimal().that(ScoreRow::outOfRange).blankToo(Set.of("缺考", "弃考", "absent")),
                    "成绩",
                    "得分",
                    "分数")
            .present()
            .example("86.5")
            .meaning(
                    "From 0 to 100, with as many decimals as the round takes; of a lot its number; blank or 缺考 enters nothing",
                    "0 至 100，小数位数以本轮规定为准；抽签填号码；空白或“缺考”不录入");

    static final ImportTable TABLE =
            ImportTable.of(CandidateRows.NUMBER, CandidateRows.NAME, CandidateRows.POSITION, SCORE);

    static JudgedRow<ScoreRow> judge(ReadRow row) {
        return row.judged(new ScoreRow(CandidateRows.Named.of(row), row.get(SCORE)), List.of());
    }

    private static @Nullable Refusal outOfRange(BigDecimal score) {
        return score.signum() >= 0 && score.compareTo(HIGHEST) <= 0
                ? null
                : new Refusal("SCORE", "must be from 0 to 100", "须为 0 至 100");
    }
}
