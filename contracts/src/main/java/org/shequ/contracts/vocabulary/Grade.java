package org.shequ.contracts.vocabulary;

import java.util.List;

/** Grades of a person's annual assessment (年度考核等次), best first; {@link #UNDETERMINED} stands outside the order. */
public enum Grade implements Coded {
    EXCELLENT("excellent", "优秀"),
    QUALIFIED("qualified", "合格", "称职"),
    BASICALLY_QUALIFIED("basically qualified", "基本合格", "基本称职"),
    UNQUALIFIED("unqualified", "不合格", "不称职"),
    UNDETERMINED("not graded", "不定等次", "不确定等次", "未定等次", "不评定等次");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    Grade(String en, String zh, String... aliases) {
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    /** The lower of two grades; an ungraded year stays ungraded. */
    public Grade atMost(Grade cap) {
        if (this == UNDETERMINED || cap == UNDETERMINED) {
            return UNDETERMINED;
        }
        return compareTo(cap) >= 0 ? this : cap;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }
}
