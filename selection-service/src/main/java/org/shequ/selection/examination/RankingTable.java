package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.tabular.Column;
import org.shequ.kit.tabular.Columns;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Totals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The ranking as offices print it (成绩表): each figure with the decimals of its step, and what decided each place. */
@ApplicationScoped
class RankingTable {

    static final Columns COLUMNS = Columns.of(
            Column.of("position", "岗位序号"),
            Column.of("candidate_number", "考生编号"),
            Column.of("name", "姓名"),
            Column.of("unit_code", "单位代码"),
            Column.of("written", "笔试成绩"),
            Column.of("weighted_written", "笔试折算成绩"),
            Column.of("interview", "面试成绩"),
            Column.of("weighted_interview", "面试折算成绩"),
            Column.of("bonus", "加分"),
            Column.of("total", "综合成绩"),
            Column.of("rank", "名次"),
            Column.of("line", "次序"),
            Column.of("retest", "加试成绩"),
            Column.of("lot", "抽签号"),
            Column.of("decided_by", "名次确定依据"));

    private final Rankings rankings;
    private final CandidateRoll roll;
    private final Totals totals;

    RankingTable(Rankings rankings, CandidateRoll roll, Totals totals) {
        this.rankings = rankings;
        this.roll = roll;
        this.totals = totals;
    }

    /** One row per ranked candidate, by position and line. */
    @Transactional
    List<@Nullable Object[]> rows(SelectionRound round, Shown shown, Language language) {
        var numbers = roll.of(round.id()).stream()
                .collect(Collectors.toMap(CandidateRoll.Entry::registrationId, Function.identity()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var line : rankings.of(round.id())) {
            var entry =
                    Objects.requireNonNull(numbers.get(line.ranked().contender().registrationId()));
            rows.add(row(round, line, entry, shown, language));
        }
        return rows;
    }

    private @Nullable Object[] row(
            SelectionRound round, Rankings.Line line, CandidateRoll.Entry entry, Shown shown, Language language) {
        var ranked = line.ranked();
        var contender = ranked.contender();
        var facts = contender.facts();
        var total = round.terms().total(totals, facts.written(), facts.interview(), line.bonus());
        var decidedBy = ranked.tieBreak().of(contender);
        return new @Nullable Object[] {
            line.positionNumber(),
            entry.number(),
            shown.text(PersonField.NAME, line.name()),
            line.unitCode(),
            facts.written(),
            total.written(),
            facts.interview(),
            total.interview(),
            line.bonus(),
            contender.total(),
            ranked.rank(),
            ranked.line(),
            facts.retest(),
            facts.lot(),
            language.choose(decidedBy.en(), decidedBy.zh())
        };
    }
}
