package org.shequ.contracts.vocabulary;

/**
 * Highest education completed (学历), levels after GB/T 4658, rising: the academic order that every service judges by. What
 * a register tells apart within a level is its own.
 */
public enum EducationLevel implements Coded {
    PRIMARY_OR_BELOW("primary school or below", "小学及以下"),
    JUNIOR_MIDDLE("junior middle school", "初中"),
    SENIOR_MIDDLE("senior middle or secondary vocational school", "高中(中专)"),
    JUNIOR_COLLEGE("junior college", "大专"),
    BACHELOR("bachelor's programme", "本科"),
    MASTER("master's programme", "硕士研究生"),
    DOCTOR("doctoral programme", "博士研究生");

    private final String en;
    private final String zh;

    EducationLevel(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Whether it is that level or a higher one. */
    public boolean isAtLeast(EducationLevel least) {
        return compareTo(least) >= 0;
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
