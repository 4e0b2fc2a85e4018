package org.shequ.selection.stage;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CellTypes;
import org.shequ.kit.importing.ImportColumn;
import org.shequ.kit.importing.ImportTable;
import org.shequ.kit.importing.JudgedRow;
import org.shequ.kit.importing.ReadRow;
import org.shequ.kit.privacy.Shown;
import org.shequ.selection.application.CandidateRows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a row of a file of outcomes says.
 *
 * @param result null where there is none yet
 */
record OutcomeRow(
        CandidateRows.Named candidate,
        @Nullable Result result,
        @Nullable String reason) {

    /** How somebody came out of a stage. */
    enum Result {
        PASSED("合格", Set.of("通过", "是", "√", "pass", "yes", "true", "1")),
        FAILED("不合格", Set.of("不通过", "未通过", "否", "×", "fail", "no", "false", "0")),
        ABSENT("缺考", Set.of("缺席", "弃考", "未参加", "放弃"));

        private final String zh;
        private final Set<String> names;

        Result(String zh, Set<String> names) {
            this.zh = zh;
            this.names = names;
        }

        static Optional<Result> find(String text) {
            var word = text.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(result -> result.zh.equals(word)
                            || result.names.contains(word)
                            || result.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    static final ImportColumn<Result> RESULT = ImportColumn.of(
                    "result",
                    CellTypes.code(
                            "RESULT",
                            Result::find,
                            "PASSED, FAILED, ABSENT",
                            labels().collect(Collectors.joining("、")),
                            labels().toList()),
                    "结果",
                    "结论")
            .present()
            .example("合格")
            .meaning("Blank where there is none yet", "尚无结果时空白");
    static final ImportColumn<String> REASON = ImportColumn.of(
                    "reason", CellTypes.text(500).showing(words -> Shown.WITHHELD), "原因", "不合格原因", "未通过原因")
            .example("未参加体检")
            .meaning("Needed for whoever does not pass", "未通过者必填");

    static final ImportTable TABLE =
            ImportTable.of(CandidateRows.NUMBER, CandidateRows.NAME, CandidateRows.POSITION, RESULT, REASON);

    private static java.util.stream.Stream<String> labels() {
        return Arrays.stream(Result.values()).map(result -> result.zh);
    }

    static JudgedRow<OutcomeRow> judge(ReadRow row) {
        boolean reasonAlone = row.isBlank(RESULT) && row.get(REASON) != null;
        return row.judged(
                new OutcomeRow(CandidateRows.Named.of(row), row.get(RESULT), row.get(REASON)),
                reasonAlone
                        ? List.of(row.problem(RESULT, "REQUIRED", "a reason needs a result", "填写原因时须填写结果"))
                        : List.of());
    }

    boolean passed() {
        return result == Result.PASSED;
    }

    /** Absence says why by itself. */
    @Nullable
    String reasonGiven() {
        return reason == null && result == Result.ABSENT ? Result.ABSENT.zh : reason;
    }
}
