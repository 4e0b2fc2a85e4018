package org.shequ.personnel.vocabulary;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Life of a unit (单位状态). No standard covers the list. */
public enum UnitStatus implements Coded {
    PROPOSED("proposed", "拟设"),
    APPROVED("approved", "已批准"),
    ACTIVE("active", "有效"),
    MERGED("merged into another", "已合并"),
    SPLIT("split into others", "已拆分"),
    DISSOLVED("dissolved", "已撤销");

    public static final Lifecycle<UnitStatus> LIFECYCLE = Coded.lifecycle(UnitStatus.class, "unit", "单位");

    public static final Step<UnitStatus> APPROVE =
            LIFECYCLE.step("approveUnit", "personnel:write", "approval", "批准设立", APPROVED, PROPOSED);
    public static final Step<UnitStatus> ACTIVATE =
            LIFECYCLE.step("activateUnit", "personnel:write", "activation", "挂牌", ACTIVE, APPROVED);
    public static final Step<UnitStatus> DISSOLVE = LIFECYCLE.step(
            "dissolveUnit", "personnel:write", "dissolution", "撤销", DISSOLVED, PROPOSED, APPROVED, ACTIVE);
    public static final Step<UnitStatus> MERGE =
            LIFECYCLE.step("mergeUnits", "personnel:write", "merger", "合并", MERGED, ACTIVE);
    public static final Step<UnitStatus> SPLIT_UP =
            LIFECYCLE.step("splitUnit", "personnel:write", "split", "拆分", SPLIT, ACTIVE);

    private final String en;
    private final String zh;

    UnitStatus(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** The unit exists no more. */
    public boolean isOver() {
        return switch (this) {
            case MERGED, SPLIT, DISSOLVED -> true;
            case PROPOSED, APPROVED, ACTIVE -> false;
        };
    }

    @Override
    public String code() {
        return name();
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
