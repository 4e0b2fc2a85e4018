package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.eligibility.Text;

import java.math.BigDecimal;

/** What decided a candidate's place: the total, or what distinguished it from others whose total reads the same. */
public enum TieBreak {
    /** Nobody else has this total. */
    NONE("total score", "综合成绩"),
    EXACT_TOTAL("total score before rounding", "未取舍的综合成绩"),
    WRITTEN("written score", "笔试成绩"),
    INTERVIEW("interview score", "面试成绩"),
    CERTIFICATE("level of the professional certificate", "职业资格等级"),
    HIGHEST_SINGLE("highest single score", "单项最高成绩"),
    EDUCATION("education", "学历"),
    YEARS_SERVED("years served", "任职年限"),
    BIRTH_DATE_EARLIER("date of birth, the earlier first", "出生日期（早者优先）"),
    BIRTH_DATE_LATER("date of birth, the later first", "出生日期（晚者优先）"),
    RETEST("re-test score", "加试成绩"),
    /** The last resort of every notice; it cannot be left out of a policy. */
    LOT("number drawn by lot", "抽签号"),
    /** Nothing yet: if a place depends on it, a re-test is demanded, or a lot is drawn. */
    UNRESOLVED("nothing yet", "尚未区分");

    private final String en;
    private final String zh;

    TieBreak(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Its name. */
    public Text label() {
        return new Text(en, zh);
    }

    /** What decided a candidate's place, with the candidate's own figure where there is one. */
    public Text of(Contender contender) {
        var figure = figure(contender);
        var shown = figure == null ? "" : " " + figure.toPlainString();
        return switch (this) {
            case NONE -> new Text("Total score" + shown, zh + shown.strip());
            case UNRESOLVED -> new Text("Equal totals; nothing tells them apart yet", "综合成绩并列，尚未区分");
            default -> new Text("Equal totals; decided by: " + en + shown, "综合成绩并列，按" + zh + shown.strip() + "确定");
        };
    }

    private @Nullable BigDecimal figure(Contender contender) {
        var facts = contender.facts();
        return switch (this) {
            case NONE -> contender.total();
            case EXACT_TOTAL -> contender.exact();
            case WRITTEN -> facts.written();
            case INTERVIEW -> facts.interview();
            case HIGHEST_SINGLE -> facts.highestSingle();
            case RETEST -> facts.retest();
            case LOT -> facts.lot();
            case CERTIFICATE, EDUCATION, YEARS_SERVED, BIRTH_DATE_EARLIER, BIRTH_DATE_LATER, UNRESOLVED -> null;
        };
    }
}
