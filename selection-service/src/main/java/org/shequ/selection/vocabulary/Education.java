package org.shequ.selection.vocabulary;

/** Highest education completed (学历), GB/T 4658, from the lowest to the highest. */
public enum Education implements Labelled {
    PRIMARY_OR_BELOW("primary school or below", "小学及以下"),
    JUNIOR_MIDDLE("junior middle school", "初中"),
    SENIOR_MIDDLE("senior middle or secondary vocational school", "高中(中专)"),
    JUNIOR_COLLEGE("junior college", "大专"),
    BACHELOR("bachelor's programme", "本科"),
    MASTER("master's programme", "硕士研究生"),
    DOCTOR("doctoral programme", "博士研究生");

    private final String en;
    private final String zh;

    Education(String en, String zh) {
        this.en = en;
        this.zh = zh;
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
