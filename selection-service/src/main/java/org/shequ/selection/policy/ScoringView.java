package org.shequ.selection.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.Decimals;
import org.shequ.selection.scoring.ScoreRounding;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.scoring.ShortlistTies;
import org.shequ.selection.scoring.TieBasis;
import org.shequ.selection.scoring.TieBreakStep;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The rule of totals and ties as the outside gives and gets it. */
@Schema(name = "ScoringRule", description = "How totals are computed and ties are broken / 成绩计算与并列处理规则")
public record ScoringView(
        @NotNull @Valid DecimalsView decimals,

        @NotNull @Schema(description = "HALF_UP rounds (四舍五入), DOWN cuts off (舍去尾数) / 尾数取舍方式")
        ScoreRounding rounding,

        @NotNull
        @Schema(
                description =
                        "Whether totals are tied before they are rounded or as they are shown; EXACT_TOTAL puts 83.008 ahead of"
                                + " 83.006 / 并列按未取舍的成绩还是按公布的成绩认定")
        TieBasis tiesOn,

        @NotNull
        @Size(max = 20)
        @Schema(
                description =
                        "Asked in this order of those who are tied; RETEST only as the last. Whom all of it leaves tied for the last"
                                + " places draw lots. / 并列时依次比较的项目，加试只能列在最后；末位仍并列的抽签确定")
        List<@NotNull TieBreakStep> tieBreaks,

        @NotNull
        @Schema(
                description =
                        "Those tied for the last seat of the interview: ALL go on, or TIE_BREAKS are asked, as far as dossiers and"
                                + " certificates answer them, dates of birth left out / 笔试末位并列者全部进入面试，或按并列规则比较（不比较出生日期）")
        ShortlistTies shortlistTies) {

    /** Each from 0 to 6. */
    @Schema(name = "ScoringDecimals", description = "Decimals that each step keeps, 0 to 6 / 各项成绩保留的小数位数，0 至 6")
    public record DecimalsView(
            @NotNull
            @Schema(description = "Of a score; an entry with more is refused / 笔试、面试、加试成绩，录入位数超出不予接收", examples = "2")
            Integer score,

            @NotNull @Schema(description = "Of a score times its weight / 按比例折算后的成绩", examples = "4")
            Integer weighted,

            @NotNull @Schema(description = "Of a bonus; one with more is refused / 加分，位数超出不予接收", examples = "2")
            Integer bonus,

            @NotNull @Schema(description = "Of the total / 综合成绩", examples = "2")
            Integer total) {}

    public static ScoringView of(ScoringRule rule) {
        var decimals = rule.decimals();
        return new ScoringView(
                new DecimalsView(decimals.score(), decimals.weighted(), decimals.bonus(), decimals.total()),
                rule.rounding(),
                rule.tiesOn(),
                rule.tieBreaks(),
                rule.shortlistTies());
    }

    /** The rule that a request gives; the standard one when it gives none. */
    static ScoringRule rule(@Nullable ScoringView given) {
        return given == null
                ? ScoringRule.STANDARD
                : new ScoringRule(
                        new Decimals(
                                given.decimals.score,
                                given.decimals.weighted,
                                given.decimals.bonus,
                                given.decimals.total),
                        given.rounding,
                        given.tiesOn,
                        given.tieBreaks,
                        given.shortlistTies);
    }
}
