package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Highest education completed (学历), levels after GB/T 4658, rising: the academic order that every service judges by. What
 * a register tells apart within a level is its own.
 */
public enum Education {
    PRIMARY_OR_BELOW("primary school or below", "小学及以下"),
    JUNIOR_MIDDLE("junior middle school", "初中"),
    SENIOR_MIDDLE("senior middle or secondary vocational school", "高中(中专)"),
    JUNIOR_COLLEGE("junior college", "大专"),
    BACHELOR("bachelor's programme", "本科"),
    MASTER("master's programme", "硕士研究生"),
    DOCTOR("doctoral programme", "博士研究生"),
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED("a level not known here", "未收录的学历");

    private final String en;
    private final String zh;

    Education(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Whether it is that level or a higher one; what is not recognised is neither. */
    public boolean isAtLeast(Education least) {
        return this != UNRECOGNISED && least != UNRECOGNISED && compareTo(least) >= 0;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }
}
