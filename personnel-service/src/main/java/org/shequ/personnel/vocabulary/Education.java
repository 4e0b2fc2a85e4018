package org.shequ.personnel.vocabulary;

import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.EducationLevel;

import java.util.List;

/**
 * Highest education completed (学历) as the register keeps it, GB/T 4658, from the lowest to the highest. By which level
 * somebody is judged is the contract's order.
 */
public enum Education implements Coded {
    PRIMARY_OR_BELOW("81", "primary school or below", "小学及以下", "小学", "小学毕业"),
    JUNIOR_MIDDLE("71", "junior middle school", "初中", "初中毕业"),
    SENIOR_MIDDLE("61", "senior middle school", "高中", "普通高中", "普通高中毕业", "高中毕业"),
    SECONDARY_VOCATIONAL("41", "secondary vocational school", "中专", "中等专科毕业", "中专毕业", "44", "47", "职高", "技校"),
    JUNIOR_COLLEGE("31", "junior college", "大专", "大学专科毕业", "大学专科", "专科", "COLLEGE", "30"),
    BACHELOR("21", "university, undergraduate", "本科", "大学本科毕业", "大学本科", "大学", "20"),
    MASTER("14", "postgraduate, master's programme", "硕士研究生", "硕士研究生毕业", "硕士", "研究生", "10"),
    DOCTOR("11", "postgraduate, doctoral programme", "博士研究生", "博士研究生毕业", "博士");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    Education(String code, String en, String zh, String... aliases) {
        this.code = code;
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    /** The level that it counts as in every service. */
    public EducationLevel level() {
        return switch (this) {
            case PRIMARY_OR_BELOW -> EducationLevel.PRIMARY_OR_BELOW;
            case JUNIOR_MIDDLE -> EducationLevel.JUNIOR_MIDDLE;
            case SENIOR_MIDDLE, SECONDARY_VOCATIONAL -> EducationLevel.SENIOR_MIDDLE;
            case JUNIOR_COLLEGE -> EducationLevel.JUNIOR_COLLEGE;
            case BACHELOR -> EducationLevel.BACHELOR;
            case MASTER -> EducationLevel.MASTER;
            case DOCTOR -> EducationLevel.DOCTOR;
        };
    }

    @Override
    public String code() {
        return code;
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
