package org.shequ.selection.vocabulary;

import org.shequ.contracts.vocabulary.Coded;

/** The steps of a round (环节), in the order in which any kind of round takes those that it has. */
public enum Stage implements Coded {
    ANNOUNCEMENT("announcement", "公告"),
    REGISTRATION("registration", "报名"),
    REVIEW("eligibility review", "资格审查"),
    WRITTEN("written examination", "笔试"),
    INTERVIEW("interview", "面试"),
    TOTAL("total score", "综合成绩"),
    MEDICAL("medical examination", "体检"),
    INSPECTION("inspection", "考察"),
    DELIBERATION("collective deliberation", "集体研究"),
    NOTICE("public notice", "公示"),
    APPOINTMENT("appointment", "聘用");

    private final String en;
    private final String zh;

    Stage(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Whether people pass or fail this stage by a recorded outcome instead of a score. */
    public boolean hasOutcomes() {
        return switch (this) {
            case MEDICAL, INSPECTION, DELIBERATION -> true;
            case ANNOUNCEMENT, REGISTRATION, REVIEW, WRITTEN, INTERVIEW, TOTAL, NOTICE, APPOINTMENT -> false;
        };
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
