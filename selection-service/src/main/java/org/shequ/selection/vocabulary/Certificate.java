package org.shequ.selection.vocabulary;

/** Professional qualification of social workers (社会工作者职业资格), from the lowest to the highest. */
public enum Certificate implements Labelled {
    ASSISTANT("assistant social worker", "助理社会工作师"),
    SOCIAL_WORKER("social worker", "社会工作师"),
    SENIOR("senior social worker", "高级社会工作师");

    private final String en;
    private final String zh;

    Certificate(String en, String zh) {
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
