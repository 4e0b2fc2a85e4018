package org.shequ.selection.vocabulary;

/** Grades of a person's annual assessment (年度考核等次). */
public enum Grade implements Labelled {
    EXCELLENT("excellent", "优秀"),
    QUALIFIED("qualified", "合格"),
    BASICALLY_QUALIFIED("basically qualified", "基本合格"),
    UNQUALIFIED("unqualified", "不合格"),
    UNDETERMINED("not determined", "不定等次");

    private final String en;
    private final String zh;

    Grade(String en, String zh) {
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
